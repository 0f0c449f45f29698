"""A plan remembers that it ended with its case, so that a reopening revives it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade():
    op.add_column(
        "care_plan",
        sa.Column("ended_with_case", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.alter_column("care_plan", "ended_with_case", server_default=None)


def downgrade():
    op.drop_column("care_plan", "ended_with_case")
