"""How VNPay 2.1.0 signs: HMAC-SHA512 over the sorted, URL-encoded parameters."""

import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import quote_plus

from app.gateways.payments.port import BadSignature

SIGNATURE = "vnp_SecureHash"
_UNSIGNED = frozenset([SIGNATURE, "vnp_SecureHashType"])


def string_to_sign(params: Mapping[str, str]) -> str:
    """The parameters without empty ones and signatures, sorted by name, as a query string."""
    kept = sorted((name, value) for name, value in params.items() if value and name not in _UNSIGNED)
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in kept)


def signature(secret: str, params: Mapping[str, str]) -> str:
    """Lower-case hex of the HMAC-SHA512 of :func:`string_to_sign`."""
    return hmac.new(secret.encode(), string_to_sign(params).encode(), hashlib.sha512).hexdigest()


def signed_query(secret: str, params: Mapping[str, str]) -> str:
    """A query string that ends with its signature."""
    return f"{string_to_sign(params)}&{SIGNATURE}={signature(secret, params)}"


def check_signature(secret: str, params: Mapping[str, str]) -> None:
    """Raises :class:`BadSignature` unless ``params`` carry their own signature. Takes constant time."""
    given = params.get(SIGNATURE, "").lower().encode()
    if not hmac.compare_digest(given, signature(secret, params).encode()):
        raise BadSignature("the signature of the notification does not fit its parameters")
