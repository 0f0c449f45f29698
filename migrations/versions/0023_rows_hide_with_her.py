"""What was written before a case was there hides with the woman whom it is about by now."""

from alembic import op

revision = "0023"
down_revision = "0022"

OPEN = "organisation_id = (SELECT current_org()) AND (SELECT current_case_access())"
SENT = f"{OPEN} AND sent_at IS NOT NULL"
UNHIDDEN = "(participant_id IS NULL OR participant_id <> ALL ((SELECT door.shut_away())::uuid[]))"


def upgrade() -> None:
    _rule("case_import_row", f"{OPEN} AND {UNHIDDEN}")
    _rule("self_enrolment", f"{SENT} AND {UNHIDDEN}")


def downgrade() -> None:
    _rule("case_import_row", OPEN)
    _rule("self_enrolment", SENT)


def _rule(table: str, shape: str) -> None:
    op.execute(f'ALTER POLICY web ON "{table}" USING ({shape}) WITH CHECK ({shape})')
