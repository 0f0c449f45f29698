"""A version remembers everyone who wrote in it: none of them may approve it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column(
        "service_version",
        sa.Column("writer_ids", JSONB(), server_default=sa.text("'[]'"), nullable=False),
    )


def downgrade() -> None:
    op.drop_column("service_version", "writer_ids")
