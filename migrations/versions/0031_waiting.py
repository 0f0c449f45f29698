"""Waiting lists: kept by the partner; the sender asks by the door where she stands, and answers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0031"
down_revision = "0030"

WAITING = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.waiting_place(referral uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  mine waitlist_entry%ROWTYPE;
  ahead bigint;
BEGIN
  SELECT w.* INTO mine FROM referral r JOIN waitlist_entry w
      ON w.organisation_id = r.recipient_id AND w.sender_id = r.organisation_id
        AND w.referral_id = r.id AND w.state NOT IN ('placed', 'left')
    WHERE r.organisation_id = current_org() AND r.id = waiting_place.referral
      AND current_case_access() AND r.id <> ALL (door.shut_away_referrals())
      AND r.status = 'on-hold' AND r.reason = 'waitlisted';
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT count(*) INTO ahead FROM waitlist_entry w
    JOIN referral r ON r.organisation_id = w.sender_id AND r.id = w.referral_id
      AND r.status = 'on-hold' AND r.reason = 'waitlisted'
    WHERE w.organisation_id = mine.organisation_id AND w.service_id = mine.service_id
      AND w.state = 'waiting' AND (w.sort, w.joined_at, w.id) < (mine.sort, mine.joined_at, mine.id);
  RETURN jsonb_build_object('state', mine.state, 'position', ahead + 1, 'party', mine.party,
    'offer_until', mine.offer_until);
END $$;
CREATE FUNCTION door.answer_place(referral uuid, said text, day date, at timestamptz)
RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE answered uuid;
BEGIN
  UPDATE waitlist_entry w SET answer = said, answered_at = at, changed_at = at,
    state = CASE WHEN said = 'accepted' THEN 'confirmed' ELSE 'refused' END
  FROM referral r
  WHERE r.organisation_id = current_org() AND r.id = answer_place.referral
    AND current_case_access() AND r.id <> ALL (door.shut_away_referrals())
    AND r.status = 'on-hold' AND r.reason = 'waitlisted'
    AND w.organisation_id = r.recipient_id AND w.sender_id = r.organisation_id
    AND w.referral_id = r.id AND w.state = 'offered' AND w.offer_until >= day
  RETURNING w.id INTO answered;
  RETURN answered;
END $$;
REVOKE ALL ON FUNCTION
  door.waiting_place(uuid), door.answer_place(uuid, text, date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  door.waiting_place(uuid), door.answer_place(uuid, text, date, timestamptz) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_WAITING = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.waiting_place(uuid);
DROP FUNCTION door.answer_place(uuid, text, date, timestamptz);
RESET ROLE;
"""


def upgrade() -> None:
    op.create_table(
        "waitlist_entry",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sender_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("party", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "offered",
                "confirmed",
                "refused",
                "placed",
                "left",
                name="entrystate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("offer_until", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("moved_for", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("places BETWEEN 1 AND 12", name=op.f("ck_waitlist_entry_places")),
        sa.CheckConstraint("taken IN (0, places)", name=op.f("ck_waitlist_entry_taken")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_waitlist_entry_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_waitlist_entry")),
    )
    op.enable_policy(
        "waitlist_entry",
        [
            'ALTER TABLE "waitlist_entry" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "waitlist_entry" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "waitlist_entry" TO portal_app',
            'CREATE POLICY web ON "waitlist_entry" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_intake_access())) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_intake_access()))',
            "CREATE POLICY migration ON \"waitlist_entry\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, UPDATE ON "waitlist_entry" TO portal_door',
            'CREATE POLICY door ON "waitlist_entry" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_waitlist_entry_organisation_id_service_id",
        "waitlist_entry",
        ["organisation_id", "service_id"],
        unique=False,
    )
    op.create_index(
        "uq_waitlist_entry_organisation_id_referral_id",
        "waitlist_entry",
        ["organisation_id", "referral_id"],
        unique=True,
        postgresql_where=sa.text("state NOT IN ('placed', 'left')"),
    )
    op.execute(WAITING)


def downgrade() -> None:
    op.execute(NO_WAITING)
    op.drop_index(
        "uq_waitlist_entry_organisation_id_referral_id",
        table_name="waitlist_entry",
        postgresql_where=sa.text("state NOT IN ('placed', 'left')"),
    )
    op.drop_index("ix_waitlist_entry_organisation_id_service_id", table_name="waitlist_entry")
    op.drop_table("waitlist_entry")
