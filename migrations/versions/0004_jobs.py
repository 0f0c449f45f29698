"""The queue's own schema, and the mailbox of an installation without SMTP."""

import sqlalchemy as sa
from alembic import op
from procrastinate.schema import SchemaManager

import migrations.policy_operations  # noqa: F401 -- registers op.enable_policy

revision = "0004"
down_revision = "0003"

RIGHTS = """
GRANT USAGE ON SCHEMA jobs TO portal_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO portal_worker;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA jobs TO portal_worker;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs TO portal_worker;
"""


def upgrade() -> None:
    connection = op.get_bind()
    connection.exec_driver_sql("SET LOCAL search_path = jobs")
    # The driver takes the library's own text as it is, percent signs included.
    connection.connection.driver_connection.execute(SchemaManager.get_schema().encode())
    connection.exec_driver_sql("SET LOCAL search_path = public")
    op.execute(RIGHTS)
    op.create_table(
        "mailbox_message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailbox_message")),
    )
    op.enable_policy(
        "mailbox_message",
        [
            'ALTER TABLE "mailbox_message" ENABLE ROW LEVEL SECURITY',
            'ALTER TABLE "mailbox_message" FORCE ROW LEVEL SECURITY',
            'GRANT SELECT ON "mailbox_message" TO portal_app',
            'CREATE POLICY web ON "mailbox_message" TO portal_app USING (true) WITH CHECK (true)',
            "CREATE POLICY migration ON \"mailbox_message\" TO portal_owner USING (current_setting('portal.migration', true) = 'on') WITH CHECK (current_setting('portal.migration', true) = 'on')",
            'GRANT SELECT, INSERT ON "mailbox_message" TO portal_worker',
            'CREATE POLICY worker ON "mailbox_message" TO portal_worker USING (true) WITH CHECK (true)',
        ],
    )
    op.create_index("ix_mailbox_message_sent_at", "mailbox_message", ["sent_at"], unique=False)


def downgrade() -> None:
    op.drop_table("mailbox_message")
    op.execute("DROP SCHEMA jobs CASCADE")
    op.execute("CREATE SCHEMA jobs")
    op.execute("GRANT USAGE ON SCHEMA jobs TO portal_worker")
