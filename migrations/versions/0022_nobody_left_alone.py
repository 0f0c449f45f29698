"""A protected woman keeps somebody who may open her case; what is kept closes with its owner.

The calendar address of an organisation that was suspended tells nothing, as its pages do. What a
form was answered is kept under the form's own secret.
"""

from alembic import op

revision = "0022"
down_revision = "0021"

AGENDA = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE OR REPLACE FUNCTION door.agenda(secret text, since timestamptz, until timestamptz)
RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE feed agenda_feed;
BEGIN
  SELECT f.* INTO feed FROM agenda_feed f
    JOIN membership m ON m.organisation_id = f.organisation_id AND m.user_id = f.user_id
      AND m.ended_at IS NULL
    JOIN membership_role r ON r.organisation_id = m.organisation_id AND r.membership_id = m.id
      AND r.role = 'welfare_manager'
    JOIN organisation o ON o.id = f.organisation_id AND o.state IN (%s)
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
RESET ROLE;
"""

LEFT_ALONE = """
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.left_alone(person uuid, successor uuid) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN (SELECT count(*) FROM participant p
    JOIN named_staff n ON n.organisation_id = p.organisation_id AND n.participant_id = p.id
      AND n.user_id = person
    WHERE p.organisation_id = current_org() AND p.protected AND NOT EXISTS (
      SELECT FROM membership m JOIN membership_role r
        ON r.organisation_id = m.organisation_id AND r.membership_id = m.id
          AND r.role = 'welfare_manager'
      WHERE m.organisation_id = p.organisation_id AND m.ended_at IS NULL AND m.user_id <> person
        AND (m.user_id = successor OR EXISTS (SELECT FROM named_staff o
          WHERE o.organisation_id = p.organisation_id AND o.participant_id = p.id
            AND o.user_id = m.user_id))));
END $$;
REVOKE ALL ON FUNCTION door.left_alone(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.left_alone(uuid, uuid) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_LEFT_ALONE = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.left_alone(uuid, uuid);
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""


def upgrade() -> None:
    op.execute("ALTER TABLE form_token ALTER COLUMN body TYPE bytea USING NULL")
    op.execute(AGENDA % "'active'")
    op.execute(LEFT_ALONE)


def downgrade() -> None:
    op.execute(AGENDA % "'active', 'suspended'")
    op.execute(NO_LEFT_ALONE)
    op.execute("ALTER TABLE form_token ALTER COLUMN body TYPE text USING NULL")
