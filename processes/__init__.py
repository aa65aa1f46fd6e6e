"""What happens to a dossier: rules, the engine, checks, steps and actions. No web, no SQL."""
