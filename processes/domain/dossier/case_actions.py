"""Case actions: what may happen to a dossier at any stage besides the tasks of its diagram.

Each has a side diagram of the same name and a line in the table of permissions.
"""

CASE_ACTIONS: dict[str, str] = {
    "withdraw": "ask_withdrawal",
    "stop": "ask_stop",
    "apology": "ask_apology",
}
"""The permission that each case action asks for."""
