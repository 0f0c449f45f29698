"""Closures, the times of clocks, and the two acts by which the clocks' pass touches a referral.

A reminder does not count as a change of the referral: whoever has its page open goes on. So the
pass does not go through `door.move_referral`, but for the expiry of a request.
"""

import sqlalchemy as sa
from alembic import op

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0027"
down_revision = "0026"

CLOCKS = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.tick_referral(owner uuid, referral uuid, expected_version integer, step text,
  act text, code text, seen text, day date, event uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE held referral%ROWTYPE;
BEGIN
  IF current_setting('portal.purpose', true) <> 'job:clocks' OR owner <> current_org() THEN
    RETURN false; END IF;
  UPDATE referral r SET
    reminded_on = CASE WHEN step = 'remind' THEN day ELSE r.reminded_on END,
    escalated_on = CASE WHEN step = 'escalate' THEN day ELSE r.escalated_on END
  WHERE r.organisation_id = owner AND r.id = tick_referral.referral
    AND r.version = expected_version AND r.clock <> ''
    AND ((step = 'remind' AND r.reminded_on IS NULL AND r.remind_on <= day)
      OR (step = 'escalate' AND r.escalated_on IS NULL AND r.escalate_on <= day))
  RETURNING r.* INTO held;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO referral_event (organisation_id, id, referral_id, recipient_id, act, side, seen_by,
    from_status, to_status, code, actor_id, happened_at)
  VALUES (owner, event, held.id, held.recipient_id, tick_referral.act, 'system', seen,
    held.status, held.status, tick_referral.code, current_person(), at);
  RETURN true;
END $$;
CREATE FUNCTION door.time_referral(owner uuid, referral uuid, expected_version integer, due date,
  remind date, escalate date, expire date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF current_setting('portal.purpose', true) <> 'job:clocks' OR owner <> current_org() THEN
    RETURN false; END IF;
  UPDATE referral r SET due_on = due, remind_on = remind, escalate_on = escalate,
    expire_on = expire
  WHERE r.organisation_id = owner AND r.id = time_referral.referral
    AND r.version = expected_version AND r.clock <> '';
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION
  door.tick_referral(uuid, uuid, integer, text, text, text, text, date, uuid, timestamptz),
  door.time_referral(uuid, uuid, integer, date, date, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  door.tick_referral(uuid, uuid, integer, text, text, text, text, date, uuid, timestamptz),
  door.time_referral(uuid, uuid, integer, date, date, date, date) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_CLOCKS = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.tick_referral(uuid, uuid, integer, text, text, text, text, date, uuid,
  timestamptz);
DROP FUNCTION door.time_referral(uuid, uuid, integer, date, date, date, date);
RESET ROLE;
"""


def upgrade() -> None:
    op.create_table(
        "closure",
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "last_day >= first_day AND last_day - first_day < 62", name=op.f("ck_closure_last_day")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_closure")),
    )
    op.enable_policy(
        "closure",
        [
            'ALTER TABLE "closure" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "closure" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "closure" TO portal_app',
            "CREATE POLICY web_select ON \"closure\" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT current_org()) <> '00000000-0000-0000-0000-000000000000'::uuid)",
            'CREATE POLICY web_insert ON "closure" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_update ON "closure" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_delete ON "closure" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"closure\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index("ix_closure_last_day", "closure", ["last_day"], unique=False)
    op.create_index(
        "ix_closure_organisation_id_last_day",
        "closure",
        ["organisation_id", "last_day"],
        unique=False,
    )
    op.create_table(
        "clock_rule",
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column(
            "clock",
            sa.Enum(
                "",
                "respond",
                "answer",
                "contact",
                "update",
                "review",
                "confirm",
                name="clock",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("remind", sa.Integer(), nullable=False),
        sa.Column("escalate", sa.Integer(), nullable=False),
        sa.Column("expire", sa.Integer(), nullable=True),
        sa.Column("urgent_remind", sa.Integer(), nullable=False),
        sa.Column("urgent_escalate", sa.Integer(), nullable=False),
        sa.Column("urgent_expire", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "remind >= 1 AND escalate > remind AND escalate <= 60 AND (expire IS NULL OR (expire > escalate AND expire <= 60))",
            name=op.f("ck_clock_rule_steps"),
        ),
        sa.CheckConstraint(
            "urgent_remind >= 1 AND urgent_escalate > urgent_remind AND urgent_escalate <= 60 AND (urgent_expire IS NULL OR (urgent_expire > urgent_escalate AND urgent_expire <= 60))",
            name=op.f("ck_clock_rule_urgent_steps"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_clock_rule_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_clock_rule")),
    )
    op.enable_policy(
        "clock_rule",
        [
            'ALTER TABLE "clock_rule" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "clock_rule" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "clock_rule" TO portal_app',
            "CREATE POLICY web_select ON \"clock_rule\" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT current_org()) <> '00000000-0000-0000-0000-000000000000'::uuid)",
            'CREATE POLICY web_insert ON "clock_rule" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_update ON "clock_rule" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_delete ON "clock_rule" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"clock_rule\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "uq_clock_rule_organisation_id_service_id_clock",
        "clock_rule",
        ["organisation_id", "service_id", "clock"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )
    op.execute(CLOCKS)


def downgrade() -> None:
    op.execute(NO_CLOCKS)
    op.drop_index(
        "uq_clock_rule_organisation_id_service_id_clock",
        table_name="clock_rule",
        postgresql_nulls_not_distinct=True,
    )
    op.drop_table("clock_rule")
    op.drop_index("ix_closure_organisation_id_last_day", table_name="closure")
    op.drop_index("ix_closure_last_day", table_name="closure")
    op.drop_table("closure")
