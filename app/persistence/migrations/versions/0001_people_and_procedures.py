"""The first tables: people, units, calendars, procedures, accounts."""

import app.persistence.database
import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('access_log',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('actor_id', sa.String(length=36), nullable=False),
    sa.Column('what', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=80), nullable=False),
    sa.Column('address', sa.String(length=60), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_access_log'))
    )
    op.create_table('calendar',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calendar'))
    )
    op.create_table('counter',
    sa.Column('key', sa.String(length=120), nullable=False),
    sa.Column('value', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_counter'))
    )
    op.create_table('officer',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officer'))
    )
    op.create_table('party',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('kind', sa.String(length=30), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('person_id', sa.String(length=20), nullable=True),
    sa.Column('tax_code', sa.String(length=20), nullable=True),
    sa.Column('birth_date', sa.Date(), nullable=True),
    sa.Column('sex', sa.String(length=10), nullable=True),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=False),
    sa.Column('address', sa.String(length=400), nullable=False),
    sa.Column('locale', sa.String(length=5), nullable=False),
    sa.Column('consent_at', app.persistence.database.UtcDateTime(), nullable=True),
    sa.Column('created_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_party'))
    )
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.create_index('ix_party_person_id', ['person_id'], unique=True)
    op.create_table('procedure',
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=400), nullable=False),
    sa.Column('version_id', sa.String(length=36), nullable=True),
    sa.Column('search_text', sa.Text(), nullable=False),
    sa.Column('field', sa.String(length=200), nullable=False),
    sa.Column('field_en', sa.String(length=200), nullable=False),
    sa.Column('online_level', sa.String(length=10), nullable=False),
    sa.Column('agency_level', sa.String(length=20), nullable=False),
    sa.Column('life_event', sa.String(length=40), nullable=True),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_procedure'))
    )
    with op.batch_alter_table('procedure', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_procedure_agency_level'), ['agency_level'], unique=False)
        batch_op.create_index(batch_op.f('ix_procedure_field'), ['field'], unique=False)
        batch_op.create_index(batch_op.f('ix_procedure_life_event'), ['life_event'], unique=False)
        batch_op.create_index(batch_op.f('ix_procedure_online_level'), ['online_level'], unique=False)
    op.create_table('used_captcha',
    sa.Column('token', sa.String(length=80), nullable=False),
    sa.Column('purpose', sa.String(length=80), nullable=False),
    sa.Column('used_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('token', name=op.f('pk_used_captcha'))
    )
    op.create_table('account',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('username', sa.String(length=120), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=True),
    sa.Column('password', sa.String(length=300), nullable=True),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('demo', sa.Boolean(), nullable=False),
    sa.Column('fs_uniquifier', sa.String(length=64), nullable=False),
    sa.Column('locale', sa.String(length=5), nullable=False),
    sa.Column('party_id', sa.String(length=36), nullable=True),
    sa.Column('officer_id', sa.String(length=36), nullable=True),
    sa.Column('created_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('failed_logins', sa.Integer(), nullable=False),
    sa.Column('locked_until', app.persistence.database.UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_account_officer_id_officer'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_account_party_id_party'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('email', name=op.f('uq_account_email')),
    sa.UniqueConstraint('fs_uniquifier', name=op.f('uq_account_fs_uniquifier')),
    sa.UniqueConstraint('username', name=op.f('uq_account_username'))
    )
    op.create_table('procedure_version',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('procedure_code', sa.String(length=40), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('source', sa.LargeBinary(), nullable=False),
    sa.Column('xml', sa.LargeBinary(), nullable=False),
    sa.Column('facts', sa.Text(), nullable=False),
    sa.Column('published_at', app.persistence.database.UtcDateTime(), nullable=False),
    sa.Column('published_by', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['procedure_code'], ['procedure.code'], name=op.f('fk_procedure_version_procedure_code_procedure'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_procedure_version')),
    sa.UniqueConstraint('procedure_code', 'number', name=op.f('uq_procedure_version_procedure_code_number')),
    sa.UniqueConstraint('sha256', name=op.f('uq_procedure_version_sha256'))
    )
    op.create_table('unit',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('name_en', sa.String(length=300), nullable=True),
    sa.Column('short_name', sa.String(length=120), nullable=False),
    sa.Column('level', sa.String(length=20), nullable=False),
    sa.Column('parent_id', sa.String(length=36), nullable=True),
    sa.Column('calendar_id', sa.String(length=36), nullable=True),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('phone', sa.String(length=40), nullable=False),
    sa.Column('email', sa.String(length=200), nullable=False),
    sa.Column('place', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['calendar_id'], ['calendar.id'], name=op.f('fk_unit_calendar_id_calendar'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['parent_id'], ['unit.id'], name=op.f('fk_unit_parent_id_unit'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unit')),
    sa.UniqueConstraint('code', name=op.f('uq_unit_code'))
    )
    op.create_table('post',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('officer_id', sa.String(length=36), nullable=False),
    sa.Column('unit_id', sa.String(length=36), nullable=False),
    sa.Column('role', sa.String(length=30), nullable=False),
    sa.Column('title', sa.String(length=120), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['officer_id'], ['officer.id'], name=op.f('fk_post_officer_id_officer'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_post_unit_id_unit'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_post'))
    )
    with op.batch_alter_table('post', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_post_officer_id'), ['officer_id'], unique=False)
    op.create_table('slot_filling',
    sa.Column('receiving_unit_id', sa.String(length=36), nullable=False),
    sa.Column('slot', sa.String(length=60), nullable=False),
    sa.Column('unit_id', sa.String(length=36), nullable=False),
    sa.ForeignKeyConstraint(['receiving_unit_id'], ['unit.id'], name=op.f('fk_slot_filling_receiving_unit_id_unit'), initially='DEFERRED', deferrable=True),
    sa.ForeignKeyConstraint(['unit_id'], ['unit.id'], name=op.f('fk_slot_filling_unit_id_unit'), initially='DEFERRED', deferrable=True),
    sa.PrimaryKeyConstraint('receiving_unit_id', 'slot', name=op.f('pk_slot_filling'))
    )


def downgrade() -> None:
    op.drop_table('slot_filling')
    with op.batch_alter_table('post', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_post_officer_id'))
    op.drop_table('post')
    op.drop_table('unit')
    op.drop_table('procedure_version')
    op.drop_table('account')
    op.drop_table('used_captcha')
    with op.batch_alter_table('procedure', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_procedure_online_level'))
        batch_op.drop_index(batch_op.f('ix_procedure_life_event'))
        batch_op.drop_index(batch_op.f('ix_procedure_field'))
        batch_op.drop_index(batch_op.f('ix_procedure_agency_level'))
    op.drop_table('procedure')
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.drop_index('ix_party_person_id')
    op.drop_table('party')
    op.drop_table('officer')
    op.drop_table('counter')
    op.drop_table('calendar')
    op.drop_table('access_log')
