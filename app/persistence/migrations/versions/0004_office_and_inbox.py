"""Unit codes, local fees, the office's journal, seals, logins, papers counted at the desk, the inbox."""

import app.persistence.database
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('heartbeat',
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('started_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('seen_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_heartbeat'))
    )
    op.create_table('journal_seal',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('made_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('last_id', sa.Integer(), nullable=False),
    sa.Column('last_office_seq', sa.Integer(), nullable=False),
    sa.Column('entries', sa.Integer(), nullable=False),
    sa.Column('previous', sa.String(length=64), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_journal_seal'))
    )
    op.create_table('office_journal',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('actor_id', sa.String(length=36), nullable=False),
    sa.Column('actor_name', sa.String(length=200), nullable=False),
    sa.Column('action', sa.String(length=60), nullable=False),
    sa.Column('subject_kind', sa.String(length=30), nullable=False),
    sa.Column('subject_id', sa.String(length=80), nullable=False),
    sa.Column('subject_name', sa.String(length=300), nullable=False),
    sa.Column('before', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('after', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('reason', sa.String(length=1000), nullable=False),
    sa.Column('previous', sa.String(length=64), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_office_journal'))
    )
    with op.batch_alter_table('office_journal') as batch_op:
        batch_op.create_index('ix_office_journal_subject', ['subject_kind', 'subject_id', 'seq'], unique=False)
    op.create_table('local_fee',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('procedure_code', sa.String(length=40), nullable=False),
    sa.Column('fee_id', sa.String(length=60), nullable=False),
    sa.Column('unit_id', sa.String(length=36), nullable=True),
    sa.Column('channel', sa.String(length=10), nullable=True),
    sa.Column('rule', sa.JSON(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('basis', sa.String(length=300), nullable=False),
    sa.Column('created_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('created_by', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['procedure_code'], ['procedure.code'], name=op.f('fk_local_fee_procedure_code_procedure'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_local_fee_unit_id_unit'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_local_fee'))
    )
    with op.batch_alter_table('local_fee') as batch_op:
        batch_op.create_index(batch_op.f('ix_local_fee_procedure_code'), ['procedure_code'], unique=False)
    op.create_table('login_session',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('account_id', sa.String(length=36), nullable=False),
    sa.Column('started_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('seen_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('address', sa.String(length=60), nullable=False),
    sa.Column('agent', sa.String(length=300), nullable=False),
    sa.Column('ended_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_login_session_account_id_account'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_login_session'))
    )
    with op.batch_alter_table('login_session') as batch_op:
        batch_op.create_index(batch_op.f('ix_login_session_account_id'), ['account_id'], unique=False)
    op.create_table('unit_code',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('unit_id', sa.String(length=36), nullable=False),
    sa.Column('scheme', sa.String(length=20), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_unit_code_unit_id_unit'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unit_code')),
    sa.UniqueConstraint('scheme', 'code', name=op.f('uq_unit_code_scheme_code'))
    )
    with op.batch_alter_table('unit_code') as batch_op:
        batch_op.create_index(batch_op.f('ix_unit_code_unit_id'), ['unit_id'], unique=False)
    op.create_table('unit_succession',
    sa.Column('predecessor_id', sa.String(length=36), nullable=False),
    sa.Column('successor_id', sa.String(length=36), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['predecessor_id'], ['unit.id'], name=op.f('fk_unit_succession_predecessor_id_unit'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['successor_id'], ['unit.id'], name=op.f('fk_unit_succession_successor_id_unit'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('predecessor_id', 'successor_id', name=op.f('pk_unit_succession'))
    )
    op.create_table('component_check',
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('component', sa.String(length=80), nullable=False),
    sa.Column('originals', sa.Integer(), nullable=False),
    sa.Column('copies', sa.Integer(), nullable=False),
    sa.Column('check', sa.String(length=10), nullable=False),
    sa.Column('comment', sa.String(length=1000), nullable=False),
    sa.Column('checked_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('checked_by', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_component_check_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('dossier_id', 'component', name=op.f('pk_component_check'))
    )
    op.create_table('inbox',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('received_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('taken_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_inbox_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inbox')),
    sa.UniqueConstraint('key', name=op.f('uq_inbox_key'))
    )
    with op.batch_alter_table('inbox') as batch_op:
        batch_op.create_index(batch_op.f('ix_inbox_dossier_id'), ['dossier_id'], unique=False)


def downgrade() -> None:
    op.drop_table('inbox')
    op.drop_table('component_check')
    op.drop_table('unit_succession')
    op.drop_table('unit_code')
    op.drop_table('login_session')
    op.drop_table('local_fee')
    op.drop_table('office_journal')
    op.drop_table('journal_seal')
    op.drop_table('heartbeat')
