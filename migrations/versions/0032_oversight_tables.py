"""What the lead's oversight reads, and the role that counts it: `portal_oversight`.

The role owns functions, cannot sign in, and reads of a referral neither a person nor a word; what
it needs of a woman (her zone, that two referrals are one woman's) the door tells it without her id.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0032"
down_revision = "0031"

OVERSEER = """
CREATE SCHEMA oversight AUTHORIZATION portal_owner;
GRANT USAGE ON SCHEMA oversight TO portal_app, portal_worker, portal_oversight;
GRANT USAGE ON SCHEMA door TO portal_worker, portal_oversight;
GRANT USAGE ON SCHEMA public TO portal_oversight;
GRANT EXECUTE ON FUNCTION current_org(), current_person() TO portal_oversight;
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.acting_as_overseer() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN door.acting_as_lead() AND EXISTS (SELECT FROM membership m
    JOIN membership_role r ON r.organisation_id = m.organisation_id AND r.membership_id = m.id
      AND r.role = 'overseer'
    WHERE m.organisation_id = current_org() AND m.user_id = current_person()
      AND m.ended_at IS NULL);
END $$;
REVOKE ALL ON FUNCTION door.acting_as_overseer() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.acting_as_overseer() TO portal_app, portal_oversight;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;

GRANT SELECT (organisation_id, id, code, recipient_id, recipient_name, kind, status, reason,
  urgency, sent_at, accepted_at, started_at, ended_at, clock, due_on)
  ON referral TO portal_oversight;
CREATE POLICY oversight ON referral TO portal_oversight USING (true) WITH CHECK (true);
GRANT SELECT (organisation_id, referral_id, act, side, happened_at), INSERT
  ON referral_event TO portal_oversight;
CREATE POLICY oversight ON referral_event TO portal_oversight USING (true) WITH CHECK (true);
GRANT SELECT (organisation_id, id, domain, slots) ON service_request TO portal_door;
CREATE POLICY door ON service_request TO portal_door USING (true) WITH CHECK (true);
GRANT SELECT (given_name, family_name, municipality, youngest_born_in)
  ON participant TO portal_door;
"""

NO_OVERSEER = """
REVOKE SELECT (given_name, family_name, municipality, youngest_born_in)
  ON participant FROM portal_door;
DROP POLICY door ON service_request;
REVOKE SELECT (organisation_id, id, domain, slots) ON service_request FROM portal_door;
DROP POLICY oversight ON referral_event;
REVOKE ALL ON referral_event FROM portal_oversight;
DROP POLICY oversight ON referral;
REVOKE ALL ON referral FROM portal_oversight;
SET LOCAL ROLE portal_door;
DROP FUNCTION door.acting_as_overseer();
RESET ROLE;
REVOKE EXECUTE ON FUNCTION current_org(), current_person() FROM portal_oversight;
REVOKE USAGE ON SCHEMA public FROM portal_oversight;
REVOKE USAGE ON SCHEMA door FROM portal_worker, portal_oversight;
DROP SCHEMA oversight;
"""


def upgrade() -> None:
    op.execute(OVERSEER)
    op.create_table(
        "demand_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column(
            "age_band",
            sa.Enum(
                "0-2",
                "3-5",
                "6-10",
                "11-13",
                "14-17",
                "none",
                "",
                name="ageband",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column(
            "cause",
            sa.Enum(
                "no-capacity",
                "schedule-mismatch",
                "out-of-area",
                "expired-no-response",
                "long-wait",
                name="cause",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_her_first", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand_record")),
    )
    op.enable_policy(
        "demand_record",
        [
            'ALTER TABLE "demand_record" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "demand_record" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "demand_record" TO portal_app',
            'CREATE POLICY web ON "demand_record" TO portal_app USING (false) WITH CHECK (false)',
            "CREATE POLICY migration ON \"demand_record\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT ON "demand_record" TO portal_door',
            'CREATE POLICY door ON "demand_record" TO portal_door USING (true) WITH CHECK (true)',
            'GRANT SELECT ON "demand_record" TO portal_oversight',
            'CREATE POLICY oversight ON "demand_record" TO portal_oversight USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index("ix_demand_record_month", "demand_record", ["month"], unique=False)
    op.create_table(
        "oversight_table",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column(
            "cube",
            sa.Enum(
                "network",
                "month",
                "partner",
                "kind",
                "area",
                "reason",
                "exchange",
                "standing",
                "demand-area",
                "demand-age",
                "demand-slot",
                "demand-cause",
                name="cube",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("cut_on", sa.Date(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withheld", sa.Boolean(), nullable=False),
        sa.Column("columns", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oversight_table")),
    )
    op.enable_policy(
        "oversight_table",
        [
            'ALTER TABLE "oversight_table" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "oversight_table" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "oversight_table" TO portal_app',
            'CREATE POLICY web_select ON "oversight_table" FOR SELECT TO portal_app USING ((SELECT door.acting_as_overseer()))',
            "CREATE POLICY migration ON \"oversight_table\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT ON "oversight_table" TO portal_worker',
            'CREATE POLICY worker ON "oversight_table" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "uq_oversight_table_period_cube", "oversight_table", ["period", "cube"], unique=True
    )
    op.create_table(
        "own_timing",
        sa.Column(
            "step",
            sa.Enum(
                "answer",
                "start",
                "finish",
                name="step",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("measured", sa.Integer(), nullable=False),
        sa.Column("days", sa.Numeric(precision=7, scale=1), nullable=False),
        sa.Column("network_days", sa.Numeric(precision=7, scale=1), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_own_timing")),
    )
    op.enable_policy(
        "own_timing",
        [
            'ALTER TABLE "own_timing" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "own_timing" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "own_timing" TO portal_app',
            'CREATE POLICY web ON "own_timing" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"own_timing\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, DELETE ON "own_timing" TO portal_worker',
            'CREATE POLICY worker ON "own_timing" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "uq_own_timing_organisation_id_step", "own_timing", ["organisation_id", "step"], unique=True
    )
    op.create_table(
        "demand_mark",
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "referral_id"],
            ["referral.organisation_id", "referral.id"],
            name=op.f("fk_demand_mark_organisation_id_referral_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_demand_mark")),
    )
    op.enable_policy(
        "demand_mark",
        [
            'ALTER TABLE "demand_mark" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "demand_mark" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "demand_mark" TO portal_app',
            'CREATE POLICY web ON "demand_mark" TO portal_app USING (false) WITH CHECK (false)',
            "CREATE POLICY migration ON \"demand_mark\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT ON "demand_mark" TO portal_door',
            'CREATE POLICY door ON "demand_mark" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_demand_mark_organisation_id_referral_id",
        "demand_mark",
        ["organisation_id", "referral_id"],
        unique=False,
    )
    op.create_table(
        "motivated_access",
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_by_name", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "referral_id"],
            ["referral.organisation_id", "referral.id"],
            name=op.f("fk_motivated_access_organisation_id_referral_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_motivated_access")),
    )
    op.enable_policy(
        "motivated_access",
        [
            'ALTER TABLE "motivated_access" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "motivated_access" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "motivated_access" TO portal_app',
            'CREATE POLICY web_select ON "motivated_access" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[]))',
            "CREATE POLICY migration ON \"motivated_access\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE ON "motivated_access" TO portal_door',
            'CREATE POLICY door ON "motivated_access" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_motivated_access_asked_by", "motivated_access", ["asked_by", "asked_at"], unique=False
    )
    op.create_index(
        "ix_motivated_access_organisation_id_referral_id",
        "motivated_access",
        ["organisation_id", "referral_id"],
        unique=False,
    )
    op.create_table(
        "oversight_cell",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("table_id", sa.Uuid(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column("column", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "count IS NULL OR count = 0 OR count >= 5", name=op.f("ck_oversight_cell_count")
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["oversight_table.id"],
            name=op.f("fk_oversight_cell_table_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oversight_cell")),
    )
    op.enable_policy(
        "oversight_cell",
        [
            'ALTER TABLE "oversight_cell" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "oversight_cell" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "oversight_cell" TO portal_app',
            'CREATE POLICY web_select ON "oversight_cell" FOR SELECT TO portal_app USING ((SELECT door.acting_as_overseer()))',
            "CREATE POLICY migration ON \"oversight_cell\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT ON "oversight_cell" TO portal_worker',
            'CREATE POLICY worker ON "oversight_cell" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "uq_oversight_cell_table_id_row_column",
        "oversight_cell",
        ["table_id", "row", "column"],
        unique=True,
    )
    op.create_table(
        "oversight_duration",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("table_id", sa.Uuid(), nullable=False),
        sa.Column("row", sa.Text(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "answer",
                "start",
                "finish",
                name="step",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("days", sa.Numeric(precision=7, scale=1), nullable=False),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["oversight_table.id"],
            name=op.f("fk_oversight_duration_table_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oversight_duration")),
    )
    op.enable_policy(
        "oversight_duration",
        [
            'ALTER TABLE "oversight_duration" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "oversight_duration" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "oversight_duration" TO portal_app',
            'CREATE POLICY web_select ON "oversight_duration" FOR SELECT TO portal_app USING ((SELECT door.acting_as_overseer()))',
            "CREATE POLICY migration ON \"oversight_duration\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT ON "oversight_duration" TO portal_worker',
            'CREATE POLICY worker ON "oversight_duration" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "uq_oversight_duration_table_id_row_step",
        "oversight_duration",
        ["table_id", "row", "step"],
        unique=True,
    )
    op.create_index(
        "ix_referral_due_on",
        "referral",
        ["due_on"],
        unique=False,
        postgresql_where=sa.text("clock <> ''"),
    )
    op.create_index("ix_referral_sent_at", "referral", ["sent_at"], unique=False)
    op.create_index(
        "ix_referral_event_unmet",
        "referral_event",
        ["happened_at"],
        unique=False,
        postgresql_where=sa.text(
            "code IN ('no-capacity', 'schedule-mismatch', 'out-of-area', 'expired-no-response', 'waitlisted')"
        ),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_referral_event_unmet",
        table_name="referral_event",
        postgresql_where=sa.text(
            "code IN ('no-capacity', 'schedule-mismatch', 'out-of-area', 'expired-no-response', 'waitlisted')"
        ),
    )
    op.drop_index("ix_referral_sent_at", table_name="referral")
    op.drop_index(
        "ix_referral_due_on", table_name="referral", postgresql_where=sa.text("clock <> ''")
    )
    op.drop_index("uq_oversight_duration_table_id_row_step", table_name="oversight_duration")
    op.drop_table("oversight_duration")
    op.drop_index("uq_oversight_cell_table_id_row_column", table_name="oversight_cell")
    op.drop_table("oversight_cell")
    op.drop_index("ix_motivated_access_organisation_id_referral_id", table_name="motivated_access")
    op.drop_index("ix_motivated_access_asked_by", table_name="motivated_access")
    op.drop_table("motivated_access")
    op.drop_index("ix_demand_mark_organisation_id_referral_id", table_name="demand_mark")
    op.drop_table("demand_mark")
    op.drop_index("uq_own_timing_organisation_id_step", table_name="own_timing")
    op.drop_table("own_timing")
    op.drop_index("uq_oversight_table_period_cube", table_name="oversight_table")
    op.drop_table("oversight_table")
    op.drop_index("ix_demand_record_month", table_name="demand_record")
    op.drop_table("demand_record")
    op.execute(NO_OVERSEER)
