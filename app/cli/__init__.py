"""The commands of motcua."""
