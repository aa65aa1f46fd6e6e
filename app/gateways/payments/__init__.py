"""Payments online: send the payer away, believe only the signed word that comes back."""
