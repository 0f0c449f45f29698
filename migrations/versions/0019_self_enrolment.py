"""Self-enrolment: what a woman writes goes through the door, opened by her secret alone."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

DOOR = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.keep_self_enrolment(enrolment uuid, token text, step integer, language text,
  answers text, until timestamptz, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE lead uuid;
BEGIN
  SELECT o.id INTO lead FROM organisation o WHERE o.kind = 'lead' AND o.state = 'active';
  IF lead IS NULL OR length(answers) > 60000 OR until > at + interval '8 days' THEN
    RETURN false;
  END IF;
  INSERT INTO self_enrolment AS e (organisation_id, id, token_hash, step, language, code,
    expires_at, answers_sealed, created_at, changed_at)
  VALUES (lead, enrolment, token, keep_self_enrolment.step, keep_self_enrolment.language, '',
    until, decode(answers, 'hex'), at, at)
  ON CONFLICT (organisation_id, id) DO UPDATE SET
    step = greatest(e.step, excluded.step), language = excluded.language,
    expires_at = excluded.expires_at, answers_sealed = excluded.answers_sealed,
    changed_at = excluded.changed_at
  WHERE e.token_hash = excluded.token_hash AND e.sent_at IS NULL AND e.expires_at > at;
  RETURN FOUND;
END $$;

CREATE FUNCTION door.self_enrolment(token text, at timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT jsonb_build_object('organisation_id', e.organisation_id, 'id', e.id, 'step', e.step,
    'language', e.language, 'code', e.code, 'sent_at', e.sent_at, 'expires_at', e.expires_at,
    'answers', CASE WHEN e.sent_at IS NULL THEN encode(e.answers_sealed, 'hex') END)
  FROM self_enrolment e WHERE e.token_hash = token AND e.expires_at > at;
$$;

CREATE FUNCTION door.send_self_enrolment(token text, number text, until timestamptz,
  at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE given text;
BEGIN
  UPDATE self_enrolment e SET sent_at = at, code = number, expires_at = until, changed_at = at
  WHERE e.token_hash = token AND e.sent_at IS NULL AND e.expires_at > at
    AND e.answers_sealed IS NOT NULL
  RETURNING e.code INTO given;
  RETURN given;
END $$;

CREATE FUNCTION door.forget_self_enrolment(token text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM self_enrolment e WHERE e.token_hash = token AND e.sent_at IS NULL;
  RETURN FOUND;
END $$;

CREATE FUNCTION door.note_enrolment_opened(record uuid, enrolment uuid, organisation uuid,
  person uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO fact (organisation_id, id, name, happened_at, actor_id, purpose, subject_id, content)
  SELECT e.organisation_id, record, 'self_enrolment_opened', at, person, 'web', e.id,
    jsonb_build_object('enrolment_id', e.id)
  FROM self_enrolment e WHERE e.organisation_id = organisation AND e.id = enrolment
    AND e.sent_at IS NOT NULL;
  RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION
  door.keep_self_enrolment(uuid, text, integer, text, text, timestamptz, timestamptz),
  door.self_enrolment(text, timestamptz),
  door.send_self_enrolment(text, text, timestamptz, timestamptz),
  door.forget_self_enrolment(text),
  door.note_enrolment_opened(uuid, uuid, uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  door.keep_self_enrolment(uuid, text, integer, text, text, timestamptz, timestamptz),
  door.self_enrolment(text, timestamptz),
  door.send_self_enrolment(text, text, timestamptz, timestamptz),
  door.forget_self_enrolment(text),
  door.note_enrolment_opened(uuid, uuid, uuid, uuid, timestamptz) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_DOOR = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.keep_self_enrolment(uuid, text, integer, text, text, timestamptz, timestamptz);
DROP FUNCTION door.self_enrolment(text, timestamptz);
DROP FUNCTION door.send_self_enrolment(text, text, timestamptz, timestamptz);
DROP FUNCTION door.forget_self_enrolment(text);
DROP FUNCTION door.note_enrolment_opened(uuid, uuid, uuid, uuid, timestamptz);
RESET ROLE;
"""


def upgrade() -> None:
    op.add_column("self_enrolment", sa.Column("set_aside_at", sa.DateTime(timezone=True)))
    op.add_column("self_enrolment", sa.Column("set_aside_by", sa.Uuid()))
    op.add_column("self_enrolment", sa.Column("set_aside_reason_sealed", sa.LargeBinary()))
    op.execute(DOOR)


def downgrade() -> None:
    op.execute(NO_DOOR)
    op.drop_column("self_enrolment", "set_aside_reason_sealed")
    op.drop_column("self_enrolment", "set_aside_by")
    op.drop_column("self_enrolment", "set_aside_at")
