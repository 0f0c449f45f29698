"""Who of a partner read who a woman is; a door that writes it down, of an open share only."""

import sqlalchemy as sa
from alembic import op

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0026"
down_revision = "0025"

DOOR = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.note_share_read(record uuid, owner uuid, shared uuid, organisation uuid,
  person uuid, read_level text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO share_reading (organisation_id, id, participant_id, referral_id, recipient_id,
    recipient_name, reader_id, level, read_at)
  SELECT owner, record, s.participant_id, r.id, r.recipient_id, r.recipient_name, person,
    read_level, at
  FROM referral r
    JOIN referral_subject s ON s.organisation_id = r.organisation_id AND s.id = r.id
  WHERE r.organisation_id = owner AND r.id = shared AND r.recipient_id = organisation
    AND EXISTS (SELECT FROM referral_share d WHERE d.organisation_id = owner
      AND d.referral_id = shared AND d.recipient_id = organisation AND d.level = read_level
      AND d.open_from <= now() AND (d.open_until IS NULL OR d.open_until > now())
      AND (d.reader_id IS NULL OR d.reader_id = person));
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION
  door.note_share_read(uuid, uuid, uuid, uuid, uuid, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  door.note_share_read(uuid, uuid, uuid, uuid, uuid, text, timestamptz) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_DOOR = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.note_share_read(uuid, uuid, uuid, uuid, uuid, text, timestamptz);
RESET ROLE;
"""


def upgrade() -> None:
    op.create_table(
        "share_reading",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_name", sa.Text(), nullable=False),
        sa.Column("reader_id", sa.Uuid(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "preview",
                "contact",
                "delivery",
                "closed",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_share_reading_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "referral_id"],
            ["referral.organisation_id", "referral.id"],
            name=op.f("fk_share_reading_organisation_id_referral_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_share_reading")),
    )
    op.enable_policy(
        "share_reading",
        [
            'ALTER TABLE "share_reading" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "share_reading" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "share_reading" TO portal_app',
            'CREATE POLICY web ON "share_reading" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"share_reading\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT INSERT ON "share_reading" TO portal_door',
            'CREATE POLICY door ON "share_reading" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_share_reading_organisation_id_participant_id",
        "share_reading",
        ["organisation_id", "participant_id", "read_at"],
        unique=False,
    )
    op.create_index(
        "ix_share_reading_organisation_id_referral_id",
        "share_reading",
        ["organisation_id", "referral_id"],
        unique=False,
    )
    op.execute(DOOR)


def downgrade() -> None:
    op.execute(NO_DOOR)
    op.drop_index("ix_share_reading_organisation_id_referral_id", table_name="share_reading")
    op.drop_index("ix_share_reading_organisation_id_participant_id", table_name="share_reading")
    op.drop_table("share_reading")
