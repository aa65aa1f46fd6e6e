"""The worker looks every second for slips without a PDF: an index of those alone."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

UNMADE = sa.text("pdf_sha256 IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_slip_unmade", "slip", ["issued_at"], sqlite_where=UNMADE, postgresql_where=UNMADE
    )


def downgrade() -> None:
    op.drop_index("ix_slip_unmade", table_name="slip")
