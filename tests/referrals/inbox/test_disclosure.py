"""Each page shows exactly the levels that are open: before, after, and when it is over."""

import pytest

from portal.referrals.sharing.models import ShareReading
from portal.referrals.tracking.kinds import Side, Status
from tenants.database import db
from tests.given import referrals
from tests.given.cases import following
from tests.given.sharing import CANARIES, CHILD
from tests.referrals.inbox.reading import page, standing

HIDDEN = [each for name, each in CANARIES.items() if name != "story"]
PAGES = ("", "/acceptance", "/refusal", "/mistake", "/messages")


def test_before_the_acceptance_nothing_tells_who_she_is(sent, operator):
    pages = [operator.get("/referrals/inbox").response.text]
    pages += [operator.get(page(sent) + each).response.text for each in PAGES]

    told = [canary for canary in [*HIDDEN, CHILD] for text in pages if canary in text]

    assert told == []
    assert "C. Z." in pages[0]
    assert "Cura dei figli" in pages[0] or "figli" in pages[0]


def test_the_queue_never_tells_more_than_a_preview(parties, sent, operator):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)

    text = operator.get("/referrals/inbox?list=mine").response.text

    assert "C. Z." in text
    assert [canary for canary in HIDDEN if canary in text] == []


def test_after_the_acceptance_a_colleague_reads_how_to_reach_her_and_no_more(
    parties, sent, colleague
):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)

    text = colleague.get(page(sent)).response.text

    assert "Canarina Zafferani" in text
    assert 'href="tel:3337654321"' in text
    kept = ("address", "tax_code", "health", "company", "story", "call_note")
    assert [name for name in kept if CANARIES[name] in text] == []
    assert CHILD not in text


@pytest.mark.parametrize(
    ("status", "side", "code"),
    [
        (Status.CANCELLED, Side.SENDER, "consent-withdrawn"),
        (Status.CANCELLED, Side.PARTNER, "moved-away"),
        (Status.ENTERED_IN_ERROR, Side.SENDER, ""),
    ],
)
def test_what_was_called_off_leaves_a_tombstone(parties, sent, operator, status, side, code):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    owner = parties.sender if side is Side.SENDER else parties.partner
    referrals.moved(owner, sent, status, side=side, code=code)

    text = operator.get(page(sent)).response.text

    assert "Nido di prova" in text
    assert "Marta" not in text
    assert "C. Z." not in text
    assert [canary for canary in [*HIDDEN, CHILD] if canary in text] == []


def test_thirty_days_after_the_end_only_the_tombstone_is_left(
    parties, sent, operator, all_powerful
):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    operator.post(page(sent, "notes"), {"note": "Canarina chiama il martedì"})
    referrals.moved(parties.partner, sent, Status.COMPLETED, code="need-met", hours=4)
    assert "Canarina" in operator.get(page(sent)).text
    all_powerful.execute(
        "UPDATE referral_share SET open_until = open_until - interval '31 days', "
        "open_from = open_from - interval '31 days' WHERE level = 'closed'"
    )

    assert "Canarina" not in operator.get(page(sent)).response.text
    assert "Canarina" not in operator.get(page(sent, "messages")).response.text
    assert "Bisogno risolto" in operator.get(page(sent)).text


def test_who_opens_more_than_a_preview_is_written_down_before(parties, sent, operator):
    operator.get(page(sent))
    assert _readings(parties) == []
    referrals.accepted(parties.partner, sent, by=parties.operator_id)

    operator.get(page(sent))

    assert _readings(parties) == [(parties.operator_id, "delivery")]


def test_a_page_whose_reading_cannot_be_written_down_is_not_shown(
    parties, sent, operator, all_powerful
):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    all_powerful.execute("ALTER FUNCTION door.note_share_read RENAME TO note_share_gone")
    try:
        answer = operator.client.get(page(sent))
    finally:
        all_powerful.execute("ALTER FUNCTION door.note_share_gone RENAME TO note_share_read")

    assert answer.status_code == 500
    assert "Canarina" not in answer.text


def test_the_first_look_is_written_down_once(parties, sent, operator, colleague):
    assert standing(parties, sent).first_opened_at is None

    operator.get(page(sent))
    first = standing(parties, sent)
    colleague.get(page(sent))

    assert first.first_opened_at is not None
    assert standing(parties, sent).first_opened_at == first.first_opened_at
    assert standing(parties, sent).version == first.version


def test_no_name_stands_in_a_title_or_an_address(parties, sent, operator):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)

    operator.get(page(sent))

    assert "Canarina" not in operator.page.findtext(".//title")
    assert not [link for link in operator.links() if "Canarina" in link]


def _readings(parties):
    with following(parties.sender, parties.manager_id):
        return [(each.reader_id, each.level) for each in db.session.query(ShareReading)]
