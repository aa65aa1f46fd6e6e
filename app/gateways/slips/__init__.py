"""Slips: the official papers a dossier produces, as PDF."""
