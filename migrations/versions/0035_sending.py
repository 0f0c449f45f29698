"""Sending: how to reach a partner without an account, and how quickly partners answer.

`door.answer_paces` tells a median only of a partner that answered five times, whoever asked it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"

PACES = """
GRANT CREATE ON SCHEMA door TO portal_door;
SET LOCAL ROLE portal_door;
CREATE FUNCTION door.answer_paces(partners uuid[], holidays date[], since timestamptz,
  most integer) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT current_case_access() THEN RETURN NULL; END IF;
  RETURN (SELECT jsonb_object_agg(paced.partner, jsonb_build_object('days', paced.days,
      'answers', paced.answers))
    FROM (SELECT p.id AS partner, count(*) AS answers,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY a.days) AS days
      FROM unnest(partners) p (id) CROSS JOIN LATERAL (
        SELECT (SELECT count(*) FROM generate_series(
            (r.sent_at AT TIME ZONE 'Europe/Rome')::date + 1,
            (e.happened_at AT TIME ZONE 'Europe/Rome')::date, interval '1 day') d
          WHERE extract(isodow FROM d) < 6 AND d::date <> ALL (holidays)) AS days
        FROM referral_event e
        JOIN referral r ON r.organisation_id = e.organisation_id AND r.id = e.referral_id
        WHERE e.recipient_id = p.id AND e.act = 'moved' AND e.from_status = 'requested'
          AND e.to_status IN ('accepted', 'rejected') AND e.happened_at >= since
        ORDER BY e.happened_at DESC LIMIT most) a
      GROUP BY p.id HAVING count(*) >= 5) paced);
END $$;
REVOKE ALL ON FUNCTION door.answer_paces(uuid[], date[], timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION door.answer_paces(uuid[], date[], timestamptz, integer) TO portal_app;
RESET ROLE;
REVOKE CREATE ON SCHEMA door FROM portal_door;
"""

NO_PACES = """
SET LOCAL ROLE portal_door;
DROP FUNCTION door.answer_paces(uuid[], date[], timestamptz, integer);
RESET ROLE;
"""


def upgrade() -> None:
    op.add_column(
        "referral", sa.Column("recipient_contact", sa.Text(), server_default="", nullable=False)
    )
    op.create_index(
        "ix_referral_event_recipient_id_happened_at",
        "referral_event",
        ["recipient_id", sa.literal_column("happened_at DESC")],
        unique=False,
        postgresql_where=sa.text("act = 'moved' AND from_status = 'requested'"),
    )
    op.execute(PACES)


def downgrade() -> None:
    op.execute(NO_PACES)
    op.drop_index(
        "ix_referral_event_recipient_id_happened_at",
        table_name="referral_event",
        postgresql_where=sa.text("act = 'moved' AND from_status = 'requested'"),
    )
    op.drop_column("referral", "recipient_contact")
