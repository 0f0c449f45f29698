"""The women whom organisations follow, their plans, and the keys that seal what they told.

`door.shut_away` stands in the policies: the protected women of whom one is not named staff.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0016"
down_revision = "0015"


SHUT_AWAY = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.shut_away() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN ARRAY(SELECT p.id FROM participant p
    WHERE p.organisation_id = current_org() AND p.protected AND NOT EXISTS (
      SELECT FROM named_staff n WHERE n.organisation_id = p.organisation_id
        AND n.participant_id = p.id AND n.user_id = current_person()));
END $$;
REVOKE ALL ON FUNCTION door.shut_away() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.shut_away() TO portal_app;
RESET ROLE;
"""

DOOR = """
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.note_access(record uuid, organisation uuid, participant uuid, person uuid,
  page text, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO access_record (organisation_id, id, participant_id, user_id, page, looked_at)
  VALUES (organisation, record, participant, person, note_access.page, at);
$$;

CREATE FUNCTION door.next_case_number(of_year integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO case_number (year, last) VALUES (of_year, 1)
  ON CONFLICT (year) DO UPDATE SET last = case_number.last + 1 RETURNING last;
$$;

CREATE FUNCTION door.lead_keys() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT jsonb_agg(jsonb_build_object('id', k.id, 'use', k.use, 'number', k.number,
    'wrapped', encode(k.wrapped, 'hex')))
  FROM organisation_key k JOIN organisation o ON o.id = k.organisation_id AND o.kind = 'lead';
$$;

CREATE FUNCTION door.keep_lead_key(key uuid, purpose text, wrapped text, at timestamptz)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  INSERT INTO organisation_key (organisation_id, id, use, number, wrapped, created_at)
  SELECT o.id, key, purpose, 1, decode(keep_lead_key.wrapped, 'hex'), at
  FROM organisation o WHERE o.kind = 'lead' ON CONFLICT DO NOTHING;
$$;

CREATE FUNCTION door.cases_held(person uuid) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN (SELECT count(*) FROM participant p WHERE p.organisation_id = current_org()
    AND p.owner_id = person AND p.state NOT IN ('concluded', 'interrupted', 'not_eligible'));
END $$;

CREATE FUNCTION door.hand_over_cases(person uuid, successor uuid, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE receiver uuid; moved integer;
BEGIN
  SELECT m.user_id INTO receiver FROM membership m JOIN membership_role r
    ON r.organisation_id = m.organisation_id AND r.membership_id = m.id
  WHERE m.organisation_id = current_org() AND m.user_id = successor AND m.ended_at IS NULL
    AND r.role = 'welfare_manager';
  IF receiver IS NOT NULL THEN
    INSERT INTO named_staff (organisation_id, id, participant_id, user_id, named_by, named_at)
    SELECT n.organisation_id, gen_random_uuid(), n.participant_id, receiver, current_person(), at
    FROM named_staff n WHERE n.organisation_id = current_org() AND n.user_id = person
    ON CONFLICT DO NOTHING;
  END IF;
  UPDATE participant p SET owner_id = receiver
  WHERE p.organisation_id = current_org() AND p.owner_id = person;
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;

REVOKE ALL ON FUNCTION door.note_access(uuid, uuid, uuid, uuid, text, timestamptz),
  door.next_case_number(integer), door.lead_keys(),
  door.keep_lead_key(uuid, text, text, timestamptz), door.cases_held(uuid),
  door.hand_over_cases(uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.note_access(uuid, uuid, uuid, uuid, text, timestamptz),
  door.next_case_number(integer), door.lead_keys(),
  door.keep_lead_key(uuid, text, text, timestamptz), door.cases_held(uuid),
  door.hand_over_cases(uuid, uuid, timestamptz) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_DOOR = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.note_access(uuid, uuid, uuid, uuid, text, timestamptz);
DROP FUNCTION door.next_case_number(integer);
DROP FUNCTION door.lead_keys();
DROP FUNCTION door.keep_lead_key(uuid, text, text, timestamptz);
DROP FUNCTION door.cases_held(uuid);
DROP FUNCTION door.hand_over_cases(uuid, uuid, timestamptz);
RESET ROLE;
"""

NO_SHUT_AWAY = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.shut_away();
RESET ROLE;
"""


def upgrade() -> None:
    op.execute(SHUT_AWAY)
    op.create_table(
        "agenda_feed",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_agenda_feed")),
    )
    op.enable_policy(
        "agenda_feed",
        [
            'ALTER TABLE "agenda_feed" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "agenda_feed" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "agenda_feed" TO portal_app',
            'CREATE POLICY web ON "agenda_feed" TO portal_app USING (organisation_id = (SELECT current_org()) AND user_id = (SELECT current_person())) WITH CHECK (organisation_id = (SELECT current_org()) AND user_id = (SELECT current_person()))',
            "CREATE POLICY migration ON \"agenda_feed\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT ON "agenda_feed" TO portal_door',
            'CREATE POLICY door ON "agenda_feed" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index("ix_agenda_feed_token_hash", "agenda_feed", ["token_hash"], unique=False)
    op.create_index("ix_agenda_feed_user_id", "agenda_feed", ["user_id"], unique=False)
    op.create_table(
        "case_number",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_case_number")),
    )
    op.enable_policy(
        "case_number",
        [
            'ALTER TABLE "case_number" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "case_number" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "case_number" TO portal_app',
            'CREATE POLICY web ON "case_number" TO portal_app USING (false) WITH CHECK (false)',
            "CREATE POLICY migration ON \"case_number\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "case_number" TO portal_door',
            'CREATE POLICY door ON "case_number" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_table(
        "enrolment_rules",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("municipalities", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("isee_up_to", sa.Integer(), nullable=True),
        sa.Column("child_under", sa.Integer(), nullable=True),
        sa.Column("reply_days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_rules")),
    )
    op.enable_policy(
        "enrolment_rules",
        [
            'ALTER TABLE "enrolment_rules" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "enrolment_rules" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "enrolment_rules" TO portal_app',
            'CREATE POLICY web_select ON "enrolment_rules" FOR SELECT TO portal_app USING (true)',
            'CREATE POLICY web_insert ON "enrolment_rules" FOR INSERT TO portal_app WITH CHECK ((SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "enrolment_rules" FOR UPDATE TO portal_app USING ((SELECT door.acting_as_lead())) WITH CHECK ((SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "enrolment_rules" FOR DELETE TO portal_app USING ((SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"enrolment_rules\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_table(
        "organisation_key",
        sa.Column(
            "use",
            sa.Enum(
                "seal", "index", name="keyuse", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_organisation_key")),
    )
    op.enable_policy(
        "organisation_key",
        [
            'ALTER TABLE "organisation_key" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "organisation_key" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "organisation_key" TO portal_app',
            'CREATE POLICY web ON "organisation_key" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"organisation_key\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT ON "organisation_key" TO portal_door',
            'CREATE POLICY door ON "organisation_key" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "uq_organisation_key_organisation_id_use_number",
        "organisation_key",
        ["organisation_id", "use", "number"],
        unique=True,
    )
    op.create_table(
        "participant",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("born_in", sa.Integer(), nullable=True),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column(
            "living",
            sa.Enum(
                "alone",
                "with_partner",
                "other",
                "undisclosed",
                name="living",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "employment",
            sa.Enum(
                "employed",
                "self_employed",
                "seeking",
                "inactive",
                "on_leave",
                "undisclosed",
                name="employment",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "working_hours",
            sa.Enum(
                "full_time",
                "part_time",
                "shifts",
                "occasional",
                "none",
                name="workinghours",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "isee_band",
            sa.Enum(
                "unknown",
                "up_to_9",
                "up_to_15",
                "up_to_25",
                "up_to_40",
                "over_40",
                name="iseeband",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("speaks", sa.Text(), nullable=False),
        sa.Column("needs_interpreter", sa.Boolean(), nullable=False),
        sa.Column("travels_by", sa.Text(), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.Text(), nullable=False),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_index", sa.Text(), nullable=False),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("tax_code_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("tax_code_index", sa.Text(), nullable=False),
        sa.Column("born_on_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("company_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("health_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("story_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("call_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("call_at", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("may_leave_message", sa.Boolean(), nullable=False),
        sa.Column("may_write", sa.Boolean(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "manager",
                "herself",
                "import",
                name="origin",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("enrolled_on", sa.Date(), nullable=False),
        sa.Column("eligible", sa.Boolean(), nullable=False),
        sa.Column("override_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "to_contact",
                "interview_booked",
                "assessment",
                "planning",
                "plan_active",
                "in_review",
                "concluded",
                "interrupted",
                "not_eligible",
                name="casestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("close_reason", sa.Text(), nullable=False),
        sa.Column("close_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("children", sa.Integer(), nullable=False),
        sa.Column("youngest_born_in", sa.Integer(), nullable=True),
        sa.Column("last_contact_on", sa.Date(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "born_in IS NULL OR born_in >= 1900", name=op.f("ck_participant_born_in")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_participant")),
    )
    op.enable_policy(
        "participant",
        [
            'ALTER TABLE "participant" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "participant" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "participant" TO portal_app',
            'CREATE POLICY web ON "participant" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"participant\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT (organisation_id, id, protected, owner_id, state), UPDATE (owner_id) ON "participant" TO portal_door',
            'CREATE POLICY door ON "participant" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_participant_organisation_id_born_in",
        "participant",
        ["organisation_id", "born_in"],
        unique=False,
    )
    op.create_index(
        "ix_participant_organisation_id_email_index",
        "participant",
        ["organisation_id", "email_index"],
        unique=False,
    )
    op.create_index(
        "ix_participant_organisation_id_owner_id",
        "participant",
        ["organisation_id", "owner_id", "state"],
        unique=False,
    )
    op.create_index(
        "ix_participant_organisation_id_phone_index",
        "participant",
        ["organisation_id", "phone_index"],
        unique=False,
    )
    op.create_index(
        "ix_participant_organisation_id_protected",
        "participant",
        ["organisation_id", "id"],
        unique=False,
        postgresql_where=sa.text("protected"),
    )
    op.create_index(
        "ix_participant_organisation_id_sort_key",
        "participant",
        ["organisation_id", "sort_key", "id"],
        unique=False,
    )
    op.create_index(
        "ix_participant_organisation_id_state",
        "participant",
        ["organisation_id", "state", "state_since"],
        unique=False,
    )
    op.create_index(
        "uq_participant_organisation_id_code",
        "participant",
        ["organisation_id", "code"],
        unique=True,
    )
    op.create_table(
        "privacy_notice",
        sa.Column(
            "purpose",
            sa.Enum(
                "following",
                "sharing",
                "special",
                "research",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "legal_basis",
            sa.Enum(
                "6-1-a",
                "6-1-b",
                "6-1-e",
                "9-2-a",
                "9-2-h",
                name="legalbasis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text_it", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_privacy_notice")),
    )
    op.enable_policy(
        "privacy_notice",
        [
            'ALTER TABLE "privacy_notice" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "privacy_notice" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "privacy_notice" TO portal_app',
            'CREATE POLICY web_select ON "privacy_notice" FOR SELECT TO portal_app USING (true)',
            'CREATE POLICY web_insert ON "privacy_notice" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"privacy_notice\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "uq_privacy_notice_organisation_id_purpose_number",
        "privacy_notice",
        ["organisation_id", "purpose", "number"],
        unique=True,
    )
    op.create_table(
        "retention_rule",
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_retention_rule")),
    )
    op.enable_policy(
        "retention_rule",
        [
            'ALTER TABLE "retention_rule" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "retention_rule" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "retention_rule" TO portal_app',
            'CREATE POLICY web ON "retention_rule" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"retention_rule\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_table(
        "saved_filter",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_saved_filter")),
    )
    op.enable_policy(
        "saved_filter",
        [
            'ALTER TABLE "saved_filter" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "saved_filter" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_filter" TO portal_app',
            'CREATE POLICY web ON "saved_filter" TO portal_app USING (organisation_id = (SELECT current_org()) AND user_id = (SELECT current_person())) WITH CHECK (organisation_id = (SELECT current_org()) AND user_id = (SELECT current_person()))',
            "CREATE POLICY migration ON \"saved_filter\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_saved_filter_organisation_id_user_id",
        "saved_filter",
        ["organisation_id", "user_id"],
        unique=False,
    )
    op.create_table(
        "access_record",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_access_record_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_access_record")),
    )
    op.enable_policy(
        "access_record",
        [
            'ALTER TABLE "access_record" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "access_record" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "access_record" TO portal_app',
            'CREATE POLICY web ON "access_record" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"access_record\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT INSERT ON "access_record" TO portal_door',
            'CREATE POLICY door ON "access_record" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_access_record_organisation_id_participant_id",
        "access_record",
        ["organisation_id", "participant_id", "looked_at"],
        unique=False,
    )
    op.create_table(
        "care_plan",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("manager_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "active",
                "concluded",
                "interrupted",
                name="planstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("summary_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_care_plan_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_care_plan")),
    )
    op.enable_policy(
        "care_plan",
        [
            'ALTER TABLE "care_plan" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "care_plan" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "care_plan" TO portal_app',
            'CREATE POLICY web ON "care_plan" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"care_plan\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_care_plan_organisation_id_participant_id",
        "care_plan",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_index(
        "ix_care_plan_organisation_id_started_on",
        "care_plan",
        ["organisation_id", "started_on"],
        unique=False,
    )
    op.create_index(
        "uq_care_plan_organisation_id_participant_id",
        "care_plan",
        ["organisation_id", "participant_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('draft', 'active')"),
    )
    op.create_table(
        "case_step",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=False),
        sa.Column(
            "to_state",
            sa.Enum(
                "new",
                "to_contact",
                "interview_booked",
                "assessment",
                "planning",
                "plan_active",
                "in_review",
                "concluded",
                "interrupted",
                "not_eligible",
                name="casestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_case_step_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_case_step")),
    )
    op.enable_policy(
        "case_step",
        [
            'ALTER TABLE "case_step" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "case_step" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "case_step" TO portal_app',
            'CREATE POLICY web ON "case_step" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"case_step\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_case_step_organisation_id_participant_id",
        "case_step",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_table(
        "case_task",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=True),
        sa.Column("assignee_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "done",
                "cancelled",
                name="taskstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("closed_with_case", sa.Boolean(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_case_task_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_case_task")),
    )
    op.enable_policy(
        "case_task",
        [
            'ALTER TABLE "case_task" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "case_task" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "case_task" TO portal_app',
            'CREATE POLICY web ON "case_task" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"case_task\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_case_task_organisation_id_assignee_id",
        "case_task",
        ["organisation_id", "assignee_id", "due_on"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_index(
        "ix_case_task_organisation_id_participant_id",
        "case_task",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_table(
        "case_transfer",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("from_user_id", sa.Uuid(), nullable=True),
        sa.Column("to_user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "accepted",
                "declined",
                "withdrawn",
                name="transferstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_case_transfer_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_case_transfer")),
    )
    op.enable_policy(
        "case_transfer",
        [
            'ALTER TABLE "case_transfer" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "case_transfer" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "case_transfer" TO portal_app',
            'CREATE POLICY web ON "case_transfer" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"case_transfer\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_case_transfer_organisation_id_to_user_id",
        "case_transfer",
        ["organisation_id", "to_user_id"],
        unique=False,
    )
    op.create_index(
        "uq_case_transfer_organisation_id_participant_id",
        "case_transfer",
        ["organisation_id", "participant_id"],
        unique=True,
        postgresql_where=sa.text("state = 'asked'"),
    )
    op.create_table(
        "consent",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=True),
        sa.Column(
            "purpose",
            sa.Enum(
                "following",
                "sharing",
                "special",
                "research",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "given",
                "refused",
                "withdrawn",
                name="consentstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "portal",
                "paper",
                "spoken",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=True),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "notice_id"],
            ["privacy_notice.organisation_id", "privacy_notice.id"],
            name=op.f("fk_consent_organisation_id_notice_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_consent_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_consent")),
    )
    op.enable_policy(
        "consent",
        [
            'ALTER TABLE "consent" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "consent" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "consent" TO portal_app',
            'CREATE POLICY web ON "consent" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"consent\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_consent_organisation_id_participant_id",
        "consent",
        ["organisation_id", "participant_id", "answered_at"],
        unique=False,
    )
    op.create_table(
        "household",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_household_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_household")),
    )
    op.enable_policy(
        "household",
        [
            'ALTER TABLE "household" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "household" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "household" TO portal_app',
            'CREATE POLICY web ON "household" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"household\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_household_organisation_id_participant_id",
        "household",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_table(
        "interview",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("manager_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "first",
                "follow_up",
                "review",
                "company",
                "other",
                name="interviewkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Enum(
                "office",
                "phone",
                "video",
                "home",
                "elsewhere",
                name="interviewchannel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "booked",
                "held",
                "no_show",
                "cancelled",
                name="interviewstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column(
            "no_show_reason",
            sa.Enum(
                "unknown",
                "child_ill",
                "ill",
                "work",
                "transport",
                "forgot",
                "afraid",
                "other",
                name="noshowreason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("present_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 5 AND 600", name=op.f("ck_interview_minutes")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_interview_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_interview")),
    )
    op.enable_policy(
        "interview",
        [
            'ALTER TABLE "interview" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "interview" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "interview" TO portal_app',
            'CREATE POLICY web ON "interview" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"interview\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_interview_organisation_id_participant_id",
        "interview",
        ["organisation_id", "participant_id", "starts_at"],
        unique=False,
    )
    op.create_index(
        "ix_interview_organisation_id_starts_at",
        "interview",
        ["organisation_id", "starts_at"],
        unique=False,
    )
    op.create_table(
        "named_staff",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("named_by", sa.Uuid(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_named_staff_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_named_staff")),
    )
    op.enable_policy(
        "named_staff",
        [
            'ALTER TABLE "named_staff" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "named_staff" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "named_staff" TO portal_app',
            'CREATE POLICY web ON "named_staff" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"named_staff\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT ON "named_staff" TO portal_door',
            'CREATE POLICY door ON "named_staff" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "uq_named_staff_organisation_id_participant_id_user_id",
        "named_staff",
        ["organisation_id", "participant_id", "user_id"],
        unique=True,
    )
    op.create_table(
        "needs_assessment",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("assessed_by", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_needs_assessment_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_needs_assessment")),
    )
    op.enable_policy(
        "needs_assessment",
        [
            'ALTER TABLE "needs_assessment" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "needs_assessment" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "needs_assessment" TO portal_app',
            'CREATE POLICY web ON "needs_assessment" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"needs_assessment\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_needs_assessment_organisation_id_participant_id",
        "needs_assessment",
        ["organisation_id", "participant_id", "assessed_on"],
        unique=False,
    )
    op.create_table(
        "participant_link",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("linked_by", sa.Uuid(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unlinked_by", sa.Uuid(), nullable=True),
        sa.Column("unlinked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "other_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_participant_link_organisation_id_other_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_participant_link_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_participant_link")),
    )
    op.enable_policy(
        "participant_link",
        [
            'ALTER TABLE "participant_link" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "participant_link" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "participant_link" TO portal_app',
            'CREATE POLICY web ON "participant_link" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]) AND organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND other_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]) AND organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND other_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"participant_link\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_participant_link_organisation_id_other_id",
        "participant_link",
        ["organisation_id", "other_id"],
        unique=False,
    )
    op.create_index(
        "ix_participant_link_organisation_id_participant_id",
        "participant_link",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_table(
        "self_enrolment",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_by", sa.Uuid(), nullable=True),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("answers_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_self_enrolment_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_self_enrolment")),
    )
    op.enable_policy(
        "self_enrolment",
        [
            'ALTER TABLE "self_enrolment" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "self_enrolment" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, UPDATE, DELETE ON "self_enrolment" TO portal_app',
            'CREATE POLICY web ON "self_enrolment" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND sent_at IS NOT NULL) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND sent_at IS NOT NULL)',
            "CREATE POLICY migration ON \"self_enrolment\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "self_enrolment" TO portal_door',
            'CREATE POLICY door ON "self_enrolment" TO portal_door USING (true) WITH CHECK (true)',
            'GRANT SELECT (organisation_id, id, sent_at, expires_at), DELETE ON "self_enrolment" TO portal_worker',
            'CREATE POLICY worker ON "self_enrolment" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index("ix_self_enrolment_expires_at", "self_enrolment", ["expires_at"], unique=False)
    op.create_index(
        "ix_self_enrolment_organisation_id_sent_at",
        "self_enrolment",
        ["organisation_id", "sent_at"],
        unique=False,
    )
    op.create_index("ix_self_enrolment_token_hash", "self_enrolment", ["token_hash"], unique=False)
    op.create_table(
        "case_note",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("editor_id", sa.Uuid(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "team",
                "author",
                name="notelevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "interview_id"],
            ["interview.organisation_id", "interview.id"],
            name=op.f("fk_case_note_organisation_id_interview_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_case_note_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_case_note")),
    )
    op.enable_policy(
        "case_note",
        [
            'ALTER TABLE "case_note" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "case_note" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "case_note" TO portal_app',
            "CREATE POLICY web ON \"case_note\" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]) AND (level = 'team' OR author_id = (SELECT current_person()))) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]) AND (level = 'team' OR author_id = (SELECT current_person())))",
            "CREATE POLICY migration ON \"case_note\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_case_note_organisation_id_interview_id",
        "case_note",
        ["organisation_id", "interview_id"],
        unique=False,
    )
    op.create_index(
        "ix_case_note_organisation_id_participant_id",
        "case_note",
        ["organisation_id", "participant_id", "noted_on"],
        unique=False,
    )
    op.create_table(
        "goal",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "reached",
                "partly",
                "dropped",
                name="goalstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("measure_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("outcome_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_goal_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "plan_id"],
            ["care_plan.organisation_id", "care_plan.id"],
            name=op.f("fk_goal_organisation_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_goal")),
    )
    op.enable_policy(
        "goal",
        [
            'ALTER TABLE "goal" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "goal" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "goal" TO portal_app',
            'CREATE POLICY web ON "goal" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"goal\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_goal_organisation_id_participant_id",
        "goal",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_index(
        "ix_goal_organisation_id_plan_id",
        "goal",
        ["organisation_id", "plan_id", "sort"],
        unique=False,
    )
    op.create_table(
        "household_member",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column(
            "relation",
            sa.Enum(
                "herself",
                "child",
                "partner",
                "former_partner",
                "parent",
                "sibling",
                "other_relative",
                "other",
                name="relation",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("born_in", sa.Integer(), nullable=True),
        sa.Column("cohabiting", sa.Boolean(), nullable=False),
        sa.Column("in_charge", sa.Boolean(), nullable=False),
        sa.Column("needs_care", sa.Boolean(), nullable=False),
        sa.Column(
            "school",
            sa.Enum(
                "none",
                "nursery",
                "preschool",
                "primary",
                "lower_secondary",
                "upper_secondary",
                "training",
                name="school",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("school_name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("care_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "left_on IS NULL OR left_on >= joined_on", name=op.f("ck_household_member_left_on")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "household_id"],
            ["household.organisation_id", "household.id"],
            name=op.f("fk_household_member_organisation_id_household_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_household_member_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "person_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_household_member_organisation_id_person_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_household_member")),
    )
    op.enable_policy(
        "household_member",
        [
            'ALTER TABLE "household_member" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "household_member" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "household_member" TO portal_app',
            'CREATE POLICY web ON "household_member" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"household_member\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_household_member_organisation_id_household_id",
        "household_member",
        ["organisation_id", "household_id"],
        unique=False,
    )
    op.create_index(
        "ix_household_member_organisation_id_participant_id",
        "household_member",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_index(
        "ix_household_member_organisation_id_person_id",
        "household_member",
        ["organisation_id", "person_id"],
        unique=False,
    )
    op.create_table(
        "need_score",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column(
            "domain",
            sa.Enum(
                "work",
                "childcare",
                "care",
                "home",
                "health",
                "network",
                "mobility",
                "money",
                name="domain",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 4", name=op.f("ck_need_score_score")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "assessment_id"],
            ["needs_assessment.organisation_id", "needs_assessment.id"],
            name=op.f("fk_need_score_organisation_id_assessment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_need_score_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_need_score")),
    )
    op.enable_policy(
        "need_score",
        [
            'ALTER TABLE "need_score" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "need_score" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "need_score" TO portal_app',
            'CREATE POLICY web ON "need_score" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"need_score\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_need_score_organisation_id_participant_id",
        "need_score",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_index(
        "uq_need_score_organisation_id_assessment_id_domain",
        "need_score",
        ["organisation_id", "assessment_id", "domain"],
        unique=True,
    )
    op.create_table(
        "note_draft",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=True),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "interview_id"],
            ["interview.organisation_id", "interview.id"],
            name=op.f("fk_note_draft_organisation_id_interview_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_note_draft_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_note_draft")),
    )
    op.enable_policy(
        "note_draft",
        [
            'ALTER TABLE "note_draft" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "note_draft" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "note_draft" TO portal_app',
            'CREATE POLICY web ON "note_draft" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]) AND author_id = (SELECT current_person())) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]) AND author_id = (SELECT current_person()))',
            "CREATE POLICY migration ON \"note_draft\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "uq_note_draft_organisation_id_author_id_interview_id",
        "note_draft",
        ["organisation_id", "author_id", "participant_id", "interview_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )
    op.create_table(
        "plan_review",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("reviewed_by", sa.Uuid(), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_plan_review_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "plan_id"],
            ["care_plan.organisation_id", "care_plan.id"],
            name=op.f("fk_plan_review_organisation_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_plan_review")),
    )
    op.enable_policy(
        "plan_review",
        [
            'ALTER TABLE "plan_review" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "plan_review" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "plan_review" TO portal_app',
            'CREATE POLICY web ON "plan_review" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"plan_review\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_plan_review_organisation_id_participant_id",
        "plan_review",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_index(
        "ix_plan_review_organisation_id_plan_id",
        "plan_review",
        ["organisation_id", "plan_id"],
        unique=False,
    )
    op.create_table(
        "plan_version",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by", sa.Uuid(), nullable=False),
        sa.Column("document_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_plan_version_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "plan_id"],
            ["care_plan.organisation_id", "care_plan.id"],
            name=op.f("fk_plan_version_organisation_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_plan_version")),
    )
    op.enable_policy(
        "plan_version",
        [
            'ALTER TABLE "plan_version" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "plan_version" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "plan_version" TO portal_app',
            'CREATE POLICY web ON "plan_version" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"plan_version\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_plan_version_organisation_id_participant_id",
        "plan_version",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_index(
        "uq_plan_version_organisation_id_plan_id_number",
        "plan_version",
        ["organisation_id", "plan_id", "number"],
        unique=True,
    )
    op.create_table(
        "plan_activity",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "service",
                "own_step",
                name="activitykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("service_name", sa.Text(), nullable=False),
        sa.Column(
            "doer",
            sa.Enum(
                "herself",
                "manager",
                "partner",
                "other",
                name="doer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "todo",
                "doing",
                "done",
                "dropped",
                name="activitystate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("doer_name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("outcome_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "goal_id"],
            ["goal.organisation_id", "goal.id"],
            name=op.f("fk_plan_activity_organisation_id_goal_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "participant_id"],
            ["participant.organisation_id", "participant.id"],
            name=op.f("fk_plan_activity_organisation_id_participant_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "plan_id"],
            ["care_plan.organisation_id", "care_plan.id"],
            name=op.f("fk_plan_activity_organisation_id_plan_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_plan_activity")),
    )
    op.enable_policy(
        "plan_activity",
        [
            'ALTER TABLE "plan_activity" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "plan_activity" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "plan_activity" TO portal_app',
            'CREATE POLICY web ON "plan_activity" TO portal_app USING (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[])) WITH CHECK (organisation_id = (SELECT current_org()) AND (SELECT current_case_access()) AND participant_id <> ALL ((SELECT door.shut_away())::uuid[]))',
            "CREATE POLICY migration ON \"plan_activity\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_plan_activity_organisation_id_goal_id",
        "plan_activity",
        ["organisation_id", "goal_id", "sort"],
        unique=False,
    )
    op.create_index(
        "ix_plan_activity_organisation_id_participant_id",
        "plan_activity",
        ["organisation_id", "participant_id"],
        unique=False,
    )
    op.create_index(
        "ix_plan_activity_organisation_id_plan_id",
        "plan_activity",
        ["organisation_id", "plan_id"],
        unique=False,
    )
    op.execute(DOOR)


def downgrade() -> None:
    op.execute(NO_DOOR)
    op.drop_index("ix_plan_activity_organisation_id_plan_id", table_name="plan_activity")
    op.drop_index("ix_plan_activity_organisation_id_participant_id", table_name="plan_activity")
    op.drop_index("ix_plan_activity_organisation_id_goal_id", table_name="plan_activity")
    op.drop_table("plan_activity")
    op.drop_index("uq_plan_version_organisation_id_plan_id_number", table_name="plan_version")
    op.drop_index("ix_plan_version_organisation_id_participant_id", table_name="plan_version")
    op.drop_table("plan_version")
    op.drop_index("ix_plan_review_organisation_id_plan_id", table_name="plan_review")
    op.drop_index("ix_plan_review_organisation_id_participant_id", table_name="plan_review")
    op.drop_table("plan_review")
    op.drop_index(
        "uq_note_draft_organisation_id_author_id_interview_id",
        table_name="note_draft",
        postgresql_nulls_not_distinct=True,
    )
    op.drop_table("note_draft")
    op.drop_index("uq_need_score_organisation_id_assessment_id_domain", table_name="need_score")
    op.drop_index("ix_need_score_organisation_id_participant_id", table_name="need_score")
    op.drop_table("need_score")
    op.drop_index("ix_household_member_organisation_id_person_id", table_name="household_member")
    op.drop_index(
        "ix_household_member_organisation_id_participant_id", table_name="household_member"
    )
    op.drop_index("ix_household_member_organisation_id_household_id", table_name="household_member")
    op.drop_table("household_member")
    op.drop_index("ix_goal_organisation_id_plan_id", table_name="goal")
    op.drop_index("ix_goal_organisation_id_participant_id", table_name="goal")
    op.drop_table("goal")
    op.drop_index("ix_case_note_organisation_id_participant_id", table_name="case_note")
    op.drop_index("ix_case_note_organisation_id_interview_id", table_name="case_note")
    op.drop_table("case_note")
    op.drop_index("ix_self_enrolment_token_hash", table_name="self_enrolment")
    op.drop_index("ix_self_enrolment_organisation_id_sent_at", table_name="self_enrolment")
    op.drop_index("ix_self_enrolment_expires_at", table_name="self_enrolment")
    op.drop_table("self_enrolment")
    op.drop_index(
        "ix_participant_link_organisation_id_participant_id", table_name="participant_link"
    )
    op.drop_index("ix_participant_link_organisation_id_other_id", table_name="participant_link")
    op.drop_table("participant_link")
    op.drop_index(
        "ix_needs_assessment_organisation_id_participant_id", table_name="needs_assessment"
    )
    op.drop_table("needs_assessment")
    op.drop_index("uq_named_staff_organisation_id_participant_id_user_id", table_name="named_staff")
    op.drop_table("named_staff")
    op.drop_index("ix_interview_organisation_id_starts_at", table_name="interview")
    op.drop_index("ix_interview_organisation_id_participant_id", table_name="interview")
    op.drop_table("interview")
    op.drop_index("ix_household_organisation_id_participant_id", table_name="household")
    op.drop_table("household")
    op.drop_index("ix_consent_organisation_id_participant_id", table_name="consent")
    op.drop_table("consent")
    op.drop_index(
        "uq_case_transfer_organisation_id_participant_id",
        table_name="case_transfer",
        postgresql_where=sa.text("state = 'asked'"),
    )
    op.drop_index("ix_case_transfer_organisation_id_to_user_id", table_name="case_transfer")
    op.drop_table("case_transfer")
    op.drop_index("ix_case_task_organisation_id_participant_id", table_name="case_task")
    op.drop_index(
        "ix_case_task_organisation_id_assignee_id",
        table_name="case_task",
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_table("case_task")
    op.drop_index("ix_case_step_organisation_id_participant_id", table_name="case_step")
    op.drop_table("case_step")
    op.drop_index(
        "uq_care_plan_organisation_id_participant_id",
        table_name="care_plan",
        postgresql_where=sa.text("state IN ('draft', 'active')"),
    )
    op.drop_index("ix_care_plan_organisation_id_started_on", table_name="care_plan")
    op.drop_index("ix_care_plan_organisation_id_participant_id", table_name="care_plan")
    op.drop_table("care_plan")
    op.drop_index("ix_access_record_organisation_id_participant_id", table_name="access_record")
    op.drop_table("access_record")
    op.drop_index("ix_saved_filter_organisation_id_user_id", table_name="saved_filter")
    op.drop_table("saved_filter")
    op.drop_table("retention_rule")
    op.drop_index("uq_privacy_notice_organisation_id_purpose_number", table_name="privacy_notice")
    op.drop_table("privacy_notice")
    op.drop_index("uq_participant_organisation_id_code", table_name="participant")
    op.drop_index("ix_participant_organisation_id_state", table_name="participant")
    op.drop_index("ix_participant_organisation_id_sort_key", table_name="participant")
    op.drop_index(
        "ix_participant_organisation_id_protected",
        table_name="participant",
        postgresql_where=sa.text("protected"),
    )
    op.drop_index("ix_participant_organisation_id_phone_index", table_name="participant")
    op.drop_index("ix_participant_organisation_id_owner_id", table_name="participant")
    op.drop_index("ix_participant_organisation_id_email_index", table_name="participant")
    op.drop_index("ix_participant_organisation_id_born_in", table_name="participant")
    op.drop_table("participant")
    op.drop_index("uq_organisation_key_organisation_id_use_number", table_name="organisation_key")
    op.drop_table("organisation_key")
    op.drop_table("enrolment_rules")
    op.drop_table("case_number")
    op.drop_index("ix_agenda_feed_user_id", table_name="agenda_feed")
    op.drop_index("ix_agenda_feed_token_hash", table_name="agenda_feed")
    op.drop_table("agenda_feed")
    op.execute(NO_SHUT_AWAY)
