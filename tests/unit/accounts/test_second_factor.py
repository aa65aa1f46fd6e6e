"""Codes of telephones and recovery codes."""

import hmac
import struct
from base64 import b32decode
from datetime import UTC, datetime, timedelta
from hashlib import sha1

import pytest

from app.accounts.refusals import WrongCode
from app.accounts.second_factor import (
    CODES,
    Factor,
    address_of,
    check_code,
    hash_recovery_code,
    in_words,
    is_recovery_code,
    new_recovery_codes,
    new_secret,
    without_code,
)

SECRET = "a secret of this installation"
NOW = datetime(2026, 11, 13, 8, 42, tzinfo=UTC)


def by_hand(sealed: str, at: datetime) -> str:
    """RFC 6238 and 4226, written down once more."""
    key = b32decode(in_words(SECRET, sealed).replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int(at.timestamp()) // 30), sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


@pytest.fixture(scope="module")
def sealed():
    return new_secret(SECRET)


def test_the_code_is_that_of_the_standard(sealed):
    factor = check_code(SECRET, Factor(sealed), by_hand(sealed, NOW), NOW)
    assert factor.last == int(NOW.timestamp()) // 30


@pytest.mark.parametrize(("seconds", "good"), [(-61, False), (-30, True), (30, True), (61, False)])
def test_a_telephone_may_be_wrong_by_half_a_minute(sealed, seconds, good):
    code = by_hand(sealed, NOW + timedelta(seconds=seconds))
    if good:
        check_code(SECRET, Factor(sealed), code, NOW)
    else:
        with pytest.raises(WrongCode):
            check_code(SECRET, Factor(sealed), code, NOW)


def test_a_code_and_all_before_it_count_once(sealed):
    earlier = by_hand(sealed, NOW - timedelta(seconds=30))
    code = by_hand(sealed, NOW)
    used = check_code(SECRET, Factor(sealed), code, NOW)
    for again in (code, earlier):
        with pytest.raises(WrongCode):
            check_code(SECRET, used, again, NOW)
    later = NOW + timedelta(seconds=30)
    check_code(SECRET, used, by_hand(sealed, later), later)


def test_a_factor_is_read_as_it_was_written(sealed):
    factor = Factor(sealed, 59387044)
    assert Factor.read(factor.written()) == factor
    assert len(factor.written()) <= 300


def test_the_address_carries_name_and_issuer(sealed):
    address = address_of(SECRET, sealed, "bao")
    assert address.startswith("otpauth://totp/")
    assert in_words(SECRET, sealed).replace(" ", "") in address
    assert in_words(SECRET, sealed).replace(" ", "") not in sealed


def test_recovery_codes_count_once_however_they_are_typed():
    codes = new_recovery_codes()
    assert len(set(codes)) == CODES
    kept = [hash_recovery_code(SECRET, code) for code in codes]
    assert all(is_recovery_code(code) for code in codes)
    left = without_code(SECRET, kept, codes[0].lower().replace("-", " "))
    assert left == kept[1:]
    with pytest.raises(WrongCode):
        without_code(SECRET, left, codes[0])
    with pytest.raises(WrongCode):
        without_code("another secret", kept, codes[0])
