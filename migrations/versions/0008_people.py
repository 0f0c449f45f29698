"""Invitations leave a fact; the lead invites a first admin only where nobody administers."""

from importlib import import_module

from alembic import op

revision = "0008"
down_revision = "0007"

# Going back gives these functions the words they were first written in.
door = import_module("migrations.versions.0003_door")

FACTS = """
GRANT INSERT ON fact TO portal_door;
CREATE POLICY door ON fact TO portal_door USING (true) WITH CHECK (true);
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
"""

ACCEPT = """
DROP FUNCTION door.accept_invitation(text, timestamptz, uuid, uuid, uuid, text, text, text);
CREATE FUNCTION door.accept_invitation(token text, at timestamptz, signed_in_as uuid, person uuid,
  membership_id uuid, person_name text, person_sort_key text, hash text, fact_id uuid)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE i invitation; known uuid; place uuid;
BEGIN
  UPDATE invitation v SET accepted_at = at, changed_at = at
  WHERE v.token_hash = token AND v.accepted_at IS NULL AND v.revoked_at IS NULL
    AND v.expires_at > at AND EXISTS (SELECT FROM organisation o
      WHERE o.id = v.organisation_id AND o.state IN ('invited', 'active'))
  RETURNING v.* INTO i;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT u.id INTO known FROM "user" u WHERE u.email = i.email;
  IF known IS DISTINCT FROM signed_in_as THEN
    RAISE EXCEPTION 'the invitation is for another person' USING ERRCODE = '42501';
  END IF;
  IF known IS NULL THEN
    known := person;
    INSERT INTO "user" (id, email, name, sort_key, language, wants_notices, created_at, changed_at)
    VALUES (known, i.email, person_name, person_sort_key, i.language, true, at, at);
    INSERT INTO credential (user_id, password_hash, changed_at) VALUES (known, hash, at);
  END IF;
  SELECT m.id INTO place FROM membership m WHERE m.organisation_id = i.organisation_id
    AND m.user_id = known AND m.ended_at IS NULL;
  IF place IS NULL THEN
    place := membership_id;
    INSERT INTO membership (organisation_id, id, user_id, created_at, changed_at)
    VALUES (i.organisation_id, place, known, at, at);
  END IF;
  INSERT INTO membership_role (organisation_id, id, membership_id, role)
  SELECT i.organisation_id, gen_random_uuid(), place, r FROM jsonb_array_elements_text(i.roles) r
  ON CONFLICT DO NOTHING;
  UPDATE organisation o SET state = 'active', changed_at = at
  WHERE o.id = i.organisation_id AND o.state = 'invited';
  INSERT INTO fact (organisation_id, id, name, happened_at, actor_id, purpose, subject_id, content)
  VALUES (i.organisation_id, fact_id, 'invitation_accepted', at, known, 'web', i.id,
    jsonb_build_object('invitation_id', i.id, 'user_id', known, 'roles', i.roles));
  RETURN jsonb_build_object('user_id', known, 'organisation_id', i.organisation_id);
END $$;
"""

FIRST_ADMIN = """
CREATE OR REPLACE FUNCTION door.invite_admin(organisation uuid, invitation uuid, address text,
  language text, token text, until timestamptz, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT door.acting_as_lead() OR EXISTS (
    SELECT FROM membership m JOIN membership_role r
      ON r.organisation_id = m.organisation_id AND r.membership_id = m.id
    WHERE m.organisation_id = organisation AND m.ended_at IS NULL AND r.role = 'admin') THEN
    RAISE EXCEPTION 'only the lead invites, and only where nobody administers'
      USING ERRCODE = '42501';
  END IF;
  UPDATE invitation v SET revoked_at = at, changed_at = at
  WHERE v.organisation_id = organisation AND v.accepted_at IS NULL AND v.revoked_at IS NULL;
  INSERT INTO invitation (organisation_id, id, email, roles, language, token_hash, invited_by,
    expires_at, created_at, changed_at)
  VALUES (organisation, invitation, address, '["admin"]', language, token, current_person(),
    until, at, at);
END $$;

CREATE FUNCTION door.first_invitation(organisation uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT door.acting_as_lead() THEN
    RAISE EXCEPTION 'only the lead asks about others' USING ERRCODE = '42501';
  END IF;
  RETURN (SELECT jsonb_build_object('email', v.email, 'language', v.language,
      'expires_at', v.expires_at)
    FROM invitation v JOIN organisation o ON o.id = v.organisation_id
    WHERE v.organisation_id = organisation AND o.state = 'invited'
      AND v.accepted_at IS NULL AND v.revoked_at IS NULL
    ORDER BY v.created_at DESC, v.id LIMIT 1);
END $$;
"""

CLOSE = """
REVOKE ALL ON FUNCTION
  door.accept_invitation(text, timestamptz, uuid, uuid, uuid, text, text, text, uuid),
  door.first_invitation(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  door.accept_invitation(text, timestamptz, uuid, uuid, uuid, text, text, text, uuid),
  door.first_invitation(uuid) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

DOWN = """
DROP POLICY door ON fact;
REVOKE INSERT ON fact FROM portal_door;
SET LOCAL ROLE portal_door;
DO $$ DECLARE f record; BEGIN
  FOR f IN SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = 'door'::regnamespace AND p.proname IN (
      'accept_invitation', 'first_invitation', 'found_organisation', 'invitation',
      'invitation_letter', 'invite_admin', 'lead_members', 'people_counts',
      'set_organisation_state')
  LOOP
    EXECUTE format('DROP FUNCTION %s', f.name);
  END LOOP;
END $$;
RESET ROLE;
"""


def upgrade() -> None:
    for part in (FACTS, ACCEPT, FIRST_ADMIN, CLOSE):
        op.execute(part)


def downgrade() -> None:
    for part in (DOWN, door.INVITATIONS, door.NETWORK, door.CLOSE):
        op.execute(part)
