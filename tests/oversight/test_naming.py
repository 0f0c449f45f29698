"""A name opens for a written reason, to one overseer, for a while; and the sender knows."""

from datetime import timedelta

import pytest

from portal.referrals.tracking import queries
from portal.referrals.tracking.kinds import Act, Side
from tenants import clock
from tenants.clock import now
from tests.given import cases
from tests.given import referrals as sent
from tests.given.tenants import a_person, an_organisation, the_lead, user_id_of

REASON = "Il partner non risponde e lei aspetta da tre settimane."


@pytest.fixture
def network(app):
    """The lead, a sender, a partner, and the welfare manager of the sender."""
    lead, sender, partner = the_lead(), an_organisation("Salice"), an_organisation("Rosa")
    manager = a_person(sender, roles=["welfare_manager"], name="Marta Prova")
    return lead, sender, partner, manager


def accepted(network, *, protected=False):
    """A referral of the sender's that the partner accepted; returns its id."""
    _lead, sender, partner, manager = network
    by = user_id_of(manager)
    anna = cases.a_case(sender, by=by, name="Anna", family_name="Gelsomini")
    referral_id = sent.a_referral(sender, to=partner, by=by, participant=anna)
    sent.accepted(sender and partner, referral_id)
    if protected:
        with cases.following(sender, by):
            cases.actions.protect(cases.case(sender, anna), named=frozenset({by}))
    return referral_id


def asked(browser, network, referral_id, reason=REASON):
    overseer = browser().sign_in(a_person(network[0], roles=["overseer"], name="Ottavia Prova"))
    overseer.get(f"/oversight/referrals/{referral_id}/name")
    return overseer.submit({"reason": reason})


def test_a_written_reason_opens_the_name_and_whom_to_call(browser, network):
    page = asked(browser, network, accepted(network))

    assert "Anna Gelsomini" in page.text
    assert "Marta Prova" in page.text
    assert "Salice" in page.text


def test_nothing_but_the_name_is_there(browser, network):
    page = asked(browser, network, accepted(network))

    for word in ("333", "via Finta", "mattino", "Nido", "BL-"):
        assert word not in page.text


def test_a_short_reason_opens_nothing(browser, network, all_powerful):
    page = asked(browser, network, accepted(network), reason="Mi serve ora")

    assert page.status == 422
    assert "Gelsomini" not in page.text
    assert all_powerful.execute("SELECT count(*) FROM motivated_access").fetchone() == (0,)


def test_a_protected_woman_is_never_named(browser, network):
    page = asked(browser, network, accepted(network, protected=True))

    assert page.status == 422
    assert "non si può aprire" in page.text


@pytest.mark.parametrize("kind", ["requested", "unknown"])
def test_a_referral_that_nobody_took_has_no_name(browser, network, kind):
    _lead, sender, partner, manager = network
    by = user_id_of(manager)
    requested = sent.a_referral(sender, to=partner, by=by)

    page = asked(browser, network, requested if kind == "requested" else by)

    assert page.status == 422
    assert "non si può aprire" in page.text


def test_the_name_closes_after_fifteen_minutes(browser, network):
    page = asked(browser, network, accepted(network))
    address = page.response.request.path

    with clock.fixed(now() + timedelta(minutes=16)):
        page.get(address)

    assert page.status == 404


def test_the_opening_is_hers_alone_who_asked(browser, network):
    page = asked(browser, network, accepted(network))
    other = browser().sign_in(a_person(network[0], roles=["overseer"]))

    other.get(page.response.request.path)

    assert other.status == 404


def test_the_welfare_manager_reads_who_and_why(browser, network):
    _lead, _sender, _partner, manager = network
    asked(browser, network, accepted(network))
    marta = browser().sign_in(manager)

    marta.get("/today")
    assert "Il capofila ha chiesto un nome" in marta.text
    marta.get(next(link for link in marta.links() if "/referrals/named/" in link))

    assert "Ottavia Prova" in marta.text
    assert REASON in marta.text


def test_it_stands_among_who_looked_at_her(browser, network, all_powerful):
    _lead, _sender, _partner, manager = network
    asked(browser, network, accepted(network))
    marta = browser().sign_in(manager)
    anna = all_powerful.execute("SELECT participant_id FROM referral_subject").fetchone()[0]

    marta.get(f"/participants/{anna}/access")

    assert "Nome chiesto dal capofila" in marta.text


def test_the_sender_has_the_event_and_the_partner_has_not(browser, network):
    _lead, sender, partner, manager = network
    referral_id = accepted(network)
    asked(browser, network, referral_id)

    with cases.following(sender, user_id_of(manager)):
        held = queries.Held(sent.found(referral_id), Side.SENDER)
        assert Act.NAMED in [event.act for event in queries.events(held)]
    with sent.taking_in(partner):
        held = queries.Held(sent.found(referral_id), Side.PARTNER)
        assert Act.NAMED not in [event.act for event in queries.events(held)]


def test_the_reason_is_sealed(browser, network, all_powerful):
    asked(browser, network, accepted(network))

    kept = all_powerful.execute("SELECT reason_sealed FROM motivated_access").fetchone()[0]

    assert REASON.encode() not in bytes(kept)


@pytest.mark.parametrize(
    ("place", "roles"),
    [(0, "welfare_manager"), (0, "admin"), (1, "overseer"), (2, "intake_operator")],
)
def test_nobody_else_asks_for_a_name(browser, network, place, roles):
    referral_id = accepted(network)
    someone = browser().sign_in(a_person(network[place], roles=[roles]))
    someone.get("/today")

    someone.post(f"/oversight/referrals/{referral_id}/name", {"reason": REASON})

    assert "Gelsomini" not in someone.text
    assert someone.status in {403, 404, 422}
