"""The partner's side: first opened, a message heard of, received referrals handed over.

Each is a function of the door: the web role changes no referral and writes no event by itself.
"""

from alembic import op

revision = "0034"
down_revision = "0033"

DOOR = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.answers_referrals(organisation uuid, person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT FROM membership m
    JOIN membership_role r ON r.organisation_id = m.organisation_id AND r.membership_id = m.id
    WHERE m.organisation_id = organisation AND m.user_id = person AND m.ended_at IS NULL
      AND r.role = 'intake_operator');
$$;

CREATE FUNCTION door.note_referral_opened(owner uuid, opened uuid, organisation uuid, person uuid,
  at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE referral r SET first_opened_at = at
    WHERE r.organisation_id = owner AND r.id = opened AND r.recipient_id = organisation
      AND r.status <> 'draft' AND r.first_opened_at IS NULL
      AND door.answers_referrals(organisation, person);
  RETURN FOUND;
END $$;

CREATE FUNCTION door.note_referral_message(owner uuid, written uuid, acting text, event uuid,
  at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE held referral%ROWTYPE;
BEGIN
  SELECT r.* INTO held FROM referral r WHERE r.organisation_id = owner AND r.id = written;
  IF NOT FOUND OR held.status NOT IN ('requested', 'accepted', 'in-progress', 'on-hold')
    OR NOT coalesce(CASE acting
      WHEN 'sender' THEN owner = current_org() AND current_case_access()
        AND held.id <> ALL (door.shut_away_referrals())
      WHEN 'partner' THEN held.recipient_id = current_org() AND current_intake_access()
      END, false) THEN RETURN false; END IF;
  INSERT INTO referral_event (organisation_id, id, referral_id, recipient_id, act, side, seen_by,
    from_status, to_status, code, actor_id, happened_at)
  VALUES (owner, event, held.id, held.recipient_id,
    CASE acting WHEN 'partner' THEN 'asked' ELSE 'answered' END, acting, 'both', held.status,
    held.status, 'message', current_person(), at);
  RETURN true;
END $$;

CREATE FUNCTION door.referrals_held(person uuid) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT count(*)::integer FROM referral r
    WHERE r.recipient_id = current_org() AND r.operator_id = person
      AND r.status IN ('accepted', 'in-progress', 'on-hold');
$$;

CREATE FUNCTION door.hand_over_referrals(person uuid, successor uuid, at timestamptz)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  each record;
  moved integer := 0;
BEGIN
  IF door.referrals_held(person) = 0 THEN RETURN 0; END IF;
  IF NOT door.answers_referrals(current_org(), successor) THEN RETURN NULL; END IF;
  FOR each IN SELECT r.organisation_id, r.id, r.recipient_id, r.status FROM referral r
      WHERE r.recipient_id = current_org() AND r.operator_id = person
        AND r.status IN ('accepted', 'in-progress', 'on-hold') ORDER BY r.id FOR UPDATE LOOP
    UPDATE referral r SET operator_id = successor, version = r.version + 1, changed_at = at,
        operator_name = (SELECT u.name FROM "user" u WHERE u.id = successor)
      WHERE r.organisation_id = each.organisation_id AND r.id = each.id;
    INSERT INTO referral_event (organisation_id, id, referral_id, recipient_id, act, side, seen_by,
      from_status, to_status, code, actor_id, happened_at)
    VALUES (each.organisation_id, gen_random_uuid(), each.id, each.recipient_id, 'assigned',
      'partner', 'both', each.status, each.status, '', current_person(), at);
    PERFORM door.disclose_referral(each.organisation_id, each.id, at);
    moved := moved + 1;
  END LOOP;
  RETURN moved;
END $$;

REVOKE ALL ON FUNCTION door.answers_referrals(uuid, uuid),
  door.note_referral_opened(uuid, uuid, uuid, uuid, timestamptz),
  door.note_referral_message(uuid, uuid, text, uuid, timestamptz), door.referrals_held(uuid),
  door.hand_over_referrals(uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.note_referral_opened(uuid, uuid, uuid, uuid, timestamptz),
  door.note_referral_message(uuid, uuid, text, uuid, timestamptz), door.referrals_held(uuid),
  door.hand_over_referrals(uuid, uuid, timestamptz) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_DOOR = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.hand_over_referrals(uuid, uuid, timestamptz);
DROP FUNCTION door.referrals_held(uuid);
DROP FUNCTION door.note_referral_message(uuid, uuid, text, uuid, timestamptz);
DROP FUNCTION door.note_referral_opened(uuid, uuid, uuid, uuid, timestamptz);
DROP FUNCTION door.answers_referrals(uuid, uuid);
RESET ROLE;
"""


def upgrade() -> None:
    op.execute(DOOR)


def downgrade() -> None:
    op.execute(NO_DOOR)
