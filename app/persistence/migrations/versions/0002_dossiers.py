"""The first tables: dossiers, their work, records and journal."""

import app.persistence.database
import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('incident',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('action', sa.String(length=60), nullable=False),
    sa.Column('input', sa.JSON(), nullable=False),
    sa.Column('actor_id', sa.String(length=36), nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=True),
    sa.Column('error', sa.String(length=1000), nullable=False),
    sa.Column('first_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('last_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_incident')),
    sa.UniqueConstraint('key', name=op.f('uq_incident_key'))
    )
    with op.batch_alter_table('incident', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_incident_dossier_id'), ['dossier_id'], unique=False)
    op.create_table('dossier',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('code', sa.String(length=60), nullable=True),
    sa.Column('procedure_code', sa.String(length=40), nullable=False),
    sa.Column('version_id', sa.String(length=36), nullable=False),
    sa.Column('party_id', sa.String(length=36), nullable=False),
    sa.Column('receiving_unit_id', sa.String(length=36), nullable=False),
    sa.Column('competent_unit_id', sa.String(length=36), nullable=False),
    sa.Column('status', sa.String(length=40), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('case', sa.String(length=60), nullable=True),
    sa.Column('finance_status', sa.String(length=20), nullable=False),
    sa.Column('delivery_status', sa.String(length=20), nullable=False),
    sa.Column('result_form', sa.String(length=10), nullable=False),
    sa.Column('delivery', sa.JSON(), nullable=False),
    sa.Column('subject', sa.String(length=400), nullable=False),
    sa.Column('submitter_name', sa.String(length=200), nullable=False),
    sa.Column('submitter_person_id', sa.String(length=20), nullable=True),
    sa.Column('submitter_phone', sa.String(length=40), nullable=True),
    sa.Column('submitter_email', sa.String(length=200), nullable=True),
    sa.Column('submitter_address', sa.String(length=400), nullable=True),
    sa.Column('owner_name', sa.String(length=200), nullable=False),
    sa.Column('locale', sa.String(length=5), nullable=False),
    sa.Column('created_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('updated_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('submitted_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('received_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('due_original', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('due_current', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('finished_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('returned_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('expires_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('reminded_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('supplement_rounds', sa.Integer(), nullable=False),
    sa.Column('archived', sa.Boolean(), nullable=False),
    sa.Column('journal_seq', sa.Integer(), nullable=False),
    sa.Column('journal_head', sa.String(length=64), nullable=False),
    sa.Column('search_text', sa.Text(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['competent_unit_id'], ['unit.id'], name=op.f('fk_dossier_competent_unit_id_unit'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_dossier_party_id_party'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['procedure_code'], ['procedure.code'], name=op.f('fk_dossier_procedure_code_procedure'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['receiving_unit_id'], ['unit.id'], name=op.f('fk_dossier_receiving_unit_id_unit'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['version_id'], ['procedure_version.id'], name=op.f('fk_dossier_version_id_procedure_version'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dossier')),
    sa.UniqueConstraint('code', name=op.f('uq_dossier_code'))
    )
    with op.batch_alter_table('dossier', schema=None) as batch_op:
        batch_op.create_index('ix_dossier_competent_updated', ['competent_unit_id', 'updated_at', 'id'], unique=False)
        batch_op.create_index('ix_dossier_drafts', ['expires_at'], unique=False, sqlite_where=sa.text("status = 'draft' AND expires_at IS NOT NULL"), postgresql_where=sa.text("status = 'draft' AND expires_at IS NOT NULL"))
        batch_op.create_index('ix_dossier_party_updated', ['party_id', 'updated_at', 'id'], unique=False)
        batch_op.create_index('ix_dossier_receiving_updated', ['receiving_unit_id', 'updated_at', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_dossier_submitter_person_id'), ['submitter_person_id'], unique=False)
    op.create_table('answers',
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('form', sa.String(length=80), nullable=False),
    sa.Column('values', sa.JSON(), nullable=False),
    sa.Column('complete', sa.Boolean(), nullable=False),
    sa.Column('saved_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('saved_by', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_answers_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('dossier_id', 'form', name=op.f('pk_answers'))
    )
    op.create_table('journal',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('actor_id', sa.String(length=36), nullable=False),
    sa.Column('actor_name', sa.String(length=200), nullable=False),
    sa.Column('acting_for', sa.String(length=200), nullable=True),
    sa.Column('payload', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('payload_sha256', sa.String(length=64), nullable=False),
    sa.Column('previous', sa.String(length=64), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_journal_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_journal')),
    sa.UniqueConstraint('dossier_id', 'seq', name=op.f('uq_journal_dossier_id_seq'))
    )
    op.create_table('outbox',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('recipient', sa.String(length=200), nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=True),
    sa.Column('locale', sa.String(length=5), nullable=False),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('created_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('next_attempt_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('leased_until', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('sent_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('subject', sa.String(length=300), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('error', sa.String(length=500), nullable=False),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_outbox_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
    sa.UniqueConstraint('key', name=op.f('uq_outbox_key'))
    )
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index('ix_outbox_created', ['created_at', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_outbox_dossier_id'), ['dossier_id'], unique=False)
        batch_op.create_index('ix_outbox_next', ['next_attempt_at'], unique=False, sqlite_where=sa.text("state IN ('pending', 'leased')"), postgresql_where=sa.text("state IN ('pending', 'leased')"))
    op.create_table('paper',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('purpose', sa.String(length=20), nullable=False),
    sa.Column('component', sa.String(length=80), nullable=False),
    sa.Column('choice', sa.String(length=80), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('current', sa.Boolean(), nullable=False),
    sa.Column('file_sha256', sa.String(length=64), nullable=False),
    sa.Column('filename', sa.String(length=200), nullable=False),
    sa.Column('media_type', sa.String(length=80), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=True),
    sa.Column('uploaded_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('uploaded_by', sa.String(length=36), nullable=False),
    sa.Column('check', sa.String(length=10), nullable=False),
    sa.Column('comment', sa.String(length=1000), nullable=False),
    sa.Column('checked_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('checked_by', sa.String(length=36), nullable=True),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_paper_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_paper'))
    )
    with op.batch_alter_table('paper', schema=None) as batch_op:
        batch_op.create_index('ix_paper_dossier', ['dossier_id', 'component', 'version'], unique=False)
    op.create_table('pause',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('started_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('ended_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('reason', sa.String(length=400), nullable=False),
    sa.Column('started_by', sa.String(length=36), nullable=False),
    sa.Column('slip_id', sa.String(length=36), nullable=True),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_pause_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pause'))
    )
    with op.batch_alter_table('pause', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pause_dossier_id'), ['dossier_id'], unique=False)
    op.create_table('payment',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('reference', sa.String(length=60), nullable=False),
    sa.Column('amount', app.persistence.database.ExactDecimal(length=40), nullable=False),
    sa.Column('currency', sa.String(length=3), nullable=False),
    sa.Column('timing', sa.String(length=20), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('items', sa.JSON(), nullable=False),
    sa.Column('created_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('paid_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('transaction_no', sa.String(length=60), nullable=True),
    sa.Column('provider_code', sa.String(length=20), nullable=True),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_payment_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment')),
    sa.UniqueConstraint('reference', name=op.f('uq_payment_reference'))
    )
    with op.batch_alter_table('payment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_payment_dossier_id'), ['dossier_id'], unique=False)
    op.create_table('run',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('version_id', sa.String(length=36), nullable=False),
    sa.Column('kind', sa.String(length=30), nullable=False),
    sa.Column('state', sa.LargeBinary(), nullable=False),
    sa.Column('started_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('finished_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('cancelled', sa.Boolean(), nullable=False),
    sa.Column('row_version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_run_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['version_id'], ['procedure_version.id'], name=op.f('fk_run_version_id_procedure_version'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_run'))
    )
    with op.batch_alter_table('run', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_run_dossier_id'), ['dossier_id'], unique=False)
    op.create_table('slip',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('kind', sa.String(length=30), nullable=False),
    sa.Column('number', sa.String(length=40), nullable=False),
    sa.Column('issued_on', sa.Date(), nullable=False),
    sa.Column('issued_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('issued_by', sa.String(length=36), nullable=False),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('pdf_sha256', sa.String(length=64), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('next_attempt_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_slip_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_slip'))
    )
    with op.batch_alter_table('slip', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_slip_dossier_id'), ['dossier_id'], unique=False)
        batch_op.create_index('ix_slip_unmade', ['issued_at'], unique=False, sqlite_where=sa.text('pdf_sha256 IS NULL'), postgresql_where=sa.text('pdf_sha256 IS NULL'))
    op.create_table('due',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('run_id', sa.String(length=36), nullable=False),
    sa.Column('node', sa.String(length=120), nullable=False),
    sa.Column('timer_id', sa.String(length=200), nullable=False),
    sa.Column('clock', sa.String(length=20), nullable=False),
    sa.Column('started_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('due_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('left_minutes', sa.Integer(), nullable=True),
    sa.Column('amount_minutes', sa.Integer(), nullable=True),
    sa.Column('fired_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('late_seconds', sa.Integer(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('next_attempt_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_due_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name=op.f('fk_due_run_id_run'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_due'))
    )
    with op.batch_alter_table('due', schema=None) as batch_op:
        batch_op.create_index('ix_due_next', ['due_at'], unique=False, sqlite_where=sa.text('fired_at IS NULL AND due_at IS NOT NULL'), postgresql_where=sa.text('fired_at IS NULL AND due_at IS NOT NULL'))
        batch_op.create_index(batch_op.f('ix_due_run_id'), ['run_id'], unique=False)
    op.create_table('work_item',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('dossier_id', sa.String(length=36), nullable=False),
    sa.Column('run_id', sa.String(length=36), nullable=False),
    sa.Column('task_id', sa.String(length=40), nullable=False),
    sa.Column('node', sa.String(length=120), nullable=False),
    sa.Column('label', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('role', sa.String(length=30), nullable=False),
    sa.Column('unit_id', sa.String(length=36), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('holder_id', sa.String(length=36), nullable=True),
    sa.Column('created_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('held_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('due_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('allowed_minutes', sa.Integer(), nullable=True),
    sa.Column('opened_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('done_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('done_by', sa.String(length=36), nullable=True),
    sa.Column('done_by_name', sa.String(length=200), nullable=False),
    sa.Column('outcome', sa.String(length=80), nullable=True),
    sa.Column('note', sa.String(length=4000), nullable=False),
    sa.Column('late', sa.Boolean(), nullable=False),
    sa.Column('item', sa.String(length=400), nullable=True),
    sa.ForeignKeyConstraint(['dossier_id'], ['dossier.id'], name=op.f('fk_work_item_dossier_id_dossier'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['holder_id'], ['officer.id'], name=op.f('fk_work_item_holder_id_officer'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['run_id'], ['run.id'], name=op.f('fk_work_item_run_id_run'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_work_item_unit_id_unit'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_work_item'))
    )
    with op.batch_alter_table('work_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_work_item_dossier_id'), ['dossier_id'], unique=False)
        batch_op.create_index('ix_work_item_holder', ['holder_id'], unique=False, sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))
        batch_op.create_index('ix_work_item_inbox', ['unit_id', 'role', 'due_at', 'id'], unique=False, sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))
    op.create_table('task_draft',
    sa.Column('work_item_id', sa.String(length=36), nullable=False),
    sa.Column('officer_id', sa.String(length=36), nullable=False),
    sa.Column('values', sa.JSON(), nullable=False),
    sa.Column('saved_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_task_draft_officer_id_officer'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['work_item_id'], ['work_item.id'], name=op.f('fk_task_draft_work_item_id_work_item'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('work_item_id', 'officer_id', name=op.f('pk_task_draft'))
    )


def downgrade() -> None:
    op.drop_table('task_draft')
    with op.batch_alter_table('work_item', schema=None) as batch_op:
        batch_op.drop_index('ix_work_item_inbox', sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))
        batch_op.drop_index('ix_work_item_holder', sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'"))
        batch_op.drop_index(batch_op.f('ix_work_item_dossier_id'))
    op.drop_table('work_item')
    with op.batch_alter_table('due', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_due_run_id'))
        batch_op.drop_index('ix_due_next', sqlite_where=sa.text('fired_at IS NULL AND due_at IS NOT NULL'), postgresql_where=sa.text('fired_at IS NULL AND due_at IS NOT NULL'))
    op.drop_table('due')
    with op.batch_alter_table('slip', schema=None) as batch_op:
        batch_op.drop_index('ix_slip_unmade', sqlite_where=sa.text('pdf_sha256 IS NULL'), postgresql_where=sa.text('pdf_sha256 IS NULL'))
        batch_op.drop_index(batch_op.f('ix_slip_dossier_id'))
    op.drop_table('slip')
    with op.batch_alter_table('run', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_run_dossier_id'))
    op.drop_table('run')
    with op.batch_alter_table('payment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_payment_dossier_id'))
    op.drop_table('payment')
    with op.batch_alter_table('pause', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_pause_dossier_id'))
    op.drop_table('pause')
    with op.batch_alter_table('paper', schema=None) as batch_op:
        batch_op.drop_index('ix_paper_dossier')
    op.drop_table('paper')
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_next', sqlite_where=sa.text("state IN ('pending', 'leased')"), postgresql_where=sa.text("state IN ('pending', 'leased')"))
        batch_op.drop_index(batch_op.f('ix_outbox_dossier_id'))
        batch_op.drop_index('ix_outbox_created')
    op.drop_table('outbox')
    op.drop_table('journal')
    op.drop_table('answers')
    with op.batch_alter_table('dossier', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_dossier_submitter_person_id'))
        batch_op.drop_index('ix_dossier_receiving_updated')
        batch_op.drop_index('ix_dossier_party_updated')
        batch_op.drop_index('ix_dossier_drafts', sqlite_where=sa.text("status = 'draft' AND expires_at IS NOT NULL"), postgresql_where=sa.text("status = 'draft' AND expires_at IS NOT NULL"))
        batch_op.drop_index('ix_dossier_competent_updated')
    op.drop_table('dossier')
    with op.batch_alter_table('incident', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_incident_dossier_id'))
    op.drop_table('incident')
