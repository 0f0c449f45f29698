"""The worker may delete what is over, and see no more of it than its dates."""

from alembic import op

revision = "0006"
down_revision = "0005"

DATES = {
    "form_token": "created_at",
    "password_reset": "used_at, expires_at",
    "throttle": "window_start",
    "web_session": "seen_at, created_at",
}


def upgrade() -> None:
    for table, dates in DATES.items():
        op.execute(f"GRANT SELECT ({dates}), DELETE ON {table} TO portal_worker")
        op.execute(
            f"CREATE POLICY worker ON {table} TO portal_worker USING (true) WITH CHECK (true)"
        )


def downgrade() -> None:
    for table, dates in DATES.items():
        op.execute(f"DROP POLICY worker ON {table}")
        op.execute(f"REVOKE SELECT ({dates}), DELETE ON {table} FROM portal_worker")
