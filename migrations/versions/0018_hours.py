"""The hours of a household, what was measured of them, and the school calendar of the network."""

import sqlalchemy as sa
from alembic import op

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "school_closure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "never",
                "public_holidays",
                "school",
                "preschool",
                "nursery",
                name="rest",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "level IN ('school', 'preschool', 'nursery')", name=op.f("ck_school_closure_level")
        ),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_school_closure_last_day")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_closure")),
    )
    op.enable_policy(
        "school_closure",
        [
            'ALTER TABLE "school_closure" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "school_closure" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "school_closure" TO portal_app',
            'CREATE POLICY web_select ON "school_closure" FOR SELECT TO portal_app USING (true)',
            'CREATE POLICY web_insert ON "school_closure" FOR INSERT TO portal_app WITH CHECK ((SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "school_closure" FOR UPDATE TO portal_app USING ((SELECT door.acting_as_lead())) WITH CHECK ((SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "school_closure" FOR DELETE TO portal_app USING ((SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"school_closure\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_school_closure_level", "school_closure", ["level", "first_day"], unique=False
    )
    op.create_table(
        "coverage_figure",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "slots",
                "plan",
                "review",
                name="measuredfor",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ordinary_before", sa.Integer(), nullable=False),
        sa.Column("ordinary_now", sa.Integer(), nullable=False),
        sa.Column("ordinary_planned", sa.Integer(), nullable=False),
        sa.Column("holiday_before", sa.Integer(), nullable=False),
        sa.Column("holiday_now", sa.Integer(), nullable=False),
        sa.Column("holiday_planned", sa.Integer(), nullable=False),
        sa.Column("year_before", sa.Integer(), nullable=False),
        sa.Column("year_now", sa.Integer(), nullable=False),
        sa.Column("year_planned", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_coverage_figure_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_coverage_figure")),
    )
    op.enable_policy(
        "coverage_figure",
        [
            'ALTER TABLE "coverage_figure" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "coverage_figure" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "coverage_figure" TO portal_app',
            'CREATE POLICY web ON "coverage_figure" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"coverage_figure\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "uq_coverage_figure_organisation_id_participant_id",
        "coverage_figure",
        ["organisation_id", "participant_id", "measured_on"],
        unique=True,
    )
    op.create_table(
        "care_slot",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("activity_id", sa.Uuid(), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "work",
                "commuting",
                "commitment",
                "school",
                "nursery",
                "service",
                "carer",
                "other_parent",
                name="slotkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("weekdays", sa.Text(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("first_week", sa.Date(), nullable=True),
        sa.Column(
            "rests",
            sa.Enum(
                "never",
                "public_holidays",
                "school",
                "preschool",
                "nursery",
                name="rest",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("weekdays ~ '^[0-6]{1,7}$'", name=op.f("ck_care_slot_weekdays")),
        sa.CheckConstraint("every BETWEEN 1 AND 4", name=op.f("ck_care_slot_every")),
        sa.CheckConstraint(
            "last_day IS NULL OR first_day IS NULL OR last_day >= first_day",
            name=op.f("ck_care_slot_last_day"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "activity_id"],
            ["plan_activity.organisation_id", "plan_activity.id"],
            name=op.f("fk_care_slot_organisation_id_activity_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "member_id"],
            ["household_member.organisation_id", "household_member.id"],
            name=op.f("fk_care_slot_organisation_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_care_slot_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "replaces_id"],
            ["care_slot.organisation_id", "care_slot.id"],
            name=op.f("fk_care_slot_organisation_id_replaces_id"),
            ondelete="SET NULL (replaces_id)",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_care_slot")),
    )
    op.enable_policy(
        "care_slot",
        [
            'ALTER TABLE "care_slot" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "care_slot" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "care_slot" TO portal_app',
            'CREATE POLICY web ON "care_slot" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"care_slot\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_care_slot_organisation_id_activity_id",
        "care_slot",
        ["organisation_id", "activity_id"],
        unique=False,
    )
    op.create_index(
        "ix_care_slot_organisation_id_member_id",
        "care_slot",
        ["organisation_id", "member_id"],
        unique=False,
    )
    op.create_index(
        "ix_care_slot_organisation_id_participant_id",
        "care_slot",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_index(
        "ix_care_slot_organisation_id_replaces_id",
        "care_slot",
        ["organisation_id", "replaces_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index("ix_care_slot_organisation_id_replaces_id", table_name="care_slot")
    op.drop_index("ix_care_slot_organisation_id_participant_id", table_name="care_slot")
    op.drop_index("ix_care_slot_organisation_id_member_id", table_name="care_slot")
    op.drop_index("ix_care_slot_organisation_id_activity_id", table_name="care_slot")
    op.drop_table("care_slot")
    op.drop_index("uq_coverage_figure_organisation_id_participant_id", table_name="coverage_figure")
    op.drop_table("coverage_figure")
    op.drop_index("ix_school_closure_level", table_name="school_closure")
    op.drop_table("school_closure")
