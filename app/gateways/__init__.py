"""The outside world: one folder per kind.

``port.py`` says what the product needs, ``sandbox.py`` needs nothing outside, every other file is one real
provider. All of a kind pass the same contract test. Gateways are built from plain values: they know
neither the web framework nor the database.
"""
