"""Each organisation sees its own pace beside the network's median, and nobody else's."""

from datetime import timedelta

from portal.oversight.counting.actions import refresh
from tests.given.oversight import AT, SENT, referrals
from tests.given.tenants import a_person, an_organisation, the_lead


def answered(lead, partner, *, days, number=6):
    referrals(
        lead, to=partner, number=number, status="accepted", accepted=SENT + timedelta(days=days)
    )


def page_of(browser, organisation, role="intake_operator"):
    return browser().sign_in(a_person(organisation, roles=[role])).get("/referrals/timing")


def test_its_own_median_stands_there(engine, browser):
    lead, rose = the_lead(), an_organisation()
    answered(lead, rose, days=7)  # from Wednesday to Wednesday, with a holiday at the weekend

    refresh(engine, AT)

    page = page_of(browser, rose)
    assert "Dalla richiesta alla risposta" in page.text
    assert "servono cinque organizzazioni" in page.text


def test_four_answers_are_too_few(engine, browser):
    lead, rose = the_lead(), an_organisation()
    answered(lead, rose, days=7, number=4)

    refresh(engine, AT)

    assert "Ancora troppo pochi invii" in page_of(browser, rose, "admin").text


def test_five_organisations_make_a_network(engine, browser, all_powerful):
    lead = the_lead()
    partners = [an_organisation() for _ in range(5)]
    for at, partner in enumerate(partners):
        answered(lead, partner, days=1 + at)

    refresh(engine, AT)

    page = page_of(browser, partners[0])
    assert "servono cinque" not in page.text
    rows = all_powerful.execute(
        "SELECT count(DISTINCT network_days), count(*) FROM own_timing WHERE step = 'answer'"
    ).fetchone()
    assert rows == (1, 5)


def test_another_organisation_s_pace_is_not_there(engine, browser):
    lead, rose, viola = the_lead(), an_organisation(), an_organisation()
    answered(lead, rose, days=7)

    refresh(engine, AT)

    assert "Ancora troppo pochi invii" in page_of(browser, viola).text


def test_readers_have_no_pace_to_see(engine, browser):
    lead, rose = the_lead(), an_organisation()
    answered(lead, rose, days=7)
    refresh(engine, AT)

    assert page_of(browser, rose, "reader").status == 403
