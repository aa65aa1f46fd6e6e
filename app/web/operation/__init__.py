"""For those who keep the product running: whether it lives, whether it is ready, and its counts."""

from app.web.operation import health, measured
from app.web.operation.blueprint import operation

__all__ = ["health", "measured", "operation"]
