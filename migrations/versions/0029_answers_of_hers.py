"""Her own answer: noted by who sent her, or given through a link that knows no name."""

import sqlalchemy as sa
from alembic import op

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0029"
down_revision = "0028"

DOOR = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.answer_link(token text, at timestamptz) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT CASE WHEN l.used_at IS NOT NULL THEN 'used' WHEN l.expires_at >= at THEN 'open' END
  FROM answer_link l WHERE l.token_hash = token;
$$;

CREATE FUNCTION door.answer_referral(token text, said text, answer uuid, event uuid,
  at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE link answer_link%ROWTYPE;
BEGIN
  UPDATE answer_link l SET used_at = at
    WHERE l.token_hash = token AND l.used_at IS NULL AND l.expires_at >= at
    RETURNING l.* INTO link;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO participant_answer (organisation_id, id, referral_id, answer, way, answered_at)
    VALUES (link.organisation_id, answer_referral.answer, link.referral_id, said, 'link', at);
  UPDATE referral r SET clock = '', clock_since = NULL, due_on = NULL, remind_on = NULL,
      escalate_on = NULL, version = r.version + 1
    WHERE r.organisation_id = link.organisation_id AND r.id = link.referral_id
      AND r.clock = 'confirm';
  INSERT INTO referral_event (organisation_id, id, referral_id, recipient_id, act, side, seen_by,
      from_status, to_status, code, actor_id, happened_at)
    SELECT r.organisation_id, event, r.id, r.recipient_id, 'confirmed', 'sender', 'sender',
      r.status, r.status, said, '00000000-0000-0000-0000-000000000000', at
    FROM referral r WHERE r.organisation_id = link.organisation_id AND r.id = link.referral_id;
  RETURN link.referral_id;
END $$;
REVOKE ALL ON FUNCTION door.answer_link(text, timestamptz),
  door.answer_referral(text, text, uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.answer_link(text, timestamptz),
  door.answer_referral(text, text, uuid, uuid, timestamptz) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_DOOR = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.answer_link(text, timestamptz);
DROP FUNCTION door.answer_referral(text, text, uuid, uuid, timestamptz);
RESET ROLE;
"""


def upgrade() -> None:
    op.create_table(
        "answer_link",
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "referral_id"],
            ["referral.organisation_id", "referral.id"],
            name=op.f("fk_answer_link_organisation_id_referral_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_answer_link")),
    )
    op.enable_policy(
        "answer_link",
        [
            'ALTER TABLE "answer_link" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "answer_link" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "answer_link" TO portal_app',
            'CREATE POLICY web ON "answer_link" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[]))',
            "CREATE POLICY migration ON \"answer_link\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, UPDATE ON "answer_link" TO portal_door',
            'CREATE POLICY door ON "answer_link" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_answer_link_organisation_id_referral_id",
        "answer_link",
        ["organisation_id", "referral_id"],
        unique=False,
    )
    op.create_index("ix_answer_link_token_hash", "answer_link", ["token_hash"], unique=False)
    op.create_table(
        "participant_answer",
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "met",
                "partly",
                "not-met",
                "never",
                name="answer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "way",
            sa.Enum(
                "link",
                "phone",
                "paper",
                name="way",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "referral_id"],
            ["referral.organisation_id", "referral.id"],
            name=op.f("fk_participant_answer_organisation_id_referral_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_participant_answer")),
    )
    op.enable_policy(
        "participant_answer",
        [
            'ALTER TABLE "participant_answer" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "participant_answer" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "participant_answer" TO portal_app',
            'CREATE POLICY web_select ON "participant_answer" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[]))',
            "CREATE POLICY web_insert ON \"participant_answer\" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[]) AND way <> 'link')",
            "CREATE POLICY migration ON \"participant_answer\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT INSERT ON "participant_answer" TO portal_door',
            'CREATE POLICY door ON "participant_answer" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_participant_answer_organisation_id_referral_id",
        "participant_answer",
        ["organisation_id", "referral_id", "answered_at"],
        unique=False,
    )
    op.execute(DOOR)


def downgrade() -> None:
    op.execute(NO_DOOR)
    op.drop_index(
        "ix_participant_answer_organisation_id_referral_id", table_name="participant_answer"
    )
    op.drop_table("participant_answer")
    op.drop_index("ix_answer_link_token_hash", table_name="answer_link")
    op.drop_index("ix_answer_link_organisation_id_referral_id", table_name="answer_link")
    op.drop_table("answer_link")
