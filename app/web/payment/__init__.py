"""Paying a fee: the provider's word, the practice bank, and the way back."""

from app.web.payment import back, notification, sandbox
from app.web.payment.blueprint import payment

__all__ = ["back", "notification", "payment", "sandbox"]
