"""The catalogue remembers up to which change of terms and names its listings follow the words."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column(
        "catalogue_state",
        sa.Column(
            "words_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
    )


def downgrade() -> None:
    op.drop_column("catalogue_state", "words_at")
