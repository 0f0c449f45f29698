"""Organisations, people, sessions, the ledger, the throttle."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "fact",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_fact")),
    )
    op.enable_policy(
        "fact",
        [
            'ALTER TABLE "fact" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "fact" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "fact" TO portal_app',
            'CREATE POLICY web ON "fact" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"fact\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT ON "fact" TO portal_worker',
            'CREATE POLICY worker ON "fact" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_fact_organisation_id_happened_at",
        "fact",
        ["organisation_id", "happened_at"],
        unique=False,
    )
    op.create_index(
        "ix_fact_organisation_id_subject_id",
        "fact",
        ["organisation_id", "subject_id"],
        unique=False,
    )
    op.create_table(
        "form_token",
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_form_token")),
    )
    op.enable_policy(
        "form_token",
        [
            'ALTER TABLE "form_token" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "form_token" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "form_token" TO portal_app',
            'CREATE POLICY web ON "form_token" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"form_token\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index("ix_form_token_created_at", "form_token", ["created_at"], unique=False)
    op.create_table(
        "network",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("demo_since", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network")),
    )
    op.enable_policy(
        "network",
        [
            'ALTER TABLE "network" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "network" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "network" TO portal_app',
            'CREATE POLICY web_select ON "network" FOR SELECT TO portal_app USING (true)',
            "CREATE POLICY migration ON \"network\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT ON "network" TO portal_door',
            'CREATE POLICY door ON "network" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "lead",
                "nonprofit",
                "public_body",
                "company",
                "association",
                name="organisationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "invited",
                "active",
                "suspended",
                "left",
                name="organisationstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("legal_name", sa.Text(), server_default="", nullable=False),
        sa.Column("description_it", sa.Text(), server_default="", nullable=False),
        sa.Column("description_en", sa.Text(), server_default="", nullable=False),
        sa.Column("website", sa.Text(), server_default="", nullable=False),
        sa.Column("agreement_on", sa.Date(), nullable=True),
        sa.Column(
            "default_language",
            sa.Enum(
                "it", "en", name="language", native_enum=False, create_constraint=True, length=40
            ),
            server_default="it",
            nullable=False,
        ),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("logo_type", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.enable_policy(
        "organisation",
        [
            'ALTER TABLE "organisation" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "organisation" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, UPDATE (name, sort_key, description_it, description_en, website, legal_name, default_language, agreement_on, logo, logo_type, version, changed_at) ON "organisation" TO portal_app',
            'CREATE POLICY web_select ON "organisation" FOR SELECT TO portal_app USING (true)',
            'CREATE POLICY web_update ON "organisation" FOR UPDATE TO portal_app USING (id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"organisation\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE ON "organisation" TO portal_door',
            'CREATE POLICY door ON "organisation" TO portal_door USING (true) WITH CHECK (true)',
            'GRANT SELECT ON "organisation" TO portal_worker',
            'CREATE POLICY worker ON "organisation" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index("ix_organisation_sort_key", "organisation", ["sort_key", "id"], unique=False)
    op.create_index(
        "uq_organisation_lead",
        "organisation",
        ["kind"],
        unique=True,
        postgresql_where=sa.text("kind = 'lead'"),
    )
    op.create_table(
        "throttle",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("window_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.CheckConstraint("tries > 0", name=op.f("ck_throttle_tries")),
        sa.PrimaryKeyConstraint("key", "window_start", name=op.f("pk_throttle")),
        prefixes=["UNLOGGED"],
    )
    op.enable_policy(
        "throttle",
        [
            'ALTER TABLE "throttle" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "throttle" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "throttle" TO portal_app',
            'CREATE POLICY web ON "throttle" TO portal_app USING (true) WITH CHECK (true)',
            "CREATE POLICY migration ON \"throttle\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column(
            "language",
            sa.Enum(
                "it", "en", name="language", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("wants_notices", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
    )
    op.enable_policy(
        "user",
        [
            'ALTER TABLE "user" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "user" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, UPDATE (name, sort_key, language, wants_notices, changed_at) ON "user" TO portal_app',
            'CREATE POLICY web_select ON "user" FOR SELECT TO portal_app USING (id = (SELECT current_person()) OR id IN (SELECT door.colleagues()))',
            'CREATE POLICY web_update ON "user" FOR UPDATE TO portal_app USING (id = (SELECT current_person())) WITH CHECK (id = (SELECT current_person()))',
            "CREATE POLICY migration ON \"user\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE ON "user" TO portal_door',
            'CREATE POLICY door ON "user" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_table(
        "credential",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_credential_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_credential")),
    )
    op.enable_policy(
        "credential",
        [
            'ALTER TABLE "credential" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "credential" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "credential" TO portal_app',
            'CREATE POLICY web ON "credential" TO portal_app USING (false) WITH CHECK (false)',
            "CREATE POLICY migration ON \"credential\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "credential" TO portal_door',
            'CREATE POLICY door ON "credential" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_table(
        "delivery",
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "sent",
                "dead",
                name="deliverystate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "fact_id"],
            ["fact.organisation_id", "fact.id"],
            name=op.f("fk_delivery_organisation_id_fact_id"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_delivery")),
    )
    op.enable_policy(
        "delivery",
        [
            'ALTER TABLE "delivery" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "delivery" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "delivery" TO portal_app',
            'CREATE POLICY web ON "delivery" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"delivery\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "delivery" TO portal_worker',
            'CREATE POLICY worker ON "delivery" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_delivery_not_before",
        "delivery",
        ["not_before", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_table(
        "invitation",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("roles", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "language",
            sa.Enum(
                "it", "en", name="language", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_invitation_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_invitation")),
    )
    op.enable_policy(
        "invitation",
        [
            'ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "invitation" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "invitation" TO portal_app',
            'CREATE POLICY web ON "invitation" TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"invitation\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE ON "invitation" TO portal_door',
            'CREATE POLICY door ON "invitation" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "ix_invitation_organisation_id_email",
        "invitation",
        ["organisation_id", "email"],
        unique=False,
    )
    op.create_index("ix_invitation_token_hash", "invitation", ["token_hash"], unique=False)
    op.create_table(
        "membership",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_membership_organisation_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_membership_user_id")),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_membership")),
    )
    op.enable_policy(
        "membership",
        [
            'ALTER TABLE "membership" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "membership" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE ON "membership" TO portal_app',
            'CREATE POLICY web_select ON "membership" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR user_id = (SELECT current_person()))',
            'CREATE POLICY web_insert ON "membership" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_update ON "membership" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"membership\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE ON "membership" TO portal_door',
            'CREATE POLICY door ON "membership" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index("ix_membership_user_id", "membership", ["user_id"], unique=False)
    op.create_index(
        "uq_membership_organisation_id_user_id",
        "membership",
        ["organisation_id", "user_id"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "office_contact",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "public",
                "network",
                name="audience",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_office_contact_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_office_contact")),
    )
    op.enable_policy(
        "office_contact",
        [
            'ALTER TABLE "office_contact" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "office_contact" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "office_contact" TO portal_app',
            "CREATE POLICY web_select ON \"office_contact\" FOR SELECT TO portal_app USING (audience = 'public' OR (SELECT current_org()) <> '00000000-0000-0000-0000-000000000000'::uuid)",
            'CREATE POLICY web_insert ON "office_contact" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_update ON "office_contact" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_delete ON "office_contact" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"office_contact\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_office_contact_organisation_id",
        "office_contact",
        ["organisation_id", "sort"],
        unique=False,
    )
    op.create_table(
        "password_reset",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_password_reset_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password_reset")),
    )
    op.enable_policy(
        "password_reset",
        [
            'ALTER TABLE "password_reset" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "password_reset" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "password_reset" TO portal_app',
            'CREATE POLICY web ON "password_reset" TO portal_app USING (false) WITH CHECK (false)',
            "CREATE POLICY migration ON \"password_reset\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "password_reset" TO portal_door',
            'CREATE POLICY door ON "password_reset" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index("ix_password_reset_token_hash", "password_reset", ["token_hash"], unique=False)
    op.create_table(
        "site",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_site_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_site")),
    )
    op.enable_policy(
        "site",
        [
            'ALTER TABLE "site" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "site" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "site" TO portal_app',
            'CREATE POLICY web_select ON "site" FOR SELECT TO portal_app USING (true)',
            'CREATE POLICY web_insert ON "site" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_update ON "site" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_delete ON "site" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"site\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index("ix_site_organisation_id", "site", ["organisation_id", "sort"], unique=False)
    op.create_table(
        "web_session",
        sa.Column("id_hash", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "content",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_web_session_organisation_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_web_session_user_id")),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_web_session")),
    )
    op.enable_policy(
        "web_session",
        [
            'ALTER TABLE "web_session" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "web_session" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, DELETE ON "web_session" TO portal_app',
            'CREATE POLICY web ON "web_session" TO portal_app USING (user_id = (SELECT current_person())) WITH CHECK (user_id = (SELECT current_person()))',
            "CREATE POLICY migration ON \"web_session\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "web_session" TO portal_door',
            'CREATE POLICY door ON "web_session" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index("ix_web_session_user_id", "web_session", ["user_id"], unique=False)
    op.create_table(
        "membership_role",
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "admin",
                "service_editor",
                "intake_operator",
                "welfare_manager",
                "hr_manager",
                "reader",
                "reviewer",
                "overseer",
                "network_admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "membership_id"],
            ["membership.organisation_id", "membership.id"],
            name=op.f("fk_membership_role_organisation_id_membership_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_membership_role")),
    )
    op.enable_policy(
        "membership_role",
        [
            'ALTER TABLE "membership_role" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "membership_role" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "membership_role" TO portal_app',
            'CREATE POLICY web_select ON "membership_role" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (organisation_id, membership_id) IN (SELECT m.organisation_id, m.id FROM membership m WHERE m.user_id = (SELECT current_person())))',
            'CREATE POLICY web_insert ON "membership_role" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_update ON "membership_role" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org())) WITH CHECK (organisation_id = (SELECT current_org()))',
            'CREATE POLICY web_delete ON "membership_role" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()))',
            "CREATE POLICY migration ON \"membership_role\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT, DELETE ON "membership_role" TO portal_door',
            'CREATE POLICY door ON "membership_role" TO portal_door USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index(
        "uq_membership_role_organisation_id_membership_id_role",
        "membership_role",
        ["organisation_id", "membership_id", "role"],
        unique=True,
    )
    op.execute("INSERT INTO network (id, name) VALUES (1, 'Bi.lanciare')")


def downgrade() -> None:
    op.drop_index(
        "uq_membership_role_organisation_id_membership_id_role", table_name="membership_role"
    )
    op.drop_table("membership_role")
    op.drop_index("ix_web_session_user_id", table_name="web_session")
    op.drop_table("web_session")
    op.drop_index("ix_site_organisation_id", table_name="site")
    op.drop_table("site")
    op.drop_index("ix_password_reset_token_hash", table_name="password_reset")
    op.drop_table("password_reset")
    op.drop_index("ix_office_contact_organisation_id", table_name="office_contact")
    op.drop_table("office_contact")
    op.drop_index(
        "uq_membership_organisation_id_user_id",
        table_name="membership",
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.drop_index("ix_membership_user_id", table_name="membership")
    op.drop_table("membership")
    op.drop_index("ix_invitation_token_hash", table_name="invitation")
    op.drop_index("ix_invitation_organisation_id_email", table_name="invitation")
    op.drop_table("invitation")
    op.drop_index(
        "ix_delivery_not_before",
        table_name="delivery",
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.drop_table("delivery")
    op.drop_table("credential")
    op.drop_table("user")
    op.drop_table("throttle")
    op.drop_index(
        "uq_organisation_lead", table_name="organisation", postgresql_where=sa.text("kind = 'lead'")
    )
    op.drop_index("ix_organisation_sort_key", table_name="organisation")
    op.drop_table("organisation")
    op.drop_table("network")
    op.drop_index("ix_form_token_created_at", table_name="form_token")
    op.drop_table("form_token")
    op.drop_index("ix_fact_organisation_id_subject_id", table_name="fact")
    op.drop_index("ix_fact_organisation_id_happened_at", table_name="fact")
    op.drop_table("fact")
