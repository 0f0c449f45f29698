"""Visitors say what is wrong with a service, without a name; its organisation is told."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

REPORT = """
GRANT SELECT ON listing TO portal_door;
CREATE POLICY door ON listing TO portal_door USING (true) WITH CHECK (true);
GRANT SELECT ON network_listing TO portal_door;
CREATE POLICY door ON network_listing TO portal_door USING (true) WITH CHECK (true);
GRANT INSERT ON delivery TO portal_door;
CREATE POLICY door ON delivery TO portal_door USING (true) WITH CHECK (true);
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;

CREATE FUNCTION door.report_service(report uuid, service uuid, kind text, body text,
  fact_id uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE owner uuid;
BEGIN
  SELECT l.organisation_id INTO owner FROM listing l WHERE l.id = service;
  IF owner IS NULL AND current_org() <> '00000000-0000-0000-0000-000000000000'::uuid THEN
    SELECT l.organisation_id INTO owner FROM network_listing l WHERE l.id = service;
  END IF;
  IF owner IS NULL THEN RETURN false; END IF;
  INSERT INTO service_report (organisation_id, id, service_id, kind, body, created_at)
  VALUES (owner, report, service, kind, body, at);
  INSERT INTO fact (organisation_id, id, name, happened_at, actor_id, purpose, subject_id, content)
  VALUES (owner, fact_id, 'service_reported', at, current_person(), 'web', service,
    jsonb_build_object('report_id', report, 'service_id', service, 'kind', kind));
  INSERT INTO delivery (organisation_id, id, fact_id, letter, recipient_id, state, attempts,
    not_before)
  SELECT owner, gen_random_uuid(), fact_id, 'service_page/reported', m.user_id, 'pending', 0, at
  FROM membership m JOIN membership_role r
    ON r.organisation_id = m.organisation_id AND r.membership_id = m.id
  WHERE m.organisation_id = owner AND m.ended_at IS NULL AND r.role IN ('service_editor', 'admin')
  GROUP BY m.user_id;
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION door.report_service FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.report_service TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

BACK = """
DROP FUNCTION door.report_service;
DROP POLICY door ON delivery;
REVOKE INSERT ON delivery FROM portal_door;
DROP POLICY door ON network_listing;
REVOKE SELECT ON network_listing FROM portal_door;
DROP POLICY door ON listing;
REVOKE SELECT ON listing FROM portal_door;
"""


def upgrade() -> None:
    op.create_table(
        "service_report",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "wrong",
                "closed",
                "moved",
                "other",
                name="reportkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_service_report_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service_report")),
    )
    op.enable_policy(
        "service_report",
        [
            'ALTER TABLE "service_report" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service_report" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, UPDATE (done_at, done_by) ON "service_report" TO portal_app',
            'CREATE POLICY web ON "service_report" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"service_report\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT INSERT ON "service_report" TO portal_door',
            'CREATE POLICY door ON "service_report" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_service_report_organisation_id_created_at",
        "service_report",
        ["organisation_id", "created_at"],
        unique=False,
    )
    op.create_index(
        "ix_service_report_organisation_id_service_id",
        "service_report",
        ["organisation_id", "service_id"],
        unique=False,
    )
    op.execute(REPORT)


def downgrade() -> None:
    op.execute(BACK)
    op.drop_index("ix_service_report_organisation_id_service_id", table_name="service_report")
    op.drop_index("ix_service_report_organisation_id_created_at", table_name="service_report")
    op.drop_table("service_report")
