"""How far the clock of a worker's machine is from the database's."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("heartbeat", sa.Column("ahead_ms", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("heartbeat", "ahead_ms")
