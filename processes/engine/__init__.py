"""The only importer of SpiffWorkflow: diagrams, runs and their saved state."""
