"""Interviews and tasks outlive who held them; the agenda leaves by a secret address.

A draft knows which note it changes, and a closed case which interviews it cancelled.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


GRANTS = """
GRANT SELECT (code) ON participant TO portal_door;
GRANT SELECT (organisation_id, id, participant_id, manager_id, state, starts_at, minutes, channel),
  UPDATE (manager_id) ON interview TO portal_door;
GRANT SELECT (organisation_id, id, participant_id, assignee_id, state),
  UPDATE (assignee_id) ON case_task TO portal_door;
CREATE POLICY door ON interview TO portal_door USING (true) WITH CHECK (true);
CREATE POLICY door ON case_task TO portal_door USING (true) WITH CHECK (true);
"""

NO_GRANTS = """
DROP POLICY door ON case_task;
DROP POLICY door ON interview;
REVOKE ALL ON case_task, interview FROM portal_door;
REVOKE SELECT (organisation_id, id, participant_id, assignee_id, state),
  UPDATE (assignee_id) ON case_task FROM portal_door;
REVOKE SELECT (organisation_id, id, participant_id, manager_id, state, starts_at, minutes,
  channel), UPDATE (manager_id) ON interview FROM portal_door;
REVOKE SELECT (code) ON participant FROM portal_door;
"""

DOOR = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.agenda(secret text, since timestamptz, until timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE feed agenda_feed;
BEGIN
  SELECT f.* INTO feed FROM agenda_feed f
    JOIN membership m ON m.organisation_id = f.organisation_id AND m.user_id = f.user_id
      AND m.ended_at IS NULL
    JOIN membership_role r ON r.organisation_id = m.organisation_id AND r.membership_id = m.id
      AND r.role = 'welfare_manager'
    JOIN organisation o ON o.id = f.organisation_id AND o.state IN ('active', 'suspended')
  WHERE f.token_hash = secret LIMIT 1;
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'code', p.code,
      'starts_at', i.starts_at, 'minutes', i.minutes, 'channel', i.channel)
      ORDER BY i.starts_at, i.id), '[]')
    FROM interview i JOIN participant p
      ON p.organisation_id = i.organisation_id AND p.id = i.participant_id
    WHERE i.organisation_id = feed.organisation_id AND i.manager_id = feed.user_id
      AND i.state IN ('booked', 'held') AND i.starts_at >= since AND i.starts_at < until
      AND (NOT p.protected OR EXISTS (SELECT FROM named_staff n
        WHERE n.organisation_id = p.organisation_id AND n.participant_id = p.id
          AND n.user_id = feed.user_id)));
END $$;

CREATE FUNCTION door.tasks_held(person uuid) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN (SELECT count(*) FROM case_task t WHERE t.organisation_id = current_org()
    AND t.assignee_id = person AND t.state = 'open');
END $$;

CREATE FUNCTION door.interviews_held(person uuid) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN (SELECT count(*) FROM interview i WHERE i.organisation_id = current_org()
    AND i.manager_id = person AND i.state = 'booked');
END $$;

CREATE FUNCTION door.receiver_of(participant uuid, person uuid, successor uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE receiver uuid;
BEGIN
  SELECT m.user_id INTO receiver FROM membership m
    JOIN membership_role r ON r.organisation_id = m.organisation_id AND r.membership_id = m.id
  WHERE m.organisation_id = current_org() AND m.user_id = successor AND m.ended_at IS NULL
    AND r.role = 'welfare_manager';
  IF receiver IS NULL THEN
    SELECT nullif(p.owner_id, person) INTO receiver FROM participant p
    WHERE p.organisation_id = current_org() AND p.id = receiver_of.participant;
  END IF;
  RETURN receiver;
END $$;

CREATE FUNCTION door.hand_over_tasks(person uuid, successor uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE moved integer;
BEGIN
  UPDATE case_task t SET assignee_id = door.receiver_of(t.participant_id, person, successor)
  WHERE t.organisation_id = current_org() AND t.assignee_id = person AND t.state = 'open';
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;

CREATE FUNCTION door.hand_over_interviews(person uuid, successor uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE moved integer;
BEGIN
  UPDATE interview i SET manager_id = door.receiver_of(i.participant_id, person, successor)
  WHERE i.organisation_id = current_org() AND i.manager_id = person AND i.state = 'booked';
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;

REVOKE ALL ON FUNCTION door.agenda(text, timestamptz, timestamptz), door.tasks_held(uuid),
  door.interviews_held(uuid), door.receiver_of(uuid, uuid, uuid),
  door.hand_over_tasks(uuid, uuid), door.hand_over_interviews(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.agenda(text, timestamptz, timestamptz), door.tasks_held(uuid),
  door.interviews_held(uuid), door.hand_over_tasks(uuid, uuid),
  door.hand_over_interviews(uuid, uuid) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_DOOR = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.agenda(text, timestamptz, timestamptz);
DROP FUNCTION door.tasks_held(uuid);
DROP FUNCTION door.interviews_held(uuid);
DROP FUNCTION door.hand_over_tasks(uuid, uuid);
DROP FUNCTION door.hand_over_interviews(uuid, uuid);
DROP FUNCTION door.receiver_of(uuid, uuid, uuid);
RESET ROLE;
"""


def upgrade() -> None:
    op.add_column(
        "interview",
        sa.Column("closed_with_case", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.alter_column("interview", "closed_with_case", server_default=None)
    op.alter_column("interview", "manager_id", nullable=True)
    op.alter_column("case_task", "assignee_id", nullable=True)
    op.add_column("note_draft", sa.Column("note_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_note_draft_organisation_id_note_id"),
        "note_draft",
        "case_note",
        ["organisation_id", "note_id"],
        ["organisation_id", "id"],
        ondelete="CASCADE",
    )
    op.drop_index("uq_note_draft_organisation_id_author_id_interview_id", table_name="note_draft")
    op.create_index(
        "uq_note_draft_organisation_id_author_id_note_id",
        "note_draft",
        ["organisation_id", "author_id", "participant_id", "interview_id", "note_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )
    op.execute(GRANTS)
    op.execute(DOOR)


def downgrade() -> None:
    op.execute(NO_DOOR)
    op.execute(NO_GRANTS)
    op.drop_index("uq_note_draft_organisation_id_author_id_note_id", table_name="note_draft")
    op.create_index(
        "uq_note_draft_organisation_id_author_id_interview_id",
        "note_draft",
        ["organisation_id", "author_id", "participant_id", "interview_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )
    op.drop_constraint(
        op.f("fk_note_draft_organisation_id_note_id"), "note_draft", type_="foreignkey"
    )
    op.drop_column("note_draft", "note_id")
    op.alter_column("case_task", "assignee_id", nullable=False)
    op.alter_column("interview", "manager_id", nullable=False)
    op.drop_column("interview", "closed_with_case")
