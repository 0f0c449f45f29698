"""What a service was, nobody else reads once it is retired; the door tells that it has ended."""

from alembic import op

revision = "0015"
down_revision = "0014"

READ = """
ALTER POLICY web_select ON service USING (
  organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())
  OR (published_at IS NOT NULL {running}AND (visibility = 'public' OR (visibility = 'network'
    AND (SELECT current_org()) <> '00000000-0000-0000-0000-000000000000'::uuid))));
"""

DOOR = """
GRANT SELECT (organisation_id, id, visibility, published_at, retired_at, retire_reason)
  ON service TO portal_door;
CREATE POLICY door ON service TO portal_door USING (true) WITH CHECK (true);
GRANT SELECT (organisation_id, service_id, language, name) ON service_text TO portal_door;
CREATE POLICY door ON service_text TO portal_door USING (true) WITH CHECK (true);
GRANT SELECT (organisation_id, service_id, code, is_primary) ON service_term TO portal_door;
CREATE POLICY door ON service_term TO portal_door USING (true) WITH CHECK (true);
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;

CREATE FUNCTION door.ended_service(service uuid, since timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT jsonb_build_object('organisation', o.name, 'reason', s.retire_reason,
    'names', (SELECT jsonb_object_agg(t.language, t.name) FROM service_text t
      WHERE t.organisation_id = s.organisation_id AND t.service_id = s.id AND t.name <> ''),
    'kind', (SELECT k.code FROM service_term k
      WHERE k.organisation_id = s.organisation_id AND k.service_id = s.id AND k.is_primary))
  FROM service s JOIN organisation o ON o.id = s.organisation_id
  WHERE s.id = service AND s.published_at IS NOT NULL AND s.retired_at > since
    AND o.state IN ('active', 'suspended')
    AND (s.visibility = 'public' OR s.organisation_id = current_org() OR (
      s.visibility = 'network' AND current_org() <> '00000000-0000-0000-0000-000000000000'::uuid));
$$;

REVOKE ALL ON FUNCTION door.ended_service FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.ended_service TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

BACK = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.ended_service;
RESET ROLE;
DROP POLICY door ON service_term;
REVOKE SELECT (organisation_id, service_id, code, is_primary) ON service_term FROM portal_door;
DROP POLICY door ON service_text;
REVOKE SELECT (organisation_id, service_id, language, name) ON service_text FROM portal_door;
DROP POLICY door ON service;
REVOKE SELECT (organisation_id, id, visibility, published_at, retired_at, retire_reason)
  ON service FROM portal_door;
"""


def upgrade() -> None:
    op.execute(READ.format(running="AND retired_at IS NULL "))
    op.execute(DOOR)


def downgrade() -> None:
    op.execute(BACK)
    op.execute(READ.format(running=""))
