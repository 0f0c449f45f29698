"""The catalogue: terms, services, versions, published parts, listings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "catalogue_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_state")),
    )
    op.enable_policy(
        "catalogue_state",
        [
            'ALTER TABLE "catalogue_state" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "catalogue_state" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, UPDATE ON "catalogue_state" TO portal_app',
            'CREATE POLICY web ON "catalogue_state" TO portal_app USING (true) WITH CHECK (true)',
            "CREATE POLICY migration ON \"catalogue_state\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_table(
        "listing",
        sa.Column("organisation_name", sa.Text(), nullable=False),
        sa.Column("name_it", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("summary_it", sa.Text(), nullable=False),
        sa.Column("summary_en", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ages_known", sa.Boolean(), nullable=False),
        sa.Column("all_ages", sa.Boolean(), nullable=False),
        sa.Column("month_from", sa.Integer(), nullable=True),
        sa.Column("month_to", sa.Integer(), nullable=True),
        sa.Column("cost", sa.Text(), nullable=False),
        sa.Column("access", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("places_left", sa.Integer(), nullable=True),
        sa.Column("capacity_said_on", sa.Date(), nullable=True),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("assured_on", sa.Date(), nullable=True),
        sa.Column("visible_from", sa.Date(), nullable=True),
        sa.Column("visible_to", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facets", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("words_it", postgresql.TSVECTOR(), nullable=False),
        sa.Column("words_en", postgresql.TSVECTOR(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_listing")),
    )
    op.enable_policy(
        "listing",
        [
            'ALTER TABLE "listing" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "listing" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "listing" TO portal_app',
            'CREATE POLICY web_select ON "listing" FOR SELECT TO portal_app USING (true)',
            'CREATE POLICY web_insert ON "listing" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "listing" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "listing" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"listing\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_listing_changed_at",
        "listing",
        [sa.literal_column("changed_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("ix_listing_id", "listing", ["id"], unique=False)
    op.create_index(
        "ix_listing_words_en",
        "listing",
        ["words_en"],
        unique=False,
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )
    op.create_index(
        "ix_listing_words_it",
        "listing",
        ["words_it"],
        unique=False,
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )
    op.create_table(
        "network_listing",
        sa.Column("organisation_name", sa.Text(), nullable=False),
        sa.Column("name_it", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("summary_it", sa.Text(), nullable=False),
        sa.Column("summary_en", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ages_known", sa.Boolean(), nullable=False),
        sa.Column("all_ages", sa.Boolean(), nullable=False),
        sa.Column("month_from", sa.Integer(), nullable=True),
        sa.Column("month_to", sa.Integer(), nullable=True),
        sa.Column("cost", sa.Text(), nullable=False),
        sa.Column("access", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("places_left", sa.Integer(), nullable=True),
        sa.Column("capacity_said_on", sa.Date(), nullable=True),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("assured_on", sa.Date(), nullable=True),
        sa.Column("visible_from", sa.Date(), nullable=True),
        sa.Column("visible_to", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facets", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("words_it", postgresql.TSVECTOR(), nullable=False),
        sa.Column("words_en", postgresql.TSVECTOR(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_network_listing")),
    )
    op.enable_policy(
        "network_listing",
        [
            'ALTER TABLE "network_listing" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "network_listing" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "network_listing" TO portal_app',
            "CREATE POLICY web_select ON \"network_listing\" FOR SELECT TO portal_app USING ((SELECT current_org()) <> '00000000-0000-0000-0000-000000000000'::uuid)",
            'CREATE POLICY web_insert ON "network_listing" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "network_listing" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "network_listing" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"network_listing\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_network_listing_changed_at",
        "network_listing",
        [sa.literal_column("changed_at DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("ix_network_listing_id", "network_listing", ["id"], unique=False)
    op.create_table(
        "taxonomy_term",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "scheme",
            sa.Enum(
                "kind",
                "target",
                "access",
                "accessibility",
                name="scheme",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parent_code", sa.Text(), nullable=True),
        sa.Column("name_it", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("description_it", sa.Text(), server_default="", nullable=False),
        sa.Column("description_en", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "synonyms_it",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column(
            "synonyms_en",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("deprecated_on", sa.Date(), nullable=True),
        sa.Column("replaced_by", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taxonomy_term")),
        sa.UniqueConstraint("code", name=op.f("uq_taxonomy_term_code")),
    )
    op.enable_policy(
        "taxonomy_term",
        [
            'ALTER TABLE "taxonomy_term" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "taxonomy_term" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "taxonomy_term" TO portal_app',
            'CREATE POLICY web_select ON "taxonomy_term" FOR SELECT TO portal_app USING (true)',
            'CREATE POLICY web_insert ON "taxonomy_term" FOR INSERT TO portal_app WITH CHECK ((SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "taxonomy_term" FOR UPDATE TO portal_app USING ((SELECT door.acting_as_lead())) WITH CHECK ((SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "taxonomy_term" FOR DELETE TO portal_app USING ((SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"taxonomy_term\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_taxonomy_term_scheme", "taxonomy_term", ["scheme", "sort", "code"], unique=False
    )
    op.create_table(
        "zero_search",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("searched_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("age", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zero_search")),
    )
    op.enable_policy(
        "zero_search",
        [
            'ALTER TABLE "zero_search" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "zero_search" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT ON "zero_search" TO portal_app',
            'CREATE POLICY web_select ON "zero_search" FOR SELECT TO portal_app USING ((SELECT door.acting_as_lead()))',
            'CREATE POLICY web_insert ON "zero_search" FOR INSERT TO portal_app WITH CHECK (true)',
            "CREATE POLICY migration ON \"zero_search\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index("ix_zero_search_searched_on", "zero_search", ["searched_on"], unique=False)
    op.create_table(
        "zone",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_it", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("municipalities", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zone")),
        sa.UniqueConstraint("code", name=op.f("uq_zone_code")),
    )
    op.enable_policy(
        "zone",
        [
            'ALTER TABLE "zone" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "zone" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "zone" TO portal_app',
            'CREATE POLICY web_select ON "zone" FOR SELECT TO portal_app USING (true)',
            'CREATE POLICY web_insert ON "zone" FOR INSERT TO portal_app WITH CHECK ((SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "zone" FOR UPDATE TO portal_app USING ((SELECT door.acting_as_lead())) WITH CHECK ((SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "zone" FOR DELETE TO portal_app USING ((SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"zone\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_table(
        "service",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum(
                "public",
                "network",
                "own",
                name="visibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column(
            "target_mode",
            sa.Enum(
                "everyone",
                "focus",
                "only",
                name="targetmode",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ages_known", sa.Boolean(), nullable=False),
        sa.Column("all_ages", sa.Boolean(), nullable=False),
        sa.Column("min_age", sa.Numeric(precision=5, scale=2), nullable=True),
        sa.Column("max_age", sa.Numeric(precision=5, scale=2), nullable=True),
        sa.Column(
            "cost",
            sa.Enum(
                "free",
                "isee",
                "paid",
                "unknown",
                name="costkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("interpreting", sa.Text(), nullable=False),
        sa.Column(
            "capacity",
            sa.Enum(
                "places",
                "waitlist",
                "full",
                "assess",
                "unknown",
                name="capacitystatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("places_left", sa.Integer(), nullable=True),
        sa.Column("capacity_said_on", sa.Date(), nullable=True),
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("alert_until", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("visible_from", sa.Date(), nullable=True),
        sa.Column("visible_to", sa.Date(), nullable=True),
        sa.Column("published_version_id", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("assured_on", sa.Date(), nullable=True),
        sa.Column("assured_by", sa.Uuid(), nullable=True),
        sa.Column("review_due_on", sa.Date(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retire_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "min_age IS NULL OR max_age IS NULL OR min_age <= max_age", name=op.f("ck_service_ages")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_service_organisation_id")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service")),
    )
    op.enable_policy(
        "service",
        [
            'ALTER TABLE "service" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "service" TO portal_app',
            "CREATE POLICY web_select ON \"service\" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()) OR (published_at IS NOT NULL AND (visibility = 'public' OR (visibility = 'network' AND (SELECT current_org()) <> '00000000-0000-0000-0000-000000000000'::uuid))))",
            'CREATE POLICY web_insert ON "service" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "service" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "service" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"service\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index("ix_service_id", "service", ["id"], unique=False)
    op.create_index(
        "ix_service_organisation_id_sort_key",
        "service",
        ["organisation_id", "sort_key", "id"],
        unique=False,
    )
    op.create_table(
        "cost_option",
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("per", sa.Text(), nullable=False),
        sa.Column("isee_max", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_cost_option_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_cost_option")),
    )
    op.enable_policy(
        "cost_option",
        [
            'ALTER TABLE "cost_option" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "cost_option" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "cost_option" TO portal_app',
            'CREATE POLICY web_select ON "cost_option" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "cost_option".organisation_id AND s.id = "cost_option".service_id)))',
            'CREATE POLICY web_insert ON "cost_option" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "cost_option" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "cost_option" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"cost_option\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_cost_option_service",
        "cost_option",
        ["organisation_id", "service_id", "sort"],
        unique=False,
    )
    op.create_table(
        "next_step",
        sa.Column("words_it", sa.Text(), nullable=False),
        sa.Column("words_en", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_next_step_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_next_step")),
    )
    op.enable_policy(
        "next_step",
        [
            'ALTER TABLE "next_step" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "next_step" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "next_step" TO portal_app',
            'CREATE POLICY web_select ON "next_step" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "next_step".organisation_id AND s.id = "next_step".service_id)))',
            'CREATE POLICY web_insert ON "next_step" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "next_step" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "next_step" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"next_step\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_next_step_service", "next_step", ["organisation_id", "service_id", "sort"], unique=False
    )
    op.create_table(
        "required_document",
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_required_document_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_required_document")),
    )
    op.enable_policy(
        "required_document",
        [
            'ALTER TABLE "required_document" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "required_document" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "required_document" TO portal_app',
            'CREATE POLICY web_select ON "required_document" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "required_document".organisation_id AND s.id = "required_document".service_id)))',
            'CREATE POLICY web_insert ON "required_document" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "required_document" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "required_document" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"required_document\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_required_document_service",
        "required_document",
        ["organisation_id", "service_id", "sort"],
        unique=False,
    )
    op.create_table(
        "schedule",
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "operating_hours",
                "event",
                name="schedulekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=True),
        sa.Column("closes", sa.Time(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_schedule_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_schedule")),
    )
    op.enable_policy(
        "schedule",
        [
            'ALTER TABLE "schedule" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "schedule" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "schedule" TO portal_app',
            'CREATE POLICY web_select ON "schedule" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "schedule".organisation_id AND s.id = "schedule".service_id)))',
            'CREATE POLICY web_insert ON "schedule" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "schedule" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "schedule" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"schedule\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_schedule_service", "schedule", ["organisation_id", "service_id", "sort"], unique=False
    )
    op.create_table(
        "service_area",
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_service_area_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service_area")),
    )
    op.enable_policy(
        "service_area",
        [
            'ALTER TABLE "service_area" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service_area" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "service_area" TO portal_app',
            'CREATE POLICY web_select ON "service_area" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "service_area".organisation_id AND s.id = "service_area".service_id)))',
            'CREATE POLICY web_insert ON "service_area" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "service_area" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "service_area" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"service_area\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_service_area_service",
        "service_area",
        ["organisation_id", "service_id", "sort"],
        unique=False,
    )
    op.create_table(
        "service_contact",
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
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_service_contact_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service_contact")),
    )
    op.enable_policy(
        "service_contact",
        [
            'ALTER TABLE "service_contact" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service_contact" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "service_contact" TO portal_app',
            'CREATE POLICY web_select ON "service_contact" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "service_contact".organisation_id AND s.id = "service_contact".service_id) AND (audience = \'public\' OR (SELECT current_org()) <> \'00000000-0000-0000-0000-000000000000\'::uuid)))',
            'CREATE POLICY web_insert ON "service_contact" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "service_contact" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "service_contact" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"service_contact\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_service_contact_service",
        "service_contact",
        ["organisation_id", "service_id", "sort"],
        unique=False,
    )
    op.create_table(
        "service_language",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_service_language_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service_language")),
    )
    op.enable_policy(
        "service_language",
        [
            'ALTER TABLE "service_language" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service_language" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "service_language" TO portal_app',
            'CREATE POLICY web_select ON "service_language" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "service_language".organisation_id AND s.id = "service_language".service_id)))',
            'CREATE POLICY web_insert ON "service_language" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "service_language" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "service_language" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"service_language\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_service_language_service",
        "service_language",
        ["organisation_id", "service_id", "sort"],
        unique=False,
    )
    op.create_table(
        "service_link",
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_service_link_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service_link")),
    )
    op.enable_policy(
        "service_link",
        [
            'ALTER TABLE "service_link" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service_link" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "service_link" TO portal_app',
            'CREATE POLICY web_select ON "service_link" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "service_link".organisation_id AND s.id = "service_link".service_id)))',
            'CREATE POLICY web_insert ON "service_link" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "service_link" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "service_link" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"service_link\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_service_link_service",
        "service_link",
        ["organisation_id", "service_id", "sort"],
        unique=False,
    )
    op.create_table(
        "service_place",
        sa.Column(
            "kind",
            sa.Enum(
                "physical",
                "virtual",
                name="placekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("transport", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_service_place_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service_place")),
    )
    op.enable_policy(
        "service_place",
        [
            'ALTER TABLE "service_place" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service_place" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "service_place" TO portal_app',
            'CREATE POLICY web_select ON "service_place" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "service_place".organisation_id AND s.id = "service_place".service_id)))',
            'CREATE POLICY web_insert ON "service_place" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "service_place" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "service_place" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"service_place\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_service_place_service",
        "service_place",
        ["organisation_id", "service_id", "sort"],
        unique=False,
    )
    op.create_table(
        "service_term",
        sa.Column(
            "scheme",
            sa.Enum(
                "kind",
                "target",
                "access",
                "accessibility",
                name="scheme",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_service_term_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service_term")),
    )
    op.enable_policy(
        "service_term",
        [
            'ALTER TABLE "service_term" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service_term" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "service_term" TO portal_app',
            'CREATE POLICY web_select ON "service_term" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "service_term".organisation_id AND s.id = "service_term".service_id)))',
            'CREATE POLICY web_insert ON "service_term" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "service_term" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "service_term" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"service_term\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_service_term_service",
        "service_term",
        ["organisation_id", "service_id", "sort"],
        unique=False,
    )
    op.create_table(
        "service_text",
        sa.Column(
            "language",
            sa.Enum(
                "it", "en", name="language", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("eligibility", sa.Text(), nullable=False),
        sa.Column("how_to_get_in", sa.Text(), nullable=False),
        sa.Column("fees", sa.Text(), nullable=False),
        sa.Column("schedule_note", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_service_text_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service_text")),
    )
    op.enable_policy(
        "service_text",
        [
            'ALTER TABLE "service_text" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service_text" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "service_text" TO portal_app',
            'CREATE POLICY web_select ON "service_text" FOR SELECT TO portal_app USING (organisation_id = (SELECT current_org()) OR (EXISTS (SELECT FROM service s WHERE s.organisation_id = "service_text".organisation_id AND s.id = "service_text".service_id)))',
            'CREATE POLICY web_insert ON "service_text" FOR INSERT TO portal_app WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_update ON "service_text" FOR UPDATE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead())) WITH CHECK (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            'CREATE POLICY web_delete ON "service_text" FOR DELETE TO portal_app USING (organisation_id = (SELECT current_org()) OR (SELECT door.acting_as_lead()))',
            "CREATE POLICY migration ON \"service_text\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_service_text_service",
        "service_text",
        ["organisation_id", "service_id", "sort"],
        unique=False,
    )
    op.create_table(
        "service_version",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "in_review",
                "changes_requested",
                "published",
                "superseded",
                "rejected",
                name="versionstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("doc", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("editor_id", sa.Uuid(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by", sa.Uuid(), nullable=True),
        sa.Column("reviewer_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_note", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "service_id"],
            ["service.organisation_id", "service.id"],
            name=op.f("fk_service_version_organisation_id_service_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_service_version")),
    )
    op.enable_policy(
        "service_version",
        [
            'ALTER TABLE "service_version" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "service_version" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT, INSERT, UPDATE, DELETE ON "service_version" TO portal_app',
            "CREATE POLICY web ON \"service_version\" TO portal_app USING (organisation_id = (SELECT current_org()) OR (state <> 'draft' AND (SELECT door.acting_as_lead()))) WITH CHECK (organisation_id = (SELECT current_org()) OR (state <> 'draft' AND (SELECT door.acting_as_lead())))",
            "CREATE POLICY migration ON \"service_version\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
        ],
    )
    op.create_index(
        "ix_service_version_state", "service_version", ["state", "submitted_at", "id"], unique=False
    )
    op.create_index(
        "uq_service_version_organisation_id_service_id_no",
        "service_version",
        ["organisation_id", "service_id", "no"],
        unique=True,
    )
    op.create_index(
        "uq_service_version_organisation_id_service_id_open",
        "service_version",
        ["organisation_id", "service_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('draft', 'in_review', 'changes_requested')"),
    )
    op.execute("INSERT INTO catalogue_state (id, edition, changed_at) VALUES (1, 1, now())")


def downgrade() -> None:
    op.drop_index(
        "uq_service_version_organisation_id_service_id_open",
        table_name="service_version",
        postgresql_where=sa.text("state IN ('draft', 'in_review', 'changes_requested')"),
    )
    op.drop_index("uq_service_version_organisation_id_service_id_no", table_name="service_version")
    op.drop_index("ix_service_version_state", table_name="service_version")
    op.drop_table("service_version")
    op.drop_index("ix_service_text_service", table_name="service_text")
    op.drop_table("service_text")
    op.drop_index("ix_service_term_service", table_name="service_term")
    op.drop_table("service_term")
    op.drop_index("ix_service_place_service", table_name="service_place")
    op.drop_table("service_place")
    op.drop_index("ix_service_link_service", table_name="service_link")
    op.drop_table("service_link")
    op.drop_index("ix_service_language_service", table_name="service_language")
    op.drop_table("service_language")
    op.drop_index("ix_service_contact_service", table_name="service_contact")
    op.drop_table("service_contact")
    op.drop_index("ix_service_area_service", table_name="service_area")
    op.drop_table("service_area")
    op.drop_index("ix_schedule_service", table_name="schedule")
    op.drop_table("schedule")
    op.drop_index("ix_required_document_service", table_name="required_document")
    op.drop_table("required_document")
    op.drop_index("ix_next_step_service", table_name="next_step")
    op.drop_table("next_step")
    op.drop_index("ix_cost_option_service", table_name="cost_option")
    op.drop_table("cost_option")
    op.drop_index("ix_service_organisation_id_sort_key", table_name="service")
    op.drop_index("ix_service_id", table_name="service")
    op.drop_table("service")
    op.drop_table("zone")
    op.drop_index("ix_zero_search_searched_on", table_name="zero_search")
    op.drop_table("zero_search")
    op.drop_index("ix_taxonomy_term_scheme", table_name="taxonomy_term")
    op.drop_table("taxonomy_term")
    op.drop_index("ix_network_listing_id", table_name="network_listing")
    op.drop_index("ix_network_listing_changed_at", table_name="network_listing")
    op.drop_table("network_listing")
    op.drop_index(
        "ix_listing_words_it",
        table_name="listing",
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )
    op.drop_index(
        "ix_listing_words_en",
        table_name="listing",
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )
    op.drop_index("ix_listing_id", table_name="listing")
    op.drop_index("ix_listing_changed_at", table_name="listing")
    op.drop_table("listing")
    op.drop_table("catalogue_state")
