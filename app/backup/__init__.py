"""Backup and restore: one file with the database, every file it refers to, and what proves both whole.

The file is a plain tar: ``manifest.json``, ``database.gz``, perhaps ``secrets/…``, then ``files/<sha256>`` in
the order of their names. Every byte is determined by the manifest and the contents, so reading compares
every byte, and nothing that we would not have written is taken in.
"""
