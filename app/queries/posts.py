"""The posts an officer holds today: what he may do, and what the bar calls him."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.persistence.tables.organisation import officer, post, unit
from app.queries.role_words import ROLE_WORDS, role_words


@dataclass(frozen=True)
class HeldPost:
    """A post that counts today."""

    id: str
    unit_id: str
    role: str
    title: str
    unit: str

    @property
    def words(self) -> str:
        """ "Chuyên viên, Phòng Kinh tế", in the reader's language where there is no title."""
        return post_words(self.title, self.role, self.unit)

    @property
    def hat(self) -> str:
        """The same as a journal keeps it: always in Vietnamese."""
        return f"{self.title or ROLE_WORDS[self.role].text}, {self.unit}"


def officer_with_posts(
    session: Session, officer_id: str, today: date
) -> tuple[str, tuple[HeldPost, ...]] | None:
    """The name of an active officer and what he holds on ``today``, longest first; one read."""
    holds = and_(
        post.c.officer_id == officer.c.id,
        post.c.valid_from <= today,
        or_(post.c.valid_to.is_(None), post.c.valid_to >= today),
    )
    query = (
        select(
            officer.c.name.label("person"),
            post.c.id,
            post.c.unit_id,
            post.c.role,
            post.c.title,
            unit.c.short_name,
            unit.c.name,
        )
        .select_from(officer.outerjoin(post, holds).outerjoin(unit, unit.c.id == post.c.unit_id))
        .where(officer.c.id == officer_id, officer.c.active)
        .order_by(post.c.valid_from, post.c.id)
    )
    rows = session.execute(query).all()
    if not rows:
        return None
    held = [row for row in rows if row.id is not None]
    return rows[0].person, tuple(
        HeldPost(row.id, row.unit_id, row.role, row.title, row.short_name or row.name) for row in held
    )


def post_words(title: str, role: str, unit_name: str) -> str:
    """A post in words; without a title the role is said."""
    return f"{title or role_words(role)}, {unit_name}"


def bar_words(posts: Sequence[HeldPost], hat: str) -> str:
    """What stands under the name: the post acted under, or that all of several count."""
    worn = next((post for post in posts if post.id == hat), None)
    if worn or not posts:
        return worn.words if worn else gettext("Chưa có vị trí công tác")
    if len(posts) == 1:
        return posts[0].words
    return gettext("Tất cả %(count)s vai", count=len(posts))
