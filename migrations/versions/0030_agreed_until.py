"""A share is open no longer than she agreed, by her last word; delivery needs its named reader."""

from alembic import op

revision = "0030"
down_revision = "0029"

UNTIL = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.agreed_until(owner uuid, referral uuid) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT CASE WHEN last.withdrawn_at IS NULL
    THEN (last.expires_on + 1)::timestamp AT TIME ZONE 'Europe/Rome' END
  FROM sharing_consent last JOIN referral held
    ON held.organisation_id = last.organisation_id AND held.id = last.referral_id
      AND held.recipient_id = last.recipient_id
  WHERE last.organisation_id = owner AND last.referral_id = agreed_until.referral
  ORDER BY last.given_at DESC, last.id DESC LIMIT 1;
$$;
REVOKE ALL ON FUNCTION door.agreed_until(uuid, uuid) FROM PUBLIC;
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
      THEN least(coalesce(w.ended_at, at) + interval '30 days', w.agreed_until)
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
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

BEFORE = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE OR REPLACE FUNCTION door.disclose_referral(owner uuid, referral uuid, at timestamptz)
RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  UPDATE referral_share s SET
    open_from = CASE
      WHEN w.wanted AND (s.open_from IS NULL OR (s.open_until IS NOT NULL AND s.level <> 'closed'))
      THEN at ELSE s.open_from END,
    open_until = CASE
      WHEN w.wanted AND s.level = 'closed' THEN coalesce(w.ended_at, at) + interval '30 days'
      WHEN w.wanted OR s.open_from IS NULL THEN NULL
      ELSE least(coalesce(s.open_until, at), at) END,
    reader_id = CASE WHEN s.level = 'delivery' THEN w.operator_id END
  FROM (SELECT each.id, held.ended_at, held.operator_id,
      door.referral_agreed(owner, held.id, at) AND each.recipient_id = held.recipient_id
      AND NOT EXISTS (SELECT FROM referral_share newer
        WHERE newer.organisation_id = owner AND newer.referral_id = each.referral_id
          AND newer.level = each.level AND newer.number > each.number)
      AND CASE each.level
        WHEN 'preview' THEN held.status IN ('requested', 'accepted', 'in-progress', 'on-hold')
        WHEN 'closed' THEN held.status IN ('completed', 'failed')
        ELSE held.status IN ('accepted', 'in-progress', 'on-hold') END AS wanted
    FROM referral_share each
    JOIN referral held ON held.organisation_id = owner AND held.id = each.referral_id
    WHERE each.organisation_id = owner
      AND each.referral_id = disclose_referral.referral) w
  WHERE s.organisation_id = owner AND s.id = w.id;
$$;
DROP FUNCTION door.agreed_until(uuid, uuid);
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""


def upgrade() -> None:
    op.execute(UNTIL + DISCLOSE)


def downgrade() -> None:
    op.execute(BEFORE)
