"""Tables, mapping, transaction and migrations."""
