"""What the account pages need to send links."""

from app.accounts.recovery import Letters
from app.services import services


def letters() -> Letters:
    """The transactions of this app with the secret that signs its links."""
    at_hand = services()
    return Letters(at_hand.transactions, at_hand.settings.secret_key)
