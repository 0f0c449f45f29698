"""Notices of referrals, how each person wants them, and the office that hears as well."""

import sqlalchemy as sa
from alembic import op

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0028"
down_revision = "0027"

# Who tells of a referral must know whose it is, as the clocks must; neither shows anything.
SHUT_AWAY = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE OR REPLACE FUNCTION door.shut_away_referrals() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF current_setting('portal.purpose', true) IN (%s) THEN RETURN '{}'; END IF;
  RETURN ARRAY(SELECT s.id FROM participant p
    JOIN referral_subject s ON s.organisation_id = p.organisation_id AND s.participant_id = p.id
    WHERE p.organisation_id = current_org() AND p.protected AND NOT EXISTS (
      SELECT FROM named_staff n WHERE n.organisation_id = p.organisation_id
        AND n.participant_id = p.id AND n.user_id = current_person()));
END $$;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""


def upgrade() -> None:
    op.execute(SHUT_AWAY % "'job:clocks', 'job:notices'")
    op.create_table(
        "notice",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "sender",
                "partner",
                "system",
                name="side",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "act",
            sa.Enum(
                "moved",
                "asked",
                "answered",
                "attempted",
                "still-going",
                "assigned",
                "amended",
                "nudged",
                "reminded",
                "escalated",
                "checked-in",
                "waited",
                "offered",
                "offer-ended",
                "confirmed",
                "error-reported",
                "named",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "requested",
                "accepted",
                "rejected",
                "in-progress",
                "on-hold",
                "completed",
                "failed",
                "cancelled",
                "entered-in-error",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mailed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_notice")),
    )
    op.enable_policy(
        "notice",
        [
            'ALTER TABLE "notice" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "notice" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "notice" TO portal_app',
            'CREATE POLICY web ON "notice" TO portal_app USING (organisation_id = (SELECT current_org()) AND user_id = (SELECT current_person())) WITH CHECK (organisation_id = (SELECT current_org()) AND user_id = (SELECT current_person()))',
            "CREATE POLICY migration ON \"notice\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT (organisation_id, id, user_id, mailed_at, read_at) ON "notice" TO portal_worker',
            'CREATE POLICY worker ON "notice" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_notice_organisation_id_user_id",
        "notice",
        ["organisation_id", "user_id", "happened_at"],
        unique=False,
    )
    op.create_index("ix_notice_user_id", "notice", ["user_id"], unique=False)
    op.create_index(
        "uq_notice_organisation_id_user_id_event_id",
        "notice",
        ["organisation_id", "user_id", "event_id"],
        unique=True,
    )
    op.create_table(
        "notice_choice",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "pace",
            sa.Enum(
                "at-once",
                "daily",
                "never",
                name="pace",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_until", sa.Time(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_notice_choice")),
    )
    op.enable_policy(
        "notice_choice",
        [
            'ALTER TABLE "notice_choice" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "notice_choice" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "notice_choice" TO portal_app',
            'CREATE POLICY web ON "notice_choice" TO portal_app USING (organisation_id = (SELECT current_org()) AND user_id = (SELECT current_person())) WITH CHECK (organisation_id = (SELECT current_org()) AND user_id = (SELECT current_person()))',
            "CREATE POLICY migration ON \"notice_choice\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index("ix_notice_choice_user_id", "notice_choice", ["user_id"], unique=False)
    op.create_index(
        "uq_notice_choice_organisation_id_user_id",
        "notice_choice",
        ["organisation_id", "user_id"],
        unique=True,
    )
    op.create_table(
        "notice_office",
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_notice_office")),
    )
    op.enable_policy(
        "notice_office",
        [
            'ALTER TABLE "notice_office" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "notice_office" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "notice_office" TO portal_app',
            'CREATE POLICY web ON "notice_office" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"notice_office\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "uq_notice_office_organisation_id", "notice_office", ["organisation_id"], unique=True
    )


def downgrade() -> None:
    op.execute(SHUT_AWAY % "'job:clocks'")
    op.drop_index("uq_notice_office_organisation_id", table_name="notice_office")
    op.drop_table("notice_office")
    op.drop_index("uq_notice_choice_organisation_id_user_id", table_name="notice_choice")
    op.drop_index("ix_notice_choice_user_id", table_name="notice_choice")
    op.drop_table("notice_choice")
    op.drop_index("uq_notice_organisation_id_user_id_event_id", table_name="notice")
    op.drop_index("ix_notice_user_id", table_name="notice")
    op.drop_index("ix_notice_organisation_id_user_id", table_name="notice")
    op.drop_table("notice")
