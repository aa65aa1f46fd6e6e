"""A question for people (X-08): a picture, or a sound, of five digits to copy; it works without JavaScript.

Nothing is stored when a question is asked: the digits follow from the token and a secret. An answer counts
for one purpose only: a token cannot be used again for something else, the same sending twice is harmless.
"""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO

from captcha.audio import AudioCaptcha
from captcha.image import ImageCaptcha
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.persistence.tables.records import used_captcha
from forms.messages import message
from processes.domain.errors import Refusal

DIGITS = 5
LIFE = timedelta(minutes=20)
PICTURE = ImageCaptcha(width=180, height=60)


class CaptchaWrong(Refusal):
    """The digits are not those of the picture."""

    http = 422
    text = message("Mã chép chưa đúng. Chép lại 5 chữ số trong hình mới, hoặc bấm Nghe mã.")


class CaptchaOld(Refusal):
    """The question was asked too long ago, or was answered for something else."""

    http = 422
    text = message("Mã này đã cũ. Chép 5 chữ số trong hình mới rồi gửi lại.")


def ask(secret: str, now: datetime) -> str:
    """A new question's token: when it ends, a random part, and a signature over both."""
    text = f"{int((now + LIFE).timestamp())}-{secrets.token_hex(8)}"
    return f"{text}-{_sign(secret, 'token', text)[:16]}"


def digits_of(secret: str, token: str) -> str:
    """The digits that belong to a token of ours. Raises CaptchaOld for any other."""
    text, _, signature = token.rpartition("-")
    if not hmac.compare_digest(signature, _sign(secret, "token", text)[:16]):
        raise CaptchaOld
    number = int(_sign(secret, "digits", text), 16)
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def picture(digits: str) -> bytes:
    """A PNG of the digits."""
    made = BytesIO()
    PICTURE.write(digits, made)
    return made.getvalue()


def sound(digits: str) -> bytes:
    """A WAV of the digits, read aloud in English."""
    return bytes(AudioCaptcha().generate(digits))


def check(secret: str, token: str, typed: str, now: datetime) -> None:
    """Compare what was typed. Raises CaptchaWrong or CaptchaOld."""
    wanted = digits_of(secret, token)
    if int(token.partition("-")[0]) < now.timestamp():
        raise CaptchaOld
    if not hmac.compare_digest("".join(typed.split()).encode(), wanted.encode()):
        raise CaptchaWrong


def use(session: Session, token: str, purpose: str, now: datetime) -> None:
    """Let an answer count for ``purpose``. Raises CaptchaOld when it has counted for another."""
    known = session.execute(select(used_captcha.c.purpose).where(used_captcha.c.token == token)).scalar()
    if known is None:
        session.execute(used_captcha.insert().values(token=token, purpose=purpose, used_at=now))
    elif known != purpose:
        raise CaptchaOld


def _sign(secret: str, kind: str, text: str) -> str:
    return hmac.new(f"captcha:{kind}:{secret}".encode(), text.encode(), sha256).hexdigest()
