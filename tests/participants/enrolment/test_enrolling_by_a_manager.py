"""A welfare manager enrols a woman on one page; whatever is wrong, what she typed stays."""

import pytest

from portal.participants.consent import queries as consents
from portal.participants.consent.kinds import Purpose
from tenants.clock import today
from tests.given.cases import a_case, case, following
from tests.given.tenants import a_person, an_organisation, the_lead

WOMAN = {
    "given_name": "Marta",
    "family_name": "Prova",
    "born_in": "1988",
    "municipality": "096004",
    "phone": "015 0000002",
    "children-0-born_in": "2020",
    "story": "Cerca un nido.",
    "following": "given",
    "sharing": "refused",
}


@pytest.fixture
def partner(app):
    the_lead()
    return an_organisation()


@pytest.fixture
def manager(partner, browser):
    return browser().sign_in(a_person(partner, roles=["welfare_manager"]))


def test_a_woman_is_enrolled_on_one_page(manager, partner):
    manager.get("/participants/new")

    manager.submit(WOMAN)

    participant = manager.response.request.path.rsplit("/", 1)[1]
    with following(partner):
        woman = case(partner, participant)
        answers = {each: str(found.state) for each, found in consents.standing(participant).items()}
        assert (woman.name, woman.children, woman.story) == ("Marta Prova", 1, "Cerca un nido.")
        assert answers == {Purpose.FOLLOWING: "given", Purpose.SHARING: "refused"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"given_name": ""}, "Scrivi qualcosa qui"),
        ({"phone": "", "email": ""}, "ne basta uno"),
        ({"phone": "chiamami"}, "Scrivi un numero"),
        ({"born_in": "2090"}, "Controlla l'anno di nascita"),
        ({"children-0-born_in": str(today().year + 1)}, "deve ancora venire"),
        ({"children-0-born_in": "1990"}, "non può avere una mamma del 1988"),
        ({"children-0-born_in": "duemila"}, "Scrivi un numero intero"),
        ({"story": "a" * 3000}, "Usa al massimo 2000 caratteri"),
        ({"municipality": "outside"}, "Scrivi perché la seguiamo lo stesso"),
        ({"children-0-born_in": ""}, "Scrivi perché la seguiamo lo stesso"),
        ({"municipality": "999999"}, "Scegli una delle voci"),
        ({"living": "palace"}, "Scegli una delle voci"),
    ],
)
def test_what_cannot_be_is_told_and_the_rest_is_kept(manager, changes, words):
    manager.get("/participants/new")

    manager.submit(WOMAN | changes)

    assert manager.status == 422
    assert words in manager.text
    assert manager.filled()["family_name"] == ["Prova"]
    assert manager.filled()["sharing"] == ["refused"]


def test_somebody_alike_is_shown_first(manager, partner, all_powerful):
    known = a_case(partner, name="Marta", family_name="Prova", born_in=1988)
    manager.get("/participants/new")

    manager.submit(WOMAN)
    shown = manager.status, manager.text
    manager.submit({"same_as": str(known)})

    links = all_powerful.execute("SELECT other_id FROM participant_link").fetchall()
    assert shown[0] == 422
    assert "Forse la seguiamo già" in shown[1]
    assert links == [(known,)]


def test_a_rule_is_overridden_with_a_reason(manager, partner):
    manager.get("/participants/new")
    manager.submit(WOMAN | {"municipality": "outside"})

    manager.submit({"override_reason": "Lavora qui."})

    with following(partner):
        woman = case(partner, manager.response.request.path.rsplit("/", 1)[1])
        assert (woman.eligible, woman.override_reason) == (False, "Lavora qui.")


def test_the_form_sent_twice_opens_one_case(manager, all_powerful):
    manager.get("/participants/new")
    content = {**manager.filled(), **WOMAN}

    first = manager.post("/participants/new", content, fresh=False).response.headers["Location"]
    again = manager.post("/participants/new", content, fresh=False).response.headers["Location"]

    assert first == again
    assert all_powerful.execute("SELECT count(*) FROM participant").fetchone()[0] == 1


def test_the_rules_are_the_networks_own_setting(browser, manager):
    lead = the_lead_of(browser)
    lead.get("/network/enrolment")
    lead.submit({"municipalities": ["096020"], "child_under": "", "reply_days": "5"})
    manager.get("/participants/new")

    manager.submit(WOMAN)

    assert "Regole salvate" in lead.text
    assert "Vive fuori dal territorio" in manager.text


@pytest.mark.parametrize(
    ("field", "value"),
    [("reply_days", "0"), ("child_under", "40"), ("isee_up_to", "-1"), ("municipalities", "x")],
)
def test_a_rule_that_cannot_be_is_refused(browser, partner, field, value):
    lead = the_lead_of(browser)
    lead.get("/network/enrolment")

    lead.submit({field: value})

    assert lead.status == 422


def the_lead_of(browser):
    from tests.given.tenants import in_use

    query = "SELECT id FROM organisation WHERE kind = 'lead'"
    lead = in_use().execute(query).fetchone()[0]
    return browser().sign_in(a_person(lead, roles=["network_admin"]))
