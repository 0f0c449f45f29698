"""The ground: who may come in, and the functions that policies ask."""

from alembic import op

revision = "0001"
down_revision = None

UP = """
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO portal_app, portal_worker, portal_closer, portal_door;
CREATE SCHEMA door;
GRANT USAGE ON SCHEMA door TO portal_app;
CREATE SCHEMA jobs;
GRANT USAGE ON SCHEMA jobs TO portal_worker;
GRANT SELECT ON alembic_version TO portal_app;

CREATE FUNCTION current_org() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
DECLARE value text := current_setting('portal.organisation', true);
BEGIN
  IF value IS NULL OR value = '' THEN
    RAISE EXCEPTION 'no organisation is set for this transaction' USING ERRCODE = '42501';
  END IF;
  RETURN value::uuid;
END $$;

CREATE FUNCTION current_person() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
DECLARE value text := current_setting('portal.user', true);
BEGIN
  IF value IS NULL OR value = '' THEN
    RAISE EXCEPTION 'no person is set for this transaction' USING ERRCODE = '42501';
  END IF;
  RETURN value::uuid;
END $$;

CREATE FUNCTION current_case_access() RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
DECLARE value text := current_setting('portal.case_access', true);
BEGIN
  IF value IS NULL OR value = '' THEN
    RAISE EXCEPTION 'case access is not decided for this transaction' USING ERRCODE = '42501';
  END IF;
  RETURN value = 'on';
END $$;

CREATE FUNCTION door.acting_as_lead() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN EXISTS (SELECT FROM organisation o WHERE o.id = current_org() AND o.kind = 'lead');
END $$;

CREATE FUNCTION door.colleagues() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN QUERY SELECT m.user_id FROM membership m WHERE m.organisation_id = current_org();
END $$;

GRANT USAGE ON SCHEMA door TO portal_door;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA door FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA door TO portal_app;
GRANT CREATE ON SCHEMA door TO portal_door;
ALTER FUNCTION door.acting_as_lead() OWNER TO portal_door;
ALTER FUNCTION door.colleagues() OWNER TO portal_door;
REVOKE CREATE ON SCHEMA door FROM portal_door;

GRANT EXECUTE ON FUNCTION current_org(), current_person(), current_case_access()
  TO portal_app, portal_worker, portal_closer, portal_door;
"""

DOWN = """
DROP FUNCTION current_case_access();
DROP FUNCTION current_person();
DROP FUNCTION current_org();
DROP SCHEMA jobs CASCADE;
DROP SCHEMA door CASCADE;
"""


def upgrade() -> None:
    op.execute(UP)


def downgrade() -> None:
    op.execute(DOWN)
