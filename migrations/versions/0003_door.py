"""The door: what happens before a tenant is known, as definer functions of `portal_door`.

FORCE stops even the owner of a table, so these functions belong to a role that cannot sign in
and that the policies let through. Each does one thing and returns at most one value.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

SESSIONS = """
CREATE FUNCTION door.identity(session text, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE s web_session; found_row jsonb;
BEGIN
  SELECT * INTO s FROM web_session w WHERE w.id_hash = session;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF s.seen_at > at - interval '30 minutes' AND s.created_at > at - interval '12 hours' THEN
    SELECT jsonb_build_object(
      'user_id', u.id, 'user_name', u.name, 'email', u.email, 'language', u.language,
      'organisation_id', o.id, 'organisation_name', o.name,
      'organisation_kind', o.kind, 'organisation_state', o.state, 'content', s.content,
      'roles', coalesce((SELECT jsonb_agg(r.role ORDER BY r.role) FROM membership_role r
        WHERE r.organisation_id = m.organisation_id AND r.membership_id = m.id), '[]'),
      'memberships', (SELECT jsonb_agg(jsonb_build_object('organisation_id', p.id, 'name', p.name)
          ORDER BY p.sort_key, p.id)
        FROM membership a JOIN organisation p ON p.id = a.organisation_id
        WHERE a.user_id = u.id AND a.ended_at IS NULL AND p.state IN ('active', 'suspended')))
    INTO found_row
    FROM membership m JOIN "user" u ON u.id = m.user_id
    JOIN organisation o ON o.id = m.organisation_id
    WHERE m.user_id = s.user_id AND m.organisation_id = s.organisation_id
      AND m.ended_at IS NULL AND o.state IN ('active', 'suspended');
  END IF;
  IF found_row IS NULL THEN
    DELETE FROM web_session w WHERE w.id_hash = session;
  ELSIF s.seen_at < at - interval '1 minute' THEN
    UPDATE web_session w SET seen_at = at WHERE w.id_hash = session;
  END IF;
  RETURN found_row;
END $$;

CREATE FUNCTION door.start_session(
  session text, person uuid, organisation uuid, device text, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO web_session (id_hash, user_id, organisation_id, label, created_at, seen_at, content)
  VALUES (session, person, organisation, device, at, at, '{}');
$$;

CREATE FUNCTION door.switch_session(session text, renewed text, organisation uuid, at timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE s web_session;
BEGIN
  DELETE FROM web_session w WHERE w.id_hash = session AND EXISTS (
    SELECT FROM membership m JOIN organisation o ON o.id = m.organisation_id
    WHERE m.user_id = w.user_id AND m.organisation_id = organisation AND m.ended_at IS NULL
      AND o.state IN ('active', 'suspended')) RETURNING w.* INTO s;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO web_session (id_hash, user_id, organisation_id, label, created_at, seen_at, content)
  VALUES (renewed, s.user_id, organisation, s.label, s.created_at, at, s.content);
  RETURN true;
END $$;

CREATE FUNCTION door.save_session(session text, content text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  UPDATE web_session w SET content = save_session.content::jsonb WHERE w.id_hash = session;
$$;

CREATE FUNCTION door.end_session(session text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DELETE FROM web_session w WHERE w.id_hash = session;
$$;

CREATE FUNCTION door.end_sessions(person uuid, but text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DELETE FROM web_session w WHERE w.user_id = person AND w.id_hash <> but;
$$;
"""

SIGN_IN = """
CREATE FUNCTION door.sign_in(address text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT jsonb_build_object('user_id', u.id, 'password_hash', c.password_hash,
    'organisation_id', (SELECT m.organisation_id FROM membership m
      JOIN organisation o ON o.id = m.organisation_id
      WHERE m.user_id = u.id AND m.ended_at IS NULL AND o.state IN ('active', 'suspended')
      ORDER BY m.created_at, m.id LIMIT 1))
  FROM "user" u JOIN credential c ON c.user_id = u.id WHERE u.email = address;
$$;

CREATE FUNCTION door.password_hash(session text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT c.password_hash FROM web_session w JOIN credential c ON c.user_id = w.user_id
  WHERE w.id_hash = session;
$$;

CREATE FUNCTION door.set_password(person uuid, hash text, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO credential (user_id, password_hash, changed_at) VALUES (person, hash, at)
  ON CONFLICT (user_id) DO UPDATE SET password_hash = hash, changed_at = at;
$$;

CREATE FUNCTION door.ask_reset(
  address text, reset uuid, token text, until timestamptz) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO password_reset (id, user_id, token_hash, expires_at)
  SELECT reset, u.id, token, until FROM "user" u JOIN credential c ON c.user_id = u.id
  WHERE u.email = address RETURNING user_id;
$$;

CREATE FUNCTION door.reset_is_open(token text, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT FROM password_reset r
    WHERE r.token_hash = token AND r.used_at IS NULL AND r.expires_at > at);
$$;

CREATE FUNCTION door.use_reset(token text, hash text, at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE person uuid;
BEGIN
  UPDATE password_reset r SET used_at = at
  WHERE r.token_hash = token AND r.used_at IS NULL AND r.expires_at > at
  RETURNING r.user_id INTO person;
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE password_reset r SET used_at = at WHERE r.user_id = person AND r.used_at IS NULL;
  UPDATE credential c SET password_hash = hash, changed_at = at WHERE c.user_id = person;
  DELETE FROM web_session w WHERE w.user_id = person;
  RETURN person;
END $$;
"""

INVITATIONS = """
CREATE FUNCTION door.invitation(token text, at timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT jsonb_build_object('organisation_name', o.name, 'email', i.email, 'roles', i.roles,
    'language', i.language, 'expires_at', i.expires_at, 'organisation_id', o.id,
    'known', EXISTS (SELECT FROM "user" u WHERE u.email = i.email))
  FROM invitation i JOIN organisation o ON o.id = i.organisation_id
  WHERE i.token_hash = token AND i.accepted_at IS NULL AND i.revoked_at IS NULL
    AND i.expires_at > at AND o.state IN ('invited', 'active');
$$;

CREATE FUNCTION door.accept_invitation(token text, at timestamptz, signed_in_as uuid, person uuid,
  membership_id uuid, person_name text, person_sort_key text, hash text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE i invitation; known uuid; place uuid;
BEGIN
  UPDATE invitation v SET accepted_at = at, changed_at = at
  WHERE v.token_hash = token AND v.accepted_at IS NULL AND v.revoked_at IS NULL
    AND v.expires_at > at RETURNING v.* INTO i;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT u.id INTO known FROM "user" u WHERE u.email = i.email;
  IF known IS DISTINCT FROM signed_in_as AND (known IS NOT NULL OR signed_in_as IS NOT NULL) THEN
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
  RETURN jsonb_build_object('user_id', known, 'organisation_id', i.organisation_id);
END $$;

CREATE FUNCTION door.invitation_letter(invitation uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF current_setting('portal.purpose', true) IS DISTINCT FROM 'delivery' THEN
    RAISE EXCEPTION 'only the worker writes letters' USING ERRCODE = '42501';
  END IF;
  RETURN (SELECT jsonb_build_object('email', i.email, 'language', i.language,
      'organisation_name', o.name, 'expires_at', i.expires_at,
      'open', i.accepted_at IS NULL AND i.revoked_at IS NULL)
    FROM invitation i JOIN organisation o ON o.id = i.organisation_id WHERE i.id = invitation);
END $$;
"""

NETWORK = """
CREATE FUNCTION door.lead_members(roles text[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT array_agg(DISTINCT m.user_id) FROM membership m
  JOIN organisation o ON o.id = m.organisation_id AND o.kind = 'lead'
  JOIN membership_role r ON r.organisation_id = m.organisation_id AND r.membership_id = m.id
  WHERE m.ended_at IS NULL AND r.role = ANY (roles);
$$;

CREATE FUNCTION door.found_organisation(organisation uuid, kind text, name text, sort_key text,
  language text, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT door.acting_as_lead() OR kind = 'lead' THEN
    RAISE EXCEPTION 'only the lead founds organisations' USING ERRCODE = '42501';
  END IF;
  INSERT INTO organisation (id, kind, state, name, sort_key, default_language, version,
    created_at, changed_at)
  VALUES (organisation, kind, 'invited', name, sort_key, language, 1, at, at);
END $$;

CREATE FUNCTION door.invite_admin(organisation uuid, invitation uuid, address text, language text,
  token text, until timestamptz, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT door.acting_as_lead() THEN
    RAISE EXCEPTION 'only the lead invites for others' USING ERRCODE = '42501';
  END IF;
  INSERT INTO invitation (organisation_id, id, email, roles, language, token_hash, invited_by,
    expires_at, created_at, changed_at)
  VALUES (organisation, invitation, address, '["admin"]', language, token, current_person(),
    until, at, at);
END $$;

CREATE FUNCTION door.set_organisation_state(organisation uuid, wanted text, at timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT door.acting_as_lead() OR organisation = current_org() THEN
    RAISE EXCEPTION 'only the lead changes the state of others' USING ERRCODE = '42501';
  END IF;
  UPDATE organisation o SET state = wanted, version = o.version + 1, changed_at = at
  WHERE o.id = organisation;
END $$;

CREATE FUNCTION door.people_counts() RETURNS TABLE (organisation_id uuid, people bigint,
  last_seen timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT door.acting_as_lead() THEN
    RAISE EXCEPTION 'only the lead counts people' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY SELECT m.organisation_id, count(DISTINCT m.user_id), max(w.seen_at)
    FROM membership m LEFT JOIN web_session w
      ON w.user_id = m.user_id AND w.organisation_id = m.organisation_id
    WHERE m.ended_at IS NULL GROUP BY 1;
END $$;
"""

# The rights first, the new owner last: the owner of the tables may become the door, but does not
# inherit its rights. To replace a function that is already handed over, a later step writes
# SET LOCAL ROLE portal_door before it and RESET ROLE after it.
CLOSE = """
GRANT CREATE ON SCHEMA door TO portal_door;
DO $$ DECLARE f record; BEGIN
  FOR f IN SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = 'door'::regnamespace AND p.proowner = current_user::regrole
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f.name);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO portal_app', f.name);
    EXECUTE format('ALTER FUNCTION %s OWNER TO portal_door', f.name);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

DOWN = """
DO $$ DECLARE f record; BEGIN
  FOR f IN SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = 'door'::regnamespace
      AND p.proname NOT IN ('acting_as_lead', 'colleagues')
  LOOP
    EXECUTE format('DROP FUNCTION %s', f.name);
  END LOOP;
END $$;
"""


def upgrade() -> None:
    for part in (SESSIONS, SIGN_IN, INVITATIONS, NETWORK, CLOSE):
        op.execute(part)


def downgrade() -> None:
    op.execute(DOWN)
