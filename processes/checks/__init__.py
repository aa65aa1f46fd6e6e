"""The checks of a diagram before it is put in force: one file per rule in ``rules``."""

from processes.checks.checker import all_rules, check
from processes.checks.finding import ERROR, HINT, WARNING, Finding

__all__ = ["ERROR", "HINT", "WARNING", "Finding", "all_rules", "check"]
