"""What an ill will reads of a referral: every address walked, every table looked through."""

import re

import pytest

from portal.referrals.tracking.kinds import Status
from tenants.database import new_id
from tests.given.referrals import accepted, moved
from tests.given.sharing import CANARIES, CHILD
from tests.given.tenants import a_person
from tests.referrals.attacking import LIST, PAGES, hide, told, withdraw

STRANGERS = {
    "another partner": ("other", "intake_operator"),
    "another sender": ("other", "welfare_manager"),
    "the sender's admin": ("sender", "admin"),
    "the sender's hr manager": ("sender", "hr_manager"),
    "the sender's operator": ("sender", "intake_operator"),
    "the partner's admin": ("partner", "admin"),
    "the partner's welfare manager": ("partner", "welfare_manager"),
    "the lead's overseer": ("lead", "overseer"),
    "the lead's network admin": ("lead", "network_admin"),
    "the lead's welfare manager": ("lead", "welfare_manager"),
    "a company's hr manager": ("company", "hr_manager"),
}


@pytest.mark.parametrize("who", sorted(STRANGERS))
def test_no_address_of_a_referral_tells_a_stranger_anything(parties, taken, browser, who):
    place, role = STRANGERS[who]
    stranger = browser().sign_in(a_person(getattr(parties, place), roles=[role]))

    assert told(stranger, parties, taken) == []
    for address in ("/referrals/{id}", "/referrals/inbox/{id}", "/referrals/{id}/sheet"):
        known = stranger.client.get(address.format(id=taken))
        unknown = stranger.client.get(address.format(id=new_id()))
        assert (known.status_code, len(known.data)) == (unknown.status_code, len(unknown.data))


def test_another_welfare_manager_finds_nothing_of_a_protected_woman(parties, taken, browser):
    hide(parties)
    other = browser().sign_in(a_person(parties.sender, roles=["welfare_manager"]))

    assert told(other, parties, taken) == []
    assert other.client.get(f"/referrals/{taken}").status_code == 404


@pytest.mark.parametrize("step", ["sent", "refused", "withdrawn", "a month later"])
def test_the_partner_walks_every_address_and_reads_no_name(
    parties, sent, operator, all_powerful, step
):
    if step == "refused":
        moved(parties.partner, sent, Status.REJECTED, code="other", by=parties.operator_id)
    if step in {"withdrawn", "a month later"}:
        accepted(parties.partner, sent, by=parties.operator_id)
    if step == "withdrawn":
        withdraw(parties, sent)
    if step == "a month later":
        moved(parties.partner, sent, Status.COMPLETED, code="need-met", by=parties.operator_id)
        past = "open_from - interval '31 days', open_until = open_until - interval '31 days'"
        all_powerful.execute(f"UPDATE referral_share SET open_from = {past}")

    assert told(operator, parties, sent) == []


@pytest.mark.parametrize("address", PAGES)
def test_no_title_and_no_address_of_the_sender_names_her(parties, taken, browser, address):
    manager = browser().sign_in(parties.manager)

    page = manager.client.get(address.format(id=taken, woman=parties.woman))

    content = page.data.decode(errors="replace")
    shown = re.findall(r'<title>.*?</title>|(?:href|action|src|hx-\w+)="[^"]*"', content, re.DOTALL)
    shown += [value for name, value in page.headers if name != "Set-Cookie"]
    written = [*CANARIES.values(), CHILD]
    mailed = re.compile(r'href="(?:mailto|tel):')
    told_there = " ".join(each for each in shown if not mailed.match(each))
    assert [each for each in written if each in told_there] == []


@pytest.mark.parametrize(
    "table",
    [
        "delivery",
        "fact",
        "form_token",
        "notice",
        "referral",
        "referral_event",
        "referral_message",
        "referral_note",
        "referral_share",
        "referral_subject",
        "service_request",
        "share_reading",
        "sharing_consent",
    ],
)
def test_no_table_of_a_referral_holds_a_word_of_hers_in_clear(
    parties, taken, operator, all_powerful, table
):
    operator.get(f"/referrals/inbox/{taken}")
    operator.submit({"text": "Parlo di Canarina"}, form="/messages")
    operator.get(f"/referrals/inbox/{taken}")
    operator.submit({"note": "Nota su Canarina"}, form="/notes")
    operator.get(LIST)
    operator.submit({"form": "paper", "naming": "names"})
    withdraw(parties, taken)

    rows = all_powerful.execute(f"SELECT t::text FROM {table} t").fetchall()

    kept = " ".join(row[0] for row in rows)
    written = [*CANARIES.values(), CHILD]
    assert [each for each in written if each in kept or each.encode().hex() in kept] == []
