"""What the desk, the clock and the operators note on existing tables."""

import app.persistence.database
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('access_log') as batch_op:
        batch_op.add_column(sa.Column('dossier_id', sa.String(length=36), nullable=True))
        batch_op.create_index('ix_access_log_actor', ['actor_id', 'at'], unique=False)
        batch_op.create_index('ix_access_log_at', ['at', 'id'], unique=False)
        batch_op.create_index('ix_access_log_dossier', ['dossier_id', 'at'], unique=False)
    with op.batch_alter_table('account') as batch_op:
        batch_op.add_column(sa.Column('disabled_at', app.persistence.database.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('invited_at', app.persistence.database.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('email_verified_at', app.persistence.database.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('totp_secret', sa.String(length=300), nullable=True))
        batch_op.add_column(sa.Column('recovery_codes', sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column('last_login_at', app.persistence.database.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('last_login_address', sa.String(length=60), server_default='', nullable=False))
        batch_op.create_index('ix_account_officer_id', ['officer_id'], unique=False)
        batch_op.create_index('ix_account_party_id', ['party_id'], unique=False)
    with op.batch_alter_table('dossier') as batch_op:
        batch_op.add_column(sa.Column('reschedules', sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column('previous_status', sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column('suspended_at', app.persistence.database.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('overdue_at', app.persistence.database.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('filed_by', sa.String(length=36), nullable=True))
        batch_op.create_index('ix_dossier_filed_by', ['filed_by', 'updated_at'], unique=False, sqlite_where=sa.text("status = 'draft' AND filed_by IS NOT NULL"), postgresql_where=sa.text("status = 'draft' AND filed_by IS NOT NULL"))
    with op.batch_alter_table('due') as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=20), server_default='timer', nullable=False))
        batch_op.alter_column('dossier_id',
               existing_type=sa.VARCHAR(length=36),
               nullable=True)
        batch_op.alter_column('run_id',
               existing_type=sa.VARCHAR(length=36),
               nullable=True)
    with op.batch_alter_table('incident') as batch_op:
        batch_op.add_column(sa.Column('number', sa.String(length=40), server_default='', nullable=False))
        batch_op.add_column(sa.Column('actor_name', sa.String(length=200), server_default='', nullable=False))
        batch_op.add_column(sa.Column('closed_at', app.persistence.database.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('closed_by', sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column('reason', sa.String(length=1000), server_default='', nullable=False))
        batch_op.create_index('ix_incident_state', ['state', 'last_at'], unique=False)
    with op.batch_alter_table('party') as batch_op:
        batch_op.add_column(sa.Column('privacy_at', app.persistence.database.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('privacy_version', sa.String(length=20), server_default='', nullable=False))
    with op.batch_alter_table('payment') as batch_op:
        batch_op.add_column(sa.Column('method', sa.String(length=20), server_default='online', nullable=False))
        batch_op.add_column(sa.Column('collected_by', sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column('receipt_number', sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column('note', sa.String(length=1000), server_default='', nullable=False))
    with op.batch_alter_table('procedure') as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=10), server_default='procedure', nullable=False))
    with op.batch_alter_table('run') as batch_op:
        batch_op.add_column(sa.Column('data', sa.JSON(), server_default="{}", nullable=False))
    with op.batch_alter_table('work_item') as batch_op:
        batch_op.add_column(sa.Column('reminded_at', app.persistence.database.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('overdue_at', app.persistence.database.UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("work_item", "overdue_at")
    op.drop_column("work_item", "reminded_at")
    op.drop_column("run", "data")
    op.drop_column("procedure", "kind")
    op.drop_column("payment", "note")
    op.drop_column("payment", "receipt_number")
    op.drop_column("payment", "collected_by")
    op.drop_column("payment", "method")
    op.drop_column("party", "privacy_version")
    op.drop_column("party", "privacy_at")
    op.drop_index("ix_incident_state", table_name="incident")
    op.drop_column("incident", "reason")
    op.drop_column("incident", "closed_by")
    op.drop_column("incident", "closed_at")
    op.drop_column("incident", "actor_name")
    op.drop_column("incident", "number")
    with op.batch_alter_table('due') as batch_op:
        batch_op.alter_column('run_id',
               existing_type=sa.VARCHAR(length=36),
               nullable=False)
        batch_op.alter_column('dossier_id',
               existing_type=sa.VARCHAR(length=36),
               nullable=False)
        batch_op.drop_column('kind')
    op.drop_index("ix_dossier_filed_by", table_name="dossier")
    op.drop_column("dossier", "filed_by")
    op.drop_column("dossier", "overdue_at")
    op.drop_column("dossier", "suspended_at")
    op.drop_column("dossier", "previous_status")
    op.drop_column("dossier", "reschedules")
    op.drop_index("ix_account_party_id", table_name="account")
    op.drop_index("ix_account_officer_id", table_name="account")
    op.drop_column("account", "last_login_address")
    op.drop_column("account", "last_login_at")
    op.drop_column("account", "recovery_codes")
    op.drop_column("account", "totp_secret")
    op.drop_column("account", "email_verified_at")
    op.drop_column("account", "invited_at")
    op.drop_column("account", "disabled_at")
    op.drop_index("ix_access_log_dossier", table_name="access_log")
    op.drop_index("ix_access_log_at", table_name="access_log")
    op.drop_index("ix_access_log_actor", table_name="access_log")
    op.drop_column("access_log", "dossier_id")
