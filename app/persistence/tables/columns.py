"""Shorthand for columns that many tables have."""

from typing import Any

from sqlalchemy import Column, ForeignKey, String

from app.persistence.database import UtcDateTime

ID = String(36)


def key(name: str = "id") -> Column[Any]:
    """The primary key: a random identifier made by the caller."""
    return Column(name, ID, primary_key=True)


def reference(target: str) -> ForeignKey:
    """A foreign key that is checked at the commit, so that the order of inserts does not matter."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def to(target: str, name: str, nullable: bool = False, index: bool = False) -> Column[Any]:
    """A reference to ``target`` (table.column)."""
    return Column(name, ID, reference(target), nullable=nullable, index=index)


def moment(name: str, nullable: bool = False) -> Column[Any]:
    """An instant."""
    return Column(name, UtcDateTime, nullable=nullable)
