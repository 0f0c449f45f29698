"""Files of people who are brought in, and the record of a list that goes out with names."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0021"
down_revision = "0020"

DOOR = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.note_export(record uuid, organisation uuid, person uuid,
  participants uuid[], page text, content text, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO access_record (organisation_id, id, participant_id, user_id, page, looked_at)
  SELECT organisation, gen_random_uuid(), participant, person, note_export.page, at
  FROM unnest(participants) AS participant;
  INSERT INTO fact (organisation_id, id, name, happened_at, actor_id, purpose, content)
  VALUES (organisation, record, 'cases_exported', at, person, 'web', note_export.content::jsonb);
$$;
REVOKE ALL ON FUNCTION
  door.note_export(uuid, uuid, uuid, uuid[], text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  door.note_export(uuid, uuid, uuid, uuid[], text, text, timestamptz) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_DOOR = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.note_export(uuid, uuid, uuid, uuid[], text, text, timestamptz);
RESET ROLE;
"""


def upgrade() -> None:
    op.create_table(
        "case_import",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "file_format",
            sa.Enum(
                "xlsx",
                "csv",
                name="fileformat",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "checked",
                "waiting",
                "running",
                "done",
                "undoing",
                "undone",
                name="runstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("headings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("keys", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("with_known", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("file_name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_case_import_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_case_import")),
    )
    op.enable_policy(
        "case_import",
        [
            'ALTER TABLE "case_import" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "case_import" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "case_import" TO portal_app',
            'CREATE POLICY web ON "case_import" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access())) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()))',
            "CREATE POLICY migration ON \"case_import\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT (organisation_id, id, user_id, state, created_at, leased_until, leased_by), UPDATE (leased_until, leased_by), DELETE ON "case_import" TO portal_worker',
            'CREATE POLICY worker ON "case_import" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_case_import_open",
        "case_import",
        ["created_at", "id"],
        unique=False,
        postgresql_where=sa.text("state IN ('waiting', 'running', 'undoing')"),
    )
    op.create_index(
        "ix_case_import_organisation_id_created_at",
        "case_import",
        ["organisation_id", "created_at"],
        unique=False,
    )
    op.create_table(
        "case_import_row",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "ok",
                "warning",
                "error",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("known_id", sa.Uuid(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "created",
                "failed",
                "undone",
                "kept",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("version_after", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "run_id"],
            ["case_import.organisation_id", "case_import.id"],
            name=op.f("fk_case_import_row_organisation_id_run_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_case_import_row")),
    )
    op.enable_policy(
        "case_import_row",
        [
            'ALTER TABLE "case_import_row" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "case_import_row" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "case_import_row" TO portal_app',
            'CREATE POLICY web ON "case_import_row" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access())) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()))',
            "CREATE POLICY migration ON \"case_import_row\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "uq_case_import_row_number",
        "case_import_row",
        ["organisation_id", "run_id", "number"],
        unique=True,
    )
    op.execute(DOOR)


def downgrade() -> None:
    op.execute(NO_DOOR)
    op.drop_index("uq_case_import_row_number", table_name="case_import_row")
    op.drop_table("case_import_row")
    op.drop_index("ix_case_import_organisation_id_created_at", table_name="case_import")
    op.drop_index(
        "ix_case_import_open",
        table_name="case_import",
        postgresql_where=sa.text("state IN ('waiting', 'running', 'undoing')"),
    )
    op.drop_table("case_import")
