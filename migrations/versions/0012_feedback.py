"""What visitors report about accessibility: written by anyone, read by the lead."""

import sqlalchemy as sa
from alembic import op

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0012"
down_revision = "0011"

DOOR = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.report_barrier(report uuid, words text, page text, tool text, email text,
  at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO accessibility_report (id, words, page, tool, email, created_at, changed_at)
  VALUES (report, words, page, tool, email, at, at);
$$;
REVOKE ALL ON FUNCTION door.report_barrier(uuid, text, text, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.report_barrier(uuid, text, text, text, text, timestamptz)
  TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_DOOR = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.report_barrier(uuid, text, text, text, text, timestamptz);
RESET ROLE;
"""


def upgrade() -> None:
    op.create_table(
        "accessibility_report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accessibility_report")),
    )
    op.enable_policy(
        "accessibility_report",
        [
            'ALTER TABLE "accessibility_report" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "accessibility_report" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, UPDATE (email, closed_at, closed_by, changed_at) ON "accessibility_report" TO portal_app',
            'CREATE POLICY web ON "accessibility_report" TO portal_app USING ((SELECT door.acting_as_lead())) WITH CHECK ((SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"accessibility_report\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT INSERT ON "accessibility_report" TO portal_door',
            'CREATE POLICY door ON "accessibility_report" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_accessibility_report_created_at", "accessibility_report", ["created_at"], unique=False
    )
    op.execute(DOOR)


def downgrade() -> None:
    op.execute(NO_DOOR)
    op.drop_index("ix_accessibility_report_created_at", table_name="accessibility_report")
    op.drop_table("accessibility_report")
