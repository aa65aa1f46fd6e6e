"""How large a file of decisions may be."""

MOST_DECISIONS = 100
MOST_INPUTS = 50
MOST_OUTPUTS = 20
MOST_RULES = 2_000
MOST_CELLS = 20_000
"""Of all tables of a file together."""
MOST_STEPS = 1_000_000
"""What one question, or one look at a table, may take; counted as FEEL counts its steps."""
