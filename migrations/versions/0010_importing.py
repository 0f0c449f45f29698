"""Imports of services from a sheet: the file that was checked, and what came of each row."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "import_run",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
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
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_import_run_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_import_run")),
    )
    op.enable_policy(
        "import_run",
        [
            'ALTER TABLE "import_run" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "import_run" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "import_run" TO portal_app',
            'CREATE POLICY web ON "import_run" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"import_run\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT (organisation_id, id, user_id, state, created_at, leased_until, leased_by), UPDATE (leased_until, leased_by), DELETE ON "import_run" TO portal_worker',
            'CREATE POLICY worker ON "import_run" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_import_run_open",
        "import_run",
        ["created_at", "id"],
        unique=False,
        postgresql_where=sa.text("state IN ('waiting', 'running', 'undoing')"),
    )
    op.create_index(
        "ix_import_run_organisation_id_created_at",
        "import_run",
        ["organisation_id", "created_at"],
        unique=False,
    )
    op.create_table(
        "import_row",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("cells", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
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
        sa.Column(
            "intent",
            sa.Enum(
                "create",
                "update",
                "nothing",
                name="intent",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("problems", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("changed", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("base_version_id", sa.Uuid(), nullable=True),
        sa.Column("base_version", sa.Integer(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "created",
                "updated",
                "unchanged",
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
        sa.Column("version_id", sa.Uuid(), nullable=True),
        sa.Column("version_after", sa.Integer(), nullable=True),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "run_id"],
            ["import_run.organisation_id", "import_run.id"],
            name=op.f("fk_import_row_organisation_id_run_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_import_row")),
    )
    op.enable_policy(
        "import_row",
        [
            'ALTER TABLE "import_row" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "import_row" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "import_row" TO portal_app',
            'CREATE POLICY web ON "import_row" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"import_row\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_import_row_service", "import_row", ["organisation_id", "service_id"], unique=False
    )
    op.create_index(
        "uq_import_row_number", "import_row", ["organisation_id", "run_id", "number"], unique=True
    )


def downgrade() -> None:
    op.drop_index("uq_import_row_number", table_name="import_row")
    op.drop_index("ix_import_row_service", table_name="import_row")
    op.drop_table("import_row")
    op.drop_index("ix_import_run_organisation_id_created_at", table_name="import_run")
    op.drop_index(
        "ix_import_run_open",
        table_name="import_run",
        postgresql_where=sa.text("state IN ('waiting', 'running', 'undoing')"),
    )
    op.drop_table("import_run")
