"""A network full of referrals, for tests of its counts: written by the superuser, in one stroke."""

from datetime import UTC, datetime, timedelta
from itertools import count

from portal.oversight.naming import actions as naming
from tenants.database import db
from tests.given import services, tenants
from tests.given.tenants import acting_for, an_organisation, the_lead

_number = count(1)
SENT = datetime(2026, 8, 12, 9, tzinfo=UTC)
LATER = SENT + timedelta(days=3)
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)  # after the cut of the third quarter

_WRITTEN = """
WITH made AS (
  SELECT n, md5(%(mark)s || n)::uuid AS id, md5(%(mark)s || 'w' || n %% %(women)s)::uuid AS woman
  FROM generate_series(1, %(number)s::int) n
), women AS (
  INSERT INTO participant (organisation_id, id, code, given_name, family_name, sort_key,
    municipality, living, employment, isee_band, speaks, needs_interpreter, travels_by, phone_index,
    email_index, tax_code_index, call_at, may_leave_message, may_write, origin, enrolled_on,
    eligible, state, state_since, close_reason, protected, children, youngest_born_in, created_at,
    changed_at, version)
  SELECT DISTINCT ON (woman) %(sender)s::uuid, woman, 'BL-' || left(woman::text, 13), 'Anna',
    'Esempio', 'esempio anna', %(municipality)s, 'alone', 'employed', 'unknown', 'it', false, '',
    '', '', '', '[]'::jsonb, false, false, 'manager', '2026-01-07', true, 'plan_active',
    %(sent)s::timestamptz, '', %(protected)s, 1, %(born)s::int, %(sent)s::timestamptz,
    %(sent)s::timestamptz, 1 FROM made
), requests AS (
  INSERT INTO service_request (organisation_id, id, participant_id, status, domain, urgency, slots,
    requested_by, created_at, changed_at, version)
  SELECT %(sender)s::uuid, id, woman, 'active', %(domain)s, 'normal', %(slots)s::jsonb,
    %(sender)s::uuid, %(sent)s::timestamptz, %(sent)s::timestamptz, 1 FROM made
), subjects AS (
  INSERT INTO referral_subject (organisation_id, id, participant_id, request_id)
  SELECT %(sender)s::uuid, id, woman, id FROM made
), events AS (
  INSERT INTO referral_event (organisation_id, id, referral_id, recipient_id, act, side, seen_by,
    from_status, to_status, code, actor_id, happened_at)
  SELECT %(sender)s::uuid, id, id, %(partner)s::uuid, 'moved', 'partner', 'both', 'requested',
    %(status)s, %(reason)s, %(sender)s::uuid,
    coalesce(%(ended)s::timestamptz, %(sent)s::timestamptz) FROM made WHERE %(reason)s <> ''
)
INSERT INTO referral (organisation_id, id, code, recipient_id, recipient_name, service_name, kind,
  status, business, urgency, version, sent_by, sent_by_name, sent_at, accepted_at, started_at,
  ended_at, operator_name, reason, clock, clock_used, due_on, created_at, changed_at)
SELECT %(sender)s::uuid, id, 'INV-' || left(id::text, 7) || n, %(partner)s::uuid, 'Coop. Prova',
  'Nido di prova', %(kind)s, %(status)s, '', 'normal', 1, %(sender)s::uuid, 'Marta Esempio',
  %(sent)s::timestamptz, %(accepted)s::timestamptz, %(started)s::timestamptz,
  %(ended)s::timestamptz, '', %(reason)s, %(clock)s, 0, %(due)s::date, %(sent)s::timestamptz,
  %(sent)s::timestamptz FROM made RETURNING id
"""


def referrals(sender, *, to, number, women=None, **details):
    """So many referrals of as many women (or fewer) to one partner; returns their ids."""
    values = {
        "mark": f"{sender}{to}{next(_number)}",
        "sender": sender,
        "partner": to,
        "number": number,
        "women": women or number,
        "kind": "EDU-01",
        "municipality": "096004",
        "protected": False,
        "born": 2024,
        "domain": "childcare",
        "slots": '["MO-morning"]',
        "status": "requested",
        "reason": "",
        "clock": "",
        "due": None,
        "sent": SENT,
        "accepted": None,
        "started": None,
        "ended": None,
        **details,
    }
    return [row[0] for row in tenants.in_use().execute(_WRITTEN, values).fetchall()]


def a_quarter(number=12):
    """Two partners with something in each stage; returns sender and partners."""
    lead, rose, viola = the_lead(), an_organisation("Rosa"), an_organisation("Viola")
    for partner in (rose, viola):
        referrals(lead, to=partner, number=number)
        referrals(lead, to=partner, number=number, status="accepted", accepted=LATER)
        referrals(
            lead,
            to=partner,
            number=number,
            status="rejected",
            reason="no-capacity",
            ended=LATER,
        )
        referrals(
            lead,
            to=partner,
            number=number,
            status="completed",
            reason="need-met",
            accepted=LATER,
            started=LATER + timedelta(days=1),
            ended=LATER + timedelta(days=5),
        )
    return lead, rose, viola


def an_opening(lead, referral_id, *, by):
    """A name that an overseer opened; returns the opening's id."""
    with services.in_use().app_context(), acting_for(lead, user_id=by):
        found = naming.open_name(referral_id, "Per provare che cosa resta scritto")
        db.session.commit()
        db.session.remove()
        return found
