"""The checker that runs before a diagram is put in force: one file per rule."""
