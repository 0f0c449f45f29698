"""The counts of the network, as functions of `portal_oversight`, and three doors beside them.

Raw counts go to the worker alone, which publishes what tells of nobody. To the lead's overseers:
late referrals by code, a nudge, and a name for a written reason.
"""

from alembic import op

revision = "0033"
down_revision = "0032"

SUBJECTS = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.referral_subjects(zones jsonb, since timestamptz, until timestamptz,
  open_at timestamptz)
RETURNS TABLE (organisation_id uuid, referral_id uuid, zone text, woman integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT r.organisation_id, r.id,
    CASE WHEN p.protected OR p.municipality = '' THEN ''
      ELSE coalesce(zones ->> p.municipality, 'elsewhere') END,
    dense_rank() OVER (ORDER BY p.organisation_id, p.id)::integer
  FROM referral r
  JOIN referral_subject s ON s.organisation_id = r.organisation_id AND s.id = r.id
  JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id
  WHERE r.sent_at >= since AND r.sent_at < until
    AND (open_at IS NULL OR r.ended_at IS NULL OR r.ended_at > open_at);
$$;

CREATE FUNCTION door.note_demand(zones jsonb, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE noted integer;
BEGIN
  WITH unmet AS (
    SELECT e.organisation_id, e.id, e.referral_id, s.participant_id, q.domain, q.slots,
      CASE e.code WHEN 'waitlisted' THEN 'long-wait' ELSE e.code END AS cause,
      ((CASE e.code WHEN 'waitlisted' THEN e.happened_at + interval '30 days'
        ELSE e.happened_at END) AT TIME ZONE 'Europe/Rome')::date AS day,
      CASE WHEN p.protected OR p.municipality = '' THEN ''
        ELSE coalesce(zones ->> p.municipality, 'elsewhere') END AS zone,
      p.protected, p.youngest_born_in AS born_in
    FROM referral_event e
    JOIN referral r ON r.organisation_id = e.organisation_id AND r.id = e.referral_id
      AND r.status <> 'entered-in-error'
    JOIN referral_subject s ON s.organisation_id = r.organisation_id AND s.id = r.id
    JOIN service_request q ON q.organisation_id = s.organisation_id AND q.id = s.request_id
    JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id
    WHERE e.code IN ('no-capacity', 'schedule-mismatch', 'out-of-area', 'expired-no-response',
        'waitlisted')
      AND e.act = 'moved' AND e.happened_at <= at
      AND (e.to_status = 'rejected' OR e.to_status = 'cancelled'
        OR (e.to_status = 'on-hold' AND e.happened_at <= at - interval '30 days'
          AND NOT EXISTS (SELECT FROM referral_event later
            WHERE later.organisation_id = e.organisation_id AND later.referral_id = e.referral_id
              AND later.act = 'moved' AND later.happened_at > e.happened_at
              AND later.happened_at < e.happened_at + interval '30 days')))
      AND NOT EXISTS (SELECT FROM demand_mark m
        WHERE m.organisation_id = e.organisation_id AND m.id = e.id)
  ), marked AS (
    INSERT INTO demand_mark (organisation_id, id, referral_id, month)
    SELECT u.organisation_id, u.id, u.referral_id, date_trunc('month', u.day)::date FROM unmet u
    ON CONFLICT DO NOTHING RETURNING organisation_id, id
  ), told AS (
    SELECT u.*, row_number() OVER (PARTITION BY u.organisation_id, u.participant_id,
        date_trunc('quarter', u.day) ORDER BY u.day, u.id) = 1
      AND NOT EXISTS (SELECT FROM referral_subject h
        JOIN demand_mark m ON m.organisation_id = h.organisation_id AND m.referral_id = h.id
        WHERE h.organisation_id = u.organisation_id AND h.participant_id = u.participant_id
          AND date_trunc('quarter', m.month) = date_trunc('quarter', u.day)) AS first_of_hers
    FROM unmet u JOIN marked USING (organisation_id, id)
  )
  INSERT INTO demand_record (id, month, domain, zone, age_band, slot, cause, is_her_first)
  SELECT gen_random_uuid(), date_trunc('month', t.day)::date, t.domain, t.zone,
    CASE WHEN t.protected THEN '' WHEN t.born_in IS NULL THEN 'none'
      WHEN extract(year FROM t.day) - t.born_in < 3 THEN '0-2'
      WHEN extract(year FROM t.day) - t.born_in < 6 THEN '3-5'
      WHEN extract(year FROM t.day) - t.born_in < 11 THEN '6-10'
      WHEN extract(year FROM t.day) - t.born_in < 14 THEN '11-13'
      WHEN extract(year FROM t.day) - t.born_in < 18 THEN '14-17'
      ELSE 'none' END,
    (SELECT CASE count(DISTINCT split_part(slot, '-', 2)) WHEN 0 THEN ''
        WHEN 1 THEN min(split_part(slot, '-', 2)) ELSE 'several' END
      FROM jsonb_array_elements_text(CASE jsonb_typeof(t.slots) WHEN 'array' THEN t.slots
        ELSE '[]' END) slot),
    t.cause, t.first_of_hers
  FROM told t ORDER BY gen_random_uuid();
  GET DIAGNOSTICS noted = ROW_COUNT;
  RETURN noted;
END $$;

CREATE FUNCTION door.ask_name(referral uuid, access uuid, at timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE owner uuid;
BEGIN
  IF NOT door.acting_as_overseer() THEN
    RAISE EXCEPTION 'only an overseer of the lead asks for a name' USING ERRCODE = '42501';
  END IF;
  SELECT r.organisation_id INTO owner FROM referral r
    JOIN referral_subject s ON s.organisation_id = r.organisation_id AND s.id = r.id
    JOIN participant p ON p.organisation_id = s.organisation_id AND p.id = s.participant_id
    WHERE r.id = ask_name.referral AND r.status IN ('accepted', 'in-progress', 'on-hold')
      AND NOT p.protected;
  IF owner IS NULL THEN RETURN NULL; END IF;
  INSERT INTO motivated_access (organisation_id, id, referral_id, asked_by, asked_by_name, asked_at)
  SELECT owner, access, ask_name.referral, u.id, u.name, at FROM "user" u
    WHERE u.id = current_person();
  RETURN owner;
END $$;

CREATE FUNCTION door.open_name(owner uuid, access uuid, reason text, event uuid, record uuid,
  at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE held motivated_access;
BEGIN
  IF NOT door.acting_as_overseer() THEN
    RAISE EXCEPTION 'only an overseer of the lead opens a name' USING ERRCODE = '42501';
  END IF;
  UPDATE motivated_access m SET reason_sealed = decode(reason, 'hex'),
    open_until = at + interval '15 minutes'
  WHERE m.organisation_id = owner AND m.id = access AND m.asked_by = current_person()
    AND m.reason_sealed IS NULL AND length(reason) > 0 RETURNING m.* INTO held;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO access_record (organisation_id, id, participant_id, user_id, page, looked_at)
  SELECT owner, record, s.participant_id, current_person(), 'naming.name', at
    FROM referral_subject s WHERE s.organisation_id = owner AND s.id = held.referral_id;
  INSERT INTO referral_event (organisation_id, id, referral_id, recipient_id, act, side, seen_by,
    from_status, to_status, code, actor_id, happened_at)
  SELECT owner, event, r.id, r.recipient_id, 'named', 'system', 'sender', r.status, r.status, '',
    current_person(), at
    FROM referral r WHERE r.organisation_id = owner AND r.id = held.referral_id;
  RETURN true;
END $$;

CREATE FUNCTION door.named(access uuid, at timestamptz) RETURNS jsonb
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
    WHERE m.id = access AND m.asked_by = current_person() AND m.open_until > at
      AND m.reason_sealed IS NOT NULL AND NOT p.protected);
END $$;

CREATE OR REPLACE FUNCTION door.keys_lent(owner uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT (current_intake_access() AND EXISTS (SELECT FROM referral_share s
      WHERE s.organisation_id = owner AND s.recipient_id = current_org()
        AND s.open_from <= now() AND (s.open_until IS NULL OR s.open_until > now())))
    -- An overseer seals her reason for the sender to read, in the transaction in which she asks.
    AND NOT (door.acting_as_overseer() AND EXISTS (SELECT FROM motivated_access m
      WHERE m.organisation_id = owner AND m.asked_by = current_person()
        AND m.reason_sealed IS NULL)) THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT jsonb_agg(jsonb_build_object('id', k.id, 'use', k.use, 'number', k.number,
    'wrapped', encode(k.wrapped, 'hex'))) FROM organisation_key k
    WHERE k.organisation_id = owner);
END $$;

REVOKE ALL ON FUNCTION door.referral_subjects(jsonb, timestamptz, timestamptz, timestamptz),
  door.note_demand(jsonb, timestamptz), door.ask_name(uuid, uuid, timestamptz),
  door.open_name(uuid, uuid, text, uuid, uuid, timestamptz),
  door.named(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.referral_subjects(jsonb, timestamptz, timestamptz, timestamptz)
  TO portal_oversight;
GRANT EXECUTE ON FUNCTION door.note_demand(jsonb, timestamptz) TO portal_worker;
GRANT EXECUTE ON FUNCTION door.ask_name(uuid, uuid, timestamptz),
  door.open_name(uuid, uuid, text, uuid, uuid, timestamptz),
  door.named(uuid, timestamptz) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

COUNTS = """
GRANT CREATE ON SCHEMA oversight TO portal_oversight;
SET LOCAL ROLE portal_oversight;
CREATE FUNCTION oversight.cohort(zones jsonb, since timestamptz, until timestamptz,
  cut timestamptz)
RETURNS TABLE (cube text, value text, part text, referrals bigint, women bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH one AS (
    SELECT r.*, s.zone, s.woman, coalesce(r.recipient_id::text, 'external') AS partner,
      CASE WHEN r.status = 'completed' AND r.ended_at < closes THEN 'completed'
        WHEN r.started_at < closes AND r.ended_at < closes THEN 'interrupted'
        WHEN r.started_at < closes THEN 'started'
        WHEN r.ended_at < closes THEN 'not-started'
        WHEN r.accepted_at < closes THEN 'accepted'
        ELSE 'waiting' END AS stage
    FROM (SELECT organisation_id, id, recipient_id, kind, status, reason, sent_at, accepted_at,
        started_at, ended_at,
        -- Each is counted as it stood a month after the end of its own quarter.
        least(cut, (date_trunc('quarter', sent_at AT TIME ZONE 'Europe/Rome')
          + interval '4 months') AT TIME ZONE 'Europe/Rome') AS closes
      FROM referral
      WHERE sent_at >= since AND sent_at < until
        AND status NOT IN ('draft', 'entered-in-error')) r
    LEFT JOIN door.referral_subjects(zones, since, until, NULL) s
      ON s.organisation_id = r.organisation_id AND s.referral_id = r.id
  )
  SELECT d.cube, d.value, d.part, count(*), count(DISTINCT one.woman)
  FROM one CROSS JOIN LATERAL (VALUES
    ('network', '', stage),
    ('month', to_char(sent_at AT TIME ZONE 'Europe/Rome', 'YYYY-MM'), stage),
    ('partner', partner, stage),
    ('kind', split_part(kind, '-', 1), stage),
    ('area', coalesce(zone, ''), stage),
    ('exchange', organisation_id::text, partner),
    ('reason', CASE WHEN stage IN ('not-started', 'interrupted')
      THEN status || ':' || reason END, stage)) d (cube, value, part)
  WHERE d.value IS NOT NULL
  GROUP BY GROUPING SETS ((d.cube, d.value, d.part), (d.cube, d.value), (d.cube, d.part), (d.cube));
$$;

CREATE FUNCTION oversight.durations(workdays integer[], origin date, since timestamptz,
  until timestamptz, cut timestamptz)
RETURNS TABLE (cube text, value text, step text, days numeric, measured bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT d.cube, d.value, t.step,
    round(percentile_cont(0.5) WITHIN GROUP (ORDER BY
      workdays[(t.ends AT TIME ZONE 'Europe/Rome')::date - origin + 1]
      - workdays[(t.begins AT TIME ZONE 'Europe/Rome')::date - origin + 1])::numeric, 1), count(*)
  FROM referral r CROSS JOIN LATERAL (VALUES
    ('answer', r.sent_at, coalesce(r.accepted_at,
      CASE WHEN r.status = 'rejected' THEN r.ended_at END)),
    ('start', r.accepted_at, r.started_at),
    ('finish', r.started_at, CASE WHEN r.status = 'completed' THEN r.ended_at END))
    t (step, begins, ends)
  CROSS JOIN LATERAL (VALUES ('network', ''),
    ('month', to_char(r.sent_at AT TIME ZONE 'Europe/Rome', 'YYYY-MM')),
    ('partner', coalesce(r.recipient_id::text, 'external')),
    ('kind', split_part(r.kind, '-', 1))) d (cube, value)
  WHERE r.sent_at >= since AND r.sent_at < until AND r.status NOT IN ('draft', 'entered-in-error')
    AND t.begins IS NOT NULL AND t.ends < least(cut,
      (date_trunc('quarter', r.sent_at AT TIME ZONE 'Europe/Rome') + interval '4 months')
      AT TIME ZONE 'Europe/Rome')
  GROUP BY d.cube, d.value, t.step;
$$;

CREATE FUNCTION oversight.standing(zones jsonb, at timestamptz)
RETURNS TABLE (step text, age text, referrals bigint, women bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH waiting AS (
    SELECT r.organisation_id, r.id,
      CASE WHEN r.started_at < at THEN 'started' WHEN r.accepted_at < at THEN 'accepted'
        ELSE 'waiting' END AS step,
      at - (CASE WHEN r.started_at < at THEN r.started_at WHEN r.accepted_at < at
        THEN r.accepted_at ELSE r.sent_at END) AS age
    FROM referral r
    WHERE r.sent_at < at AND (r.ended_at IS NULL OR r.ended_at >= at)
      AND r.status NOT IN ('draft', 'entered-in-error'))
  SELECT w.step, CASE WHEN w.age < interval '8 days' THEN '0-7'
      WHEN w.age < interval '15 days' THEN '8-14' WHEN w.age < interval '31 days' THEN '15-30'
      WHEN w.age < interval '61 days' THEN '31-60' ELSE '61+' END,
    count(*), count(DISTINCT s.woman)
  FROM waiting w LEFT JOIN door.referral_subjects(zones, '-infinity', at, at) s
    ON s.organisation_id = w.organisation_id AND s.referral_id = w.id
  GROUP BY 1, 2;
$$;

CREATE FUNCTION oversight.demand(since date, until date)
RETURNS TABLE (cube text, value text, part text, referrals bigint, women bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT d.cube, r.domain, d.part, count(*), count(*) FILTER (WHERE r.is_her_first)
  FROM demand_record r CROSS JOIN LATERAL (VALUES ('demand-area', r.zone),
    ('demand-age', r.age_band), ('demand-slot', r.slot), ('demand-cause', r.cause)) d (cube, part)
  WHERE r.month >= since AND r.month < until
  GROUP BY GROUPING SETS ((d.cube, r.domain, d.part), (d.cube, r.domain), (d.cube, d.part),
    (d.cube));
$$;

CREATE FUNCTION oversight.timings(workdays integer[], origin date, since timestamptz,
  until timestamptz)
RETURNS TABLE (organisation_id uuid, step text, days numeric, measured bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT r.recipient_id, t.step,
    round(percentile_cont(0.5) WITHIN GROUP (ORDER BY
      workdays[(t.ends AT TIME ZONE 'Europe/Rome')::date - origin + 1]
      - workdays[(t.begins AT TIME ZONE 'Europe/Rome')::date - origin + 1])::numeric, 1), count(*)
  FROM referral r CROSS JOIN LATERAL (VALUES
    ('answer', r.sent_at, coalesce(r.accepted_at,
      CASE WHEN r.status = 'rejected' THEN r.ended_at END)),
    ('start', r.accepted_at, r.started_at),
    ('finish', r.started_at, CASE WHEN r.status = 'completed' THEN r.ended_at END))
    t (step, begins, ends)
  WHERE r.recipient_id IS NOT NULL AND r.status NOT IN ('draft', 'entered-in-error')
    AND t.begins IS NOT NULL AND t.ends >= since AND t.ends < until
    AND t.begins >= origin::timestamptz + interval '1 day'
  GROUP BY r.recipient_id, t.step;
$$;

CREATE FUNCTION oversight.overdue(on_day date, most integer)
RETURNS TABLE (owner uuid, referral uuid, code text, recipient uuid, recipient_name text,
  status text, clock text, due_on date, urgency text, nudged_at timestamptz, late bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT door.acting_as_overseer() THEN
    RAISE EXCEPTION 'only an overseer of the lead sees what is late' USING ERRCODE = '42501';
  END IF;
  RETURN QUERY
  SELECT f.*, (SELECT max(e.happened_at) FROM referral_event e
      WHERE e.organisation_id = f.organisation_id AND e.referral_id = f.id AND e.act = 'nudged'
        AND e.side = 'system'),
    (SELECT count(*) FROM referral a WHERE a.clock IN ('respond', 'answer', 'contact', 'update',
      'review') AND a.clock <> '' AND a.due_on < on_day)
  FROM (SELECT r.organisation_id, r.id, r.code, r.recipient_id, r.recipient_name, r.status::text,
      r.clock::text, r.due_on, r.urgency::text FROM referral r
    WHERE r.clock <> '' AND r.clock IN ('respond', 'answer', 'contact', 'update', 'review')
      AND r.due_on < on_day
    ORDER BY r.due_on, r.id LIMIT most) f;
END $$;

CREATE FUNCTION oversight.overdue_count(on_day date) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT door.acting_as_overseer() THEN
    RAISE EXCEPTION 'only an overseer of the lead sees what is late' USING ERRCODE = '42501';
  END IF;
  RETURN (SELECT count(*) FROM referral a WHERE a.clock <> '' AND a.clock IN ('respond', 'answer',
    'contact', 'update', 'review') AND a.due_on < on_day);
END $$;

CREATE FUNCTION oversight.nudge(referral uuid, event uuid, on_day date, since timestamptz,
  at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE held record;
BEGIN
  IF NOT door.acting_as_overseer() THEN
    RAISE EXCEPTION 'only an overseer of the lead nudges' USING ERRCODE = '42501';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(nudge.referral::text, 25));
  SELECT r.organisation_id, r.id, r.recipient_id, r.status, r.clock INTO held FROM referral r
    WHERE r.id = nudge.referral AND r.clock IN ('respond', 'answer', 'contact', 'update', 'review')
      AND r.due_on < on_day;
  IF NOT FOUND THEN RETURN 'not-late'; END IF;
  IF EXISTS (SELECT FROM referral_event e WHERE e.organisation_id = held.organisation_id
      AND e.referral_id = held.id AND e.act = 'nudged' AND e.side = 'system'
      AND e.happened_at >= since) THEN
    RETURN 'today';
  END IF;
  INSERT INTO referral_event (organisation_id, id, referral_id, recipient_id, act, side, seen_by,
    from_status, to_status, code, actor_id, happened_at)
  VALUES (held.organisation_id, event, held.id, held.recipient_id, 'nudged', 'system', 'both',
    held.status, held.status, held.clock, current_person(), at);
  RETURN 'ok';
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA oversight FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  oversight.cohort(jsonb, timestamptz, timestamptz, timestamptz),
  oversight.durations(integer[], date, timestamptz, timestamptz, timestamptz),
  oversight.standing(jsonb, timestamptz), oversight.demand(date, date),
  oversight.timings(integer[], date, timestamptz, timestamptz) TO portal_worker;
GRANT EXECUTE ON FUNCTION oversight.overdue(date, integer), oversight.overdue_count(date),
  oversight.nudge(uuid, uuid, date, timestamptz, timestamptz) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA oversight FROM portal_oversight;
"""

KEYS_AS_BEFORE = """
SET LOCAL ROLE portal_oversight;
DROP FUNCTION oversight.nudge(uuid, uuid, date, timestamptz, timestamptz);
DROP FUNCTION oversight.overdue_count(date);
DROP FUNCTION oversight.overdue(date, integer);
DROP FUNCTION oversight.timings(integer[], date, timestamptz, timestamptz);
DROP FUNCTION oversight.demand(date, date);
DROP FUNCTION oversight.standing(jsonb, timestamptz);
DROP FUNCTION oversight.durations(integer[], date, timestamptz, timestamptz, timestamptz);
DROP FUNCTION oversight.cohort(jsonb, timestamptz, timestamptz, timestamptz);
RESET ROLE;
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE OR REPLACE FUNCTION door.keys_lent(owner uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT current_intake_access() OR NOT EXISTS (SELECT FROM referral_share s
      WHERE s.organisation_id = owner AND s.recipient_id = current_org()
        AND s.open_from <= now() AND (s.open_until IS NULL OR s.open_until > now())) THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT jsonb_agg(jsonb_build_object('id', k.id, 'use', k.use, 'number', k.number,
    'wrapped', encode(k.wrapped, 'hex'))) FROM organisation_key k
    WHERE k.organisation_id = owner);
END $$;
DROP FUNCTION door.named(uuid, timestamptz);
DROP FUNCTION door.open_name(uuid, uuid, text, uuid, uuid, timestamptz);
DROP FUNCTION door.ask_name(uuid, uuid, timestamptz);
DROP FUNCTION door.note_demand(jsonb, timestamptz);
DROP FUNCTION door.referral_subjects(jsonb, timestamptz, timestamptz, timestamptz);
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""


def upgrade() -> None:
    op.execute(SUBJECTS)
    op.execute(COUNTS)


def downgrade() -> None:
    op.execute(KEYS_AS_BEFORE)
