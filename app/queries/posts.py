"""The posts an officer holds today, in words for the bar."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.persistence.tables.organisation import post, unit


def post_in_words(session: Session, officer_id: str, today: date) -> str:
    """Title and unit of the post held longest: "Chuyên viên, Phòng Kinh tế"."""
    row = session.execute(
        select(post.c.title, unit.c.short_name)
        .join(unit, unit.c.id == post.c.unit_id)
        .where(post.c.officer_id == officer_id, post.c.valid_from <= today)
        .where(or_(post.c.valid_to.is_(None), post.c.valid_to >= today))
        .order_by(post.c.valid_from, post.c.id)
        .limit(1)
    ).first()
    return ", ".join(filter(None, (row.title, row.short_name))) if row else ""
