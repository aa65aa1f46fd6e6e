"""Reading single settings; every mistake is a sentence that names the setting."""

from urllib.parse import urlsplit


class SettingRefused(ValueError):
    """A setting cannot be used. The sentence names it and never holds a secret."""


def whole(name: str, value: str, least: int, most: int) -> int:
    """A whole number. Raises SettingRefused when it is none or out of range."""
    if not (value.isascii() and value.isdigit()) or not least <= int(value) <= most:
        raise SettingRefused(f"{name} must be a whole number from {least} to {most}.")
    return int(value)


def switch(name: str, value: str) -> bool:
    """1 is on; 0 or nothing is off. Raises SettingRefused for any other word."""
    if value not in ("", "0", "1"):
        raise SettingRefused(f"{name} must be 1 or 0.")
    return value == "1"


def one_of(name: str, value: str, words: tuple[str, ...]) -> str:
    """The value of a setting that knows only ``words``. Raises SettingRefused for any other."""
    if value not in words:
        raise SettingRefused(f"{name} must be one of: {', '.join(words)}.")
    return value


def site(name: str, value: str) -> str:
    """The address of a site, without the slash at its end. Raises SettingRefused unless it is one."""
    address = value.rstrip("/")
    parts = urlsplit(address)
    plain = not (parts.query or parts.fragment or parts.username)
    if address and not (parts.scheme in ("http", "https") and parts.hostname and plain):
        raise SettingRefused(f"{name} must be an address such as https://motcua.example.vn.")
    return address
