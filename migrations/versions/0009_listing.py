"""The listing counts its facets from one text, and keeps its words beside them.

A word vector out of line cost ten times a look at it in the row: the newest services are read one
by one before the index is asked.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

TABLES = ("listing", "network_listing")


def upgrade() -> None:
    for table in TABLES:
        op.execute(f"ALTER TABLE {table} ALTER COLUMN facets TYPE text USING ''")
        op.add_column(table, sa.Column("alert_until", sa.Date(), nullable=True))
        op.execute(f"ALTER TABLE {table} SET (toast_tuple_target = 8160)")


def downgrade() -> None:
    for table in TABLES:
        op.execute(f"ALTER TABLE {table} RESET (toast_tuple_target)")
        op.drop_column(table, "alert_until")
        op.execute(f"ALTER TABLE {table} ALTER COLUMN facets TYPE jsonb USING '[]'")
