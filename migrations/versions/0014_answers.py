"""A form that is sent again is told where it led in whatever header the first answer said so."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.drop_column("form_token", "location")
    op.add_column(
        "form_token",
        sa.Column(
            "leads_to",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
    )


def downgrade() -> None:
    op.drop_column("form_token", "leads_to")
    op.add_column("form_token", sa.Column("location", sa.Text(), nullable=True))
