"""What a careless caller of the door could stretch: an end, a quarter of an hour, an operator.

An ended referral is touched no more by its partner, an end in the future leaves her name open no
longer, a name closes by the database's own clock; and a protected woman, whom one operator of the
partner knows, is handed on by that operator alone.
"""

from alembic import op

revision = "0037"
down_revision = "0036"

OBJECTION = """
CREATE OR REPLACE FUNCTION door.referral_objection(owner uuid, referral uuid, target text, acting text,
  act text, code text, changes jsonb, at timestamptz) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE held referral%ROWTYPE;
BEGIN
  SELECT r.* INTO held FROM referral r
    WHERE r.organisation_id = owner AND r.id = referral_objection.referral;
  IF EXISTS (SELECT FROM jsonb_object_keys(changes) k WHERE k <> ALL (ARRAY['business', 'sent_at',
    'accepted_at', 'started_at', 'ended_at', 'operator_id', 'operator_name', 'first_contact_on',
    'review_on', 'reason', 'hours', 'sessions', 'better_service_id', 'clock', 'clock_since',
    'clock_used', 'due_on', 'remind_on', 'escalate_on', 'expire_on', 'reminded_on',
    'escalated_on'])) THEN RETURN 'illegal'; END IF;
  IF act <> 'moved' AND target <> held.status THEN RETURN 'illegal'; END IF;
  IF act = 'moved' AND NOT door.may_move_referral(held.status, target, acting) THEN
    RETURN 'illegal'; END IF;
GUARDS  IF act <> 'moved' THEN RETURN ''; END IF;
  IF target IN ('rejected', 'cancelled', 'on-hold', 'failed', 'completed') AND code = '' THEN
    RETURN 'reason'; END IF;
  IF target = 'requested' AND held.status = 'draft'
      AND NOT door.referral_agreed(owner, held.id, at) THEN
    RETURN 'consent'; END IF;
  IF target = 'requested' AND held.status = 'accepted' AND (held.accepted_at < at - interval '48 h'
      OR EXISTS (SELECT FROM referral_event e WHERE e.organisation_id = held.organisation_id
        AND e.referral_id = held.id AND e.act = 'attempted'
        AND e.happened_at >= held.accepted_at)) THEN RETURN 'late'; END IF;
  IF target = 'accepted' AND (changes ->> 'operator_name' IS NULL
      OR changes ->> 'first_contact_on' IS NULL) THEN RETURN 'operator'; END IF;
  IF target = 'on-hold' AND ((changes ->> 'review_on') IS NULL
      OR (changes ->> 'review_on')::date > at::date + 60) THEN RETURN 'review'; END IF;
  IF target = 'failed' AND code = 'unable-to-contact' AND NOT EXISTS (
      SELECT FROM referral_event e WHERE e.organisation_id = held.organisation_id
        AND e.referral_id = held.id AND e.act = 'attempted'
      HAVING count(*) >= 3
        AND count(DISTINCT (e.happened_at AT TIME ZONE 'Europe/Rome')::date) >= 2) THEN
    RETURN 'attempts'; END IF;
  RETURN '';
END $$;
"""

GUARDS = """  IF (changes ? 'ended_at' OR (acting = 'partner' AND held.status IN
      ('rejected', 'cancelled', 'completed', 'failed', 'entered-in-error')))
    AND act <> 'moved' THEN RETURN 'illegal'; END IF;
  IF acting = 'partner' AND held.operator_id <> current_person() AND held.recipient_id IS NOT NULL
      AND (changes ? 'operator_id' OR (act = 'moved' AND target = 'requested'))
      AND EXISTS (SELECT FROM referral_subject s JOIN participant p
        ON p.organisation_id = s.organisation_id AND p.id = s.participant_id AND p.protected
        WHERE s.organisation_id = held.organisation_id AND s.id = held.id) THEN
    RETURN 'named'; END IF;
"""

DISCLOSE = """
CREATE OR REPLACE FUNCTION door.disclose_referral(owner uuid, referral uuid, at timestamptz)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  UPDATE referral_share s SET
    open_from = CASE
      WHEN w.wanted AND (s.open_from IS NULL OR (s.open_until <= at AND s.level <> 'closed'))
      THEN at ELSE s.open_from END,
    open_until = CASE
      WHEN w.wanted AND s.level = 'closed'
      THEN least(ENDED + interval '30 days', w.agreed_until)
      WHEN w.wanted THEN w.agreed_until
      WHEN s.open_from IS NULL THEN NULL
      ELSE least(coalesce(s.open_until, at), at) END,
    reader_id = CASE WHEN s.level = 'delivery' THEN w.operator_id END
  FROM (SELECT each.id, held.ended_at, held.operator_id, agreed.until AS agreed_until,
      coalesce(agreed.until > at, false) AND each.recipient_id = held.recipient_id
      AND (each.level <> 'delivery' OR held.operator_id IS NOT NULL)
      AND NOT EXISTS (SELECT FROM referral_share newer
        WHERE newer.organisation_id = owner AND newer.referral_id = each.referral_id
          AND newer.level = each.level AND newer.number > each.number)
      AND CASE each.level
        WHEN 'preview' THEN held.status IN ('requested', 'accepted', 'in-progress', 'on-hold')
        WHEN 'closed' THEN held.status IN ('completed', 'failed')
        ELSE held.status IN ('accepted', 'in-progress', 'on-hold') END AS wanted
    FROM referral_share each
    JOIN referral held ON held.organisation_id = owner AND held.id = each.referral_id
    CROSS JOIN (SELECT door.agreed_until(owner, disclose_referral.referral) AS until) agreed
    WHERE each.organisation_id = owner
      AND each.referral_id = disclose_referral.referral) w
  WHERE s.organisation_id = owner AND s.id = w.id;
$$;
"""

NAMED = """
CREATE OR REPLACE FUNCTION door.named(access uuid, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT door.acting_as_overseer() THEN
    RAISE EXCEPTION 'only an overseer of the lead reads a name' USING ERRCODE = '42501';
  END IF;
  RETURN (SELECT jsonb_build_object('name', trim(p.given_name || ' ' || p.family_name),
      'code', r.code, 'organisation', o.name, 'until', m.open_until,
      'manager', coalesce(u.name, r.sent_by_name), 'email', coalesce(u.email, ''))
    FROM motivated_access m
    JOIN referral r ON r.organisation_id = m.organisation_id AND r.id = m.referral_id
    JOIN referral_subject s ON s.organisation_id = r.organisation_id AND s.id = r.id
    JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id
    JOIN organisation o ON o.id = m.organisation_id
    LEFT JOIN "user" u ON u.id = p.owner_id
    WHERE m.id = access AND m.asked_by = current_person() AND m.open_until > MOMENT
      AND m.reason_sealed IS NOT NULL AND NOT p.protected);
END $$;
"""


def upgrade() -> None:
    _write(GUARDS, ended="least(coalesce(w.ended_at, at), now())", moment="greatest(at, now())")


def downgrade() -> None:
    _write("", ended="coalesce(w.ended_at, at)", moment="at")


def _write(guards: str, *, ended: str, moment: str) -> None:
    op.execute("GRANT CREATE ON SCHEMA door TO portal_door; SET LOCAL ROLE portal_door")
    op.execute(OBJECTION.replace("GUARDS", guards))
    op.execute(DISCLOSE.replace("ENDED", ended))
    op.execute(NAMED.replace("MOMENT", moment))
    op.execute("RESET ROLE; REVOKE CREATE ON SCHEMA door FROM portal_door")
