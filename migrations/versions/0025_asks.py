"""What a service asks for with a referral: to decide, and to begin."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("service", sa.Column("asks", JSONB(), server_default="{}", nullable=False))


def downgrade() -> None:
    op.drop_column("service", "asks")
