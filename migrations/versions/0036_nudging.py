"""Nudging: the sender reminds the partner once a working day, and no open form grows old by it."""

from alembic import op

revision = "0036"
down_revision = "0035"

NUDGE = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.nudge_referral(owner uuid, nudged uuid, event uuid, since timestamptz,
  at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE held referral%ROWTYPE;
BEGIN
  SELECT r.* INTO held FROM referral r
    WHERE r.organisation_id = owner AND r.id = nudged FOR UPDATE;
  IF NOT FOUND OR NOT (owner = current_org() AND current_case_access()
      AND held.id <> ALL (door.shut_away_referrals())) THEN RETURN NULL; END IF;
  IF held.recipient_id IS NULL OR held.business NOT IN ('', 'error-reported')
      OR held.status NOT IN ('requested', 'accepted', 'in-progress', 'on-hold') THEN
    RETURN 'turn'; END IF;
  IF EXISTS (SELECT FROM referral_event e WHERE e.organisation_id = owner
      AND e.referral_id = held.id AND e.act = 'nudged' AND e.side = 'sender'
      AND e.happened_at >= since) THEN
    RETURN 'again'; END IF;
  INSERT INTO referral_event (organisation_id, id, referral_id, recipient_id, act, side, seen_by,
    from_status, to_status, code, actor_id, happened_at)
  VALUES (owner, event, held.id, held.recipient_id, 'nudged', 'sender', 'both', held.status,
    held.status, '', current_person(), at);
  RETURN 'ok';
END $$;
REVOKE ALL ON FUNCTION door.nudge_referral(uuid, uuid, uuid, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.nudge_referral(uuid, uuid, uuid, timestamptz, timestamptz)
  TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_NUDGE = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.nudge_referral(uuid, uuid, uuid, timestamptz, timestamptz);
RESET ROLE;
"""


def upgrade() -> None:
    op.execute(NUDGE)


def downgrade() -> None:
    op.execute(NO_NUDGE)
