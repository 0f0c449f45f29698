"""Referrals: the need, its routings, what each discloses, and the one function that moves them.

`door.move_referral` is the only way to change a referral: it locks the row, checks who acts, the
status and version that were read, the legal moves and what must stand before them; it writes the
event, and opens or closes what is disclosed. It answers with a word: ok, changed, or what is wrong.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0024"
down_revision = "0023"


INTAKE = """
CREATE FUNCTION current_intake_access() RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog AS $$
DECLARE value text := current_setting('portal.intake_access', true);
BEGIN
  IF value IS NULL OR value = '' THEN
    RAISE EXCEPTION 'intake access is not decided for this transaction' USING ERRCODE = '42501';
  END IF;
  RETURN value = 'on';
END $$;
GRANT EXECUTE ON FUNCTION current_intake_access()
  TO portal_app, portal_worker, portal_closer, portal_door;
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.shut_away_referrals() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  -- The clocks run for every referral: they read no person and show nothing.
  IF current_setting('portal.purpose', true) = 'job:clocks' THEN RETURN '{}'; END IF;
  RETURN ARRAY(SELECT s.id FROM participant p
    JOIN referral_subject s ON s.organisation_id = p.organisation_id AND s.participant_id = p.id
    WHERE p.organisation_id = current_org() AND p.protected AND NOT EXISTS (
      SELECT FROM named_staff n WHERE n.organisation_id = p.organisation_id
        AND n.participant_id = p.id AND n.user_id = current_person()));
END $$;
REVOKE ALL ON FUNCTION door.shut_away_referrals() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.shut_away_referrals() TO portal_app;
RESET ROLE;
"""

MOVE = """
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.move_referral(owner uuid, referral uuid, expected text,
  expected_version integer, target text, acting text, act text, code text, seen text,
  changes jsonb, event uuid, at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  held referral%ROWTYPE;
  wrong text;
  is_sender boolean;
BEGIN
  SELECT r.* INTO held FROM referral r
    WHERE r.organisation_id = owner AND r.id = move_referral.referral FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  is_sender := owner = current_org() AND current_case_access()
    AND held.id <> ALL (door.shut_away_referrals());
  IF NOT coalesce(CASE acting
      WHEN 'sender' THEN is_sender
      WHEN 'partner' THEN (held.recipient_id = current_org() AND current_intake_access())
        OR (held.recipient_id IS NULL AND is_sender)
      WHEN 'system' THEN is_sender AND current_setting('portal.purpose', true) LIKE 'job:%'
      END, false) THEN RETURN NULL; END IF;
  IF acting = 'partner' AND held.status = 'draft' THEN RETURN NULL; END IF;
  IF held.status <> expected OR held.version <> expected_version THEN RETURN 'changed'; END IF;
  wrong := door.referral_objection(owner, held.id, target, acting, act, code, changes, at);
  IF wrong <> '' THEN RETURN wrong; END IF;
  held := jsonb_populate_record(held, changes);
  UPDATE referral r SET
    status = target, version = held.version + 1, changed_at = at, business = held.business,
    sent_at = held.sent_at, accepted_at = held.accepted_at, started_at = held.started_at,
    ended_at = held.ended_at, operator_id = held.operator_id, operator_name = held.operator_name,
    first_contact_on = held.first_contact_on, review_on = held.review_on, reason = held.reason,
    hours = held.hours, sessions = held.sessions, better_service_id = held.better_service_id,
    clock = held.clock, clock_since = held.clock_since, clock_used = held.clock_used,
    due_on = held.due_on, remind_on = held.remind_on, escalate_on = held.escalate_on,
    expire_on = held.expire_on, reminded_on = held.reminded_on, escalated_on = held.escalated_on
  WHERE r.organisation_id = owner AND r.id = held.id RETURNING r.* INTO held;
  INSERT INTO referral_event (organisation_id, id, referral_id, recipient_id, act, side, seen_by,
    from_status, to_status, code, actor_id, happened_at)
  VALUES (owner, event, held.id, held.recipient_id, move_referral.act, acting, seen, expected,
    target, move_referral.code, current_person(), at);
  PERFORM door.disclose_referral(owner, held.id, at);
  RETURN 'ok';
END $$;

CREATE FUNCTION door.may_move_referral(start text, target text, acting text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM (VALUES
    ('accepted', 'partner', ARRAY['cancelled', 'completed', 'failed', 'in-progress', 'on-hold', 'requested']),
    ('accepted', 'sender', ARRAY['cancelled', 'entered-in-error']),
    ('accepted', 'system', ARRAY['cancelled']),
    ('cancelled', 'sender', ARRAY['entered-in-error']),
    ('completed', 'sender', ARRAY['entered-in-error']),
    ('draft', 'sender', ARRAY['entered-in-error', 'requested']),
    ('failed', 'sender', ARRAY['entered-in-error']),
    ('in-progress', 'partner', ARRAY['cancelled', 'completed', 'failed', 'on-hold']),
    ('in-progress', 'sender', ARRAY['cancelled', 'entered-in-error']),
    ('in-progress', 'system', ARRAY['cancelled']),
    ('on-hold', 'partner', ARRAY['cancelled', 'completed', 'failed', 'in-progress']),
    ('on-hold', 'sender', ARRAY['cancelled', 'entered-in-error']),
    ('on-hold', 'system', ARRAY['cancelled']),
    ('rejected', 'sender', ARRAY['entered-in-error']),
    ('requested', 'partner', ARRAY['accepted', 'rejected']),
    ('requested', 'sender', ARRAY['cancelled', 'entered-in-error']),
    ('requested', 'system', ARRAY['cancelled'])) m (start, side, ends)
    WHERE m.start = may_move_referral.start AND m.side = acting AND target = ANY (m.ends));
$$;

CREATE FUNCTION door.referral_objection(owner uuid, referral uuid, target text, acting text,
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
  IF act <> 'moved' THEN RETURN ''; END IF;
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

CREATE FUNCTION door.referral_agreed(owner uuid, referral uuid, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT EXISTS (SELECT FROM sharing_consent c
    JOIN referral r ON r.organisation_id = c.organisation_id AND r.id = c.referral_id
      AND r.recipient_id IS NOT DISTINCT FROM c.recipient_id
    WHERE c.organisation_id = owner AND c.referral_id = referral_agreed.referral
      AND c.withdrawn_at IS NULL AND c.expires_on >= at::date);
$$;

CREATE FUNCTION door.disclose_referral(owner uuid, referral uuid, at timestamptz) RETURNS void
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

CREATE FUNCTION door.keys_lent(owner uuid) RETURNS jsonb
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

REVOKE ALL ON FUNCTION
  door.move_referral(uuid, uuid, text, integer, text, text, text, text, text, jsonb, uuid,
    timestamptz),
  door.referral_objection(uuid, uuid, text, text, text, text, jsonb, timestamptz),
  door.referral_agreed(uuid, uuid, timestamptz), door.disclose_referral(uuid, uuid, timestamptz),
  door.may_move_referral(text, text, text), door.keys_lent(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  door.move_referral(uuid, uuid, text, integer, text, text, text, text, text, jsonb, uuid,
    timestamptz),
  door.may_move_referral(text, text, text), door.keys_lent(uuid) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_MOVE = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.keys_lent(uuid);
DROP FUNCTION door.move_referral(uuid, uuid, text, integer, text, text, text, text, text, jsonb,
  uuid, timestamptz);
DROP FUNCTION door.referral_objection(uuid, uuid, text, text, text, text, jsonb, timestamptz);
DROP FUNCTION door.may_move_referral(text, text, text);
DROP FUNCTION door.disclose_referral(uuid, uuid, timestamptz);
DROP FUNCTION door.referral_agreed(uuid, uuid, timestamptz);
RESET ROLE;
"""

NO_INTAKE = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.shut_away_referrals();
RESET ROLE;
DROP FUNCTION current_intake_access();
"""


def upgrade() -> None:
    op.execute(INTAKE)
    op.create_table(
        "referral",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=True),
        sa.Column("recipient_name", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("service_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "requested",
                "accepted",
                "rejected",
                "in-progress",
                "on-hold",
                "completed",
                "failed",
                "cancelled",
                "entered-in-error",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "business",
            sa.Enum(
                "",
                "info-requested",
                "place-offered",
                "error-reported",
                name="business",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "urgency",
            sa.Enum(
                "normal",
                "urgent",
                name="urgency",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("sent_by", sa.Uuid(), nullable=False),
        sa.Column("sent_by_name", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("operator_id", sa.Uuid(), nullable=True),
        sa.Column("operator_name", sa.Text(), nullable=False),
        sa.Column("first_contact_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("hours", sa.Numeric(precision=7, scale=2), nullable=True),
        sa.Column("sessions", sa.Integer(), nullable=True),
        sa.Column("better_service_id", sa.Uuid(), nullable=True),
        sa.Column(
            "clock",
            sa.Enum(
                "",
                "respond",
                "answer",
                "contact",
                "update",
                "review",
                "confirm",
                name="clock",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("clock_since", sa.Date(), nullable=True),
        sa.Column("clock_used", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("escalate_on", sa.Date(), nullable=True),
        sa.Column("expire_on", sa.Date(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("escalated_on", sa.Date(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "recipient_id IS NOT NULL OR recipient_name <> ''", name=op.f("ck_referral_recipient")
        ),
        sa.CheckConstraint("hours IS NULL OR hours >= 0", name=op.f("ck_referral_hours")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_referral")),
    )
    op.enable_policy(
        "referral",
        [
            'ALTER TABLE "referral" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "referral" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "referral" TO portal_app',
            "CREATE POLICY web_select ON \"referral\" FOR SELECT TO portal_app USING ((organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND id <> ALL ((SELECT door.shut_away_referrals())::uuid[])) OR (recipient_id = (SELECT current_org()) AND (SELECT current_intake_access()) AND status <> 'draft'))",
            "CREATE POLICY web_insert ON \"referral\" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND id <> ALL ((SELECT door.shut_away_referrals())::uuid[]) AND status = 'draft' AND version = 1)",
            "CREATE POLICY migration ON \"referral\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, UPDATE ON "referral" TO portal_door',
            'CREATE POLICY door ON "referral" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index("ix_referral_id", "referral", ["id"], unique=False)
    op.create_index(
        "ix_referral_organisation_id_remind_on",
        "referral",
        ["organisation_id", "remind_on"],
        unique=False,
        postgresql_where=sa.text("clock <> ''"),
    )
    op.create_index(
        "ix_referral_organisation_id_status",
        "referral",
        ["organisation_id", "status", sa.literal_column("created_at DESC")],
        unique=False,
        postgresql_include=["recipient_id"],
    )
    op.create_index(
        "ix_referral_recipient_id_status",
        "referral",
        ["recipient_id", "status", "due_on", sa.literal_column("created_at DESC")],
        unique=False,
        postgresql_include=["organisation_id"],
    )
    op.create_index(
        "uq_referral_organisation_id_code", "referral", ["organisation_id", "code"], unique=True
    )
    op.create_table(
        "referral_note",
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "sender",
                "partner",
                "system",
                name="side",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_referral_note")),
    )
    op.enable_policy(
        "referral_note",
        [
            'ALTER TABLE "referral_note" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "referral_note" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, DELETE ON "referral_note" TO portal_app',
            "CREATE POLICY web ON \"referral_note\" TO portal_app USING ((side = 'sender' AND organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[])) OR (side = 'partner' AND organisation_id = (SELECT current_org()) AND (SELECT current_intake_access()))) WITH CHECK ((side = 'sender' AND organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[])) OR (side = 'partner' AND organisation_id = (SELECT current_org()) AND (SELECT current_intake_access())))",
            "CREATE POLICY migration ON \"referral_note\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_referral_note_organisation_id_referral_id",
        "referral_note",
        ["organisation_id", "referral_id"],
        unique=False,
    )
    op.create_table(
        "referral_event",
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=True),
        sa.Column(
            "act",
            sa.Enum(
                "moved",
                "asked",
                "answered",
                "attempted",
                "still-going",
                "assigned",
                "amended",
                "nudged",
                "reminded",
                "escalated",
                "checked-in",
                "waited",
                "offered",
                "offer-ended",
                "confirmed",
                "error-reported",
                "named",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "side",
            sa.Enum(
                "sender",
                "partner",
                "system",
                name="side",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "seen_by",
            sa.Enum(
                "both",
                "sender",
                "partner",
                name="seenby",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("from_status", sa.Text(), nullable=False),
        sa.Column(
            "to_status",
            sa.Enum(
                "draft",
                "requested",
                "accepted",
                "rejected",
                "in-progress",
                "on-hold",
                "completed",
                "failed",
                "cancelled",
                "entered-in-error",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "referral_id"],
            ["referral.organisation_id", "referral.id"],
            name=op.f("fk_referral_event_organisation_id_referral_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_referral_event")),
    )
    op.enable_policy(
        "referral_event",
        [
            'ALTER TABLE "referral_event" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "referral_event" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "referral_event" TO portal_app',
            "CREATE POLICY web_select ON \"referral_event\" FOR SELECT TO portal_app USING ((organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[]) AND seen_by <> 'partner') OR (recipient_id = (SELECT current_org()) AND (SELECT current_intake_access()) AND seen_by <> 'sender'))",
            "CREATE POLICY migration ON \"referral_event\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT ON "referral_event" TO portal_door',
            'CREATE POLICY door ON "referral_event" TO portal_door USING (true) WITH CHECK (true)',
            'GRANT SELECT, UPDATE (noticed_at) ON "referral_event" TO portal_worker',
            'CREATE POLICY worker ON "referral_event" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_referral_event_happened_at",
        "referral_event",
        ["happened_at", "id"],
        unique=False,
        postgresql_where=sa.text("noticed_at IS NULL"),
    )
    op.create_index(
        "ix_referral_event_organisation_id_referral_id",
        "referral_event",
        ["organisation_id", "referral_id", "happened_at"],
        unique=False,
    )
    op.create_index(
        "ix_referral_event_recipient_id",
        "referral_event",
        ["recipient_id", "referral_id"],
        unique=False,
    )
    op.create_table(
        "referral_share",
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=True),
        sa.Column(
            "level",
            sa.Enum(
                "preview",
                "contact",
                "delivery",
                "closed",
                name="level",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reader_id", sa.Uuid(), nullable=True),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "referral_id"],
            ["referral.organisation_id", "referral.id"],
            name=op.f("fk_referral_share_organisation_id_referral_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_referral_share")),
    )
    op.enable_policy(
        "referral_share",
        [
            'ALTER TABLE "referral_share" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "referral_share" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "referral_share" TO portal_app',
            'CREATE POLICY web_select ON "referral_share" FOR SELECT TO portal_app USING ((organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[])) OR (recipient_id = (SELECT current_org()) AND (SELECT current_intake_access()) AND open_from <= now() AND (open_until IS NULL OR open_until > now()) AND (reader_id IS NULL OR reader_id = (SELECT current_person()))))',
            'CREATE POLICY web_insert ON "referral_share" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[]) AND open_from IS NULL AND reader_id IS NULL)',
            "CREATE POLICY migration ON \"referral_share\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, UPDATE ON "referral_share" TO portal_door',
            'CREATE POLICY door ON "referral_share" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_referral_share_recipient_id",
        "referral_share",
        ["recipient_id", "referral_id"],
        unique=False,
    )
    op.create_index("ix_referral_share_reader_id", "referral_share", ["reader_id"], unique=False)
    op.create_index(
        "uq_referral_share_organisation_id_referral_id_level_number",
        "referral_share",
        ["organisation_id", "referral_id", "level", "number"],
        unique=True,
    )
    op.create_table(
        "referral_message",
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=True),
        sa.Column(
            "side",
            sa.Enum(
                "sender",
                "partner",
                "system",
                name="side",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "referral_id"],
            ["referral.organisation_id", "referral.id"],
            name=op.f("fk_referral_message_organisation_id_referral_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_referral_message")),
    )
    op.enable_policy(
        "referral_message",
        [
            'ALTER TABLE "referral_message" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "referral_message" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "referral_message" TO portal_app',
            'CREATE POLICY web_select ON "referral_message" FOR SELECT TO portal_app USING ((organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[])) OR (recipient_id = (SELECT current_org()) AND (SELECT current_intake_access()) AND EXISTS (SELECT FROM referral_share s WHERE s.organisation_id = "referral_message".organisation_id AND s.referral_id = "referral_message".referral_id AND s.recipient_id = (SELECT current_org()))))',
            'CREATE POLICY web_insert ON "referral_message" FOR INSERT TO portal_app WITH CHECK (((side = \'sender\' AND organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND referral_id <> ALL ((SELECT door.shut_away_referrals())::uuid[])) OR (side = \'partner\' AND recipient_id = (SELECT current_org()) AND (SELECT current_intake_access()) AND EXISTS (SELECT FROM referral_share s WHERE s.organisation_id = "referral_message".organisation_id AND s.referral_id = "referral_message".referral_id AND s.recipient_id = (SELECT current_org())))) AND author_id = (SELECT current_person()))',
            "CREATE POLICY migration ON \"referral_message\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_referral_message_organisation_id_referral_id",
        "referral_message",
        ["organisation_id", "referral_id", "written_at"],
        unique=False,
    )
    op.create_index(
        "ix_referral_message_recipient_id",
        "referral_message",
        ["recipient_id", "referral_id"],
        unique=False,
    )
    op.create_table(
        "service_request",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "active",
                "on-hold",
                "revoked",
                "completed",
                "entered-in-error",
                name="requeststatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column(
            "urgency",
            sa.Enum(
                "normal",
                "urgent",
                name="urgency",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("slots", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_service_request_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service_request")),
    )
    op.enable_policy(
        "service_request",
        [
            'ALTER TABLE "service_request" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service_request" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "service_request" TO portal_app',
            'CREATE POLICY web ON "service_request" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"service_request\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_service_request_organisation_id_participant_id",
        "service_request",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_table(
        "referral_subject",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "id"],
            ["referral.organisation_id", "referral.id"],
            name=op.f("fk_referral_subject_organisation_id_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_referral_subject_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "request_id"],
            ["service_request.organisation_id", "service_request.id"],
            name=op.f("fk_referral_subject_organisation_id_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_referral_subject")),
    )
    op.enable_policy(
        "referral_subject",
        [
            'ALTER TABLE "referral_subject" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "referral_subject" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "referral_subject" TO portal_app',
            'CREATE POLICY web ON "referral_subject" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"referral_subject\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT ON "referral_subject" TO portal_door',
            'CREATE POLICY door ON "referral_subject" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_referral_subject_organisation_id_participant_id",
        "referral_subject",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_index(
        "ix_referral_subject_organisation_id_request_id",
        "referral_subject",
        ["organisation_id", "request_id"],
        unique=False,
    )
    op.create_table(
        "sharing_consent",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=True),
        sa.Column("recipient_name", sa.Text(), nullable=False),
        sa.Column("fields", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "spoken",
                "paper",
                "portal",
                name="method",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("evidence_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_sharing_consent_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "request_id"],
            ["service_request.organisation_id", "service_request.id"],
            name=op.f("fk_sharing_consent_organisation_id_request_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "referral_id"],
            ["referral.organisation_id", "referral.id"],
            name=op.f("fk_sharing_consent_organisation_id_referral_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_sharing_consent")),
    )
    op.enable_policy(
        "sharing_consent",
        [
            'ALTER TABLE "sharing_consent" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "sharing_consent" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "sharing_consent" TO portal_app',
            'CREATE POLICY web ON "sharing_consent" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"sharing_consent\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT ON "sharing_consent" TO portal_door',
            'CREATE POLICY door ON "sharing_consent" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_sharing_consent_organisation_id_participant_id",
        "sharing_consent",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_index(
        "ix_sharing_consent_organisation_id_referral_id",
        "sharing_consent",
        ["organisation_id", "referral_id"],
        unique=False,
    )
    op.execute(MOVE)


def downgrade() -> None:
    op.execute(NO_MOVE)
    op.drop_index("ix_sharing_consent_organisation_id_referral_id", table_name="sharing_consent")
    op.drop_index("ix_sharing_consent_organisation_id_participant_id", table_name="sharing_consent")
    op.drop_table("sharing_consent")
    op.drop_index("ix_referral_subject_organisation_id_request_id", table_name="referral_subject")
    op.drop_index(
        "ix_referral_subject_organisation_id_participant_id", table_name="referral_subject"
    )
    op.drop_table("referral_subject")
    op.drop_index("ix_service_request_organisation_id_participant_id", table_name="service_request")
    op.drop_table("service_request")
    op.drop_index("ix_referral_message_recipient_id", table_name="referral_message")
    op.drop_index("ix_referral_message_organisation_id_referral_id", table_name="referral_message")
    op.drop_table("referral_message")
    op.drop_index(
        "uq_referral_share_organisation_id_referral_id_level_number", table_name="referral_share"
    )
    op.drop_index("ix_referral_share_reader_id", table_name="referral_share")
    op.drop_index("ix_referral_share_recipient_id", table_name="referral_share")
    op.drop_table("referral_share")
    op.drop_index("ix_referral_event_recipient_id", table_name="referral_event")
    op.drop_index("ix_referral_event_organisation_id_referral_id", table_name="referral_event")
    op.drop_index(
        "ix_referral_event_happened_at",
        table_name="referral_event",
        postgresql_where=sa.text("noticed_at IS NULL"),
    )
    op.drop_table("referral_event")
    op.drop_index("ix_referral_note_organisation_id_referral_id", table_name="referral_note")
    op.drop_table("referral_note")
    op.drop_index("uq_referral_organisation_id_code", table_name="referral")
    op.drop_index(
        "ix_referral_recipient_id_status",
        table_name="referral",
        postgresql_include=["organisation_id"],
    )
    op.drop_index(
        "ix_referral_organisation_id_status",
        table_name="referral",
        postgresql_include=["recipient_id"],
    )
    op.drop_index(
        "ix_referral_organisation_id_remind_on",
        table_name="referral",
        postgresql_where=sa.text("clock <> ''"),
    )
    op.drop_index("ix_referral_id", table_name="referral")
    op.drop_table("referral")
    op.execute(NO_INTAKE)
