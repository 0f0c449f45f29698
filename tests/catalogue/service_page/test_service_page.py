"""The page of a service: what a visitor reads, and what she must never read."""

from datetime import timedelta

import pytest

from tenants.clock import today
from tests.given.services import a_draft, a_published_service, a_retired_service
from tests.given.tenants import a_person, an_organisation, the_lead


def test_a_visitor_reads_what_she_needs_to_begin(anyone):
    service = a_published_service(an_organisation("Cooperativa Esempio Aurora"))

    anyone.get(f"/servizi/{service}")

    assert anyone.title == "Nido Esempio"
    for words in (
        "Cooperativa Esempio Aurora",
        "Prossimi passi",
        "Chiama la segreteria.",
        "via Immaginaria 1, 13900 Biella",
        "Retta: 300 € al mese",
        "5 posti al 15/10",
        "Verificato il",
    ):
        assert words in anyone.text


def test_an_english_page_says_where_the_text_is_italian(anyone):
    service = a_published_service(an_organisation())

    anyone.get(f"/en/servizi/{service}")

    assert "Text in Italian: the translation is still missing." in anyone.text
    assert anyone.page.find(".//h1").get("lang") == "it"


def test_an_english_page_is_in_english_where_the_text_is(anyone):
    texts = {
        "it": {"name": "Nido Esempio", "summary": "Un nido."},
        "en": {"name": "Example Nursery", "summary": "A nursery."},
    }
    service = a_published_service(an_organisation(), texts=texts)

    anyone.get(f"/en/servizi/{service}")

    assert anyone.title == "Example Nursery"
    assert "Next steps" in anyone.text


def test_a_draft_is_not_there_even_for_its_own_organisation(browser):
    organisation = an_organisation()
    service = a_draft(organisation)
    editor = browser().sign_in(a_person(organisation))

    assert editor.get(f"/servizi/{service}").status == 404


@pytest.mark.parametrize(("visibility", "own", "network", "visitor"), [
    ("public", 200, 200, 200),
    ("network", 200, 200, 404),
    ("own", 200, 404, 404),
])  # fmt: skip
def test_each_circle_of_readers_sees_what_is_for_it(browser, visibility, own, network, visitor):
    organisation = an_organisation()
    service = a_published_service(organisation, visibility=visibility)
    colleague, stranger = a_person(organisation), a_person(an_organisation())

    statuses = [
        browser().sign_in(colleague).get(f"/servizi/{service}").status,
        browser().sign_in(stranger).get(f"/servizi/{service}").status,
        browser().get(f"/servizi/{service}").status,
    ]

    assert statuses == [own, network, visitor]


def test_the_lead_does_not_read_what_an_organisation_keeps_to_itself(browser):
    lead = the_lead()
    service = a_published_service(an_organisation(), visibility="own")
    reviewer = browser().sign_in(a_person(lead, roles=("reviewer",)))

    assert reviewer.get(f"/servizi/{service}").status == 404


def test_contacts_of_the_network_are_shown_to_the_network_only(browser):
    contacts = [
        {"role": "Segreteria", "phone": "015 0000001", "audience": "public"},
        {"role": "Coordinamento", "phone": "015 0000002", "audience": "network"},
    ]
    service = a_published_service(an_organisation(), contacts=contacts)

    visitor = browser().get(f"/servizi/{service}")
    colleague = browser().sign_in(a_person(an_organisation())).get(f"/servizi/{service}")

    assert "015 0000002" not in visitor.response.text
    assert "015 0000002" in colleague.text


def test_a_protected_service_never_says_where_it_is(anyone):
    places = [{"name": "Casa", "address": "via Nascosta 9", "municipality": "096004"}]
    schedule = [{"days": ["MO"], "opens": "09:00", "closes": "12:00"}]
    texts = {"it": {"name": "Centro Esempio", "summary": "Una voce che ascolta."}}
    service = a_published_service(
        an_organisation(), protected=True, places=places, schedule=schedule, texts=texts
    )

    anyone.get(f"/servizi/{service}")

    assert "Nascosta" not in anyone.response.text
    assert "1522" in anyone.text
    dates = anyone.get(f"/servizi/{service}/calendario.ics").response.text
    assert "LOCATION" not in dates
    assert "Nascosta" not in dates
    assert "Nascosta" not in anyone.get("/servizi?q=centro").response.text


def test_a_retired_service_is_gone_and_names_others_like_it(anyone):
    organisation = an_organisation()
    service = a_retired_service(organisation)
    a_published_service(organisation, texts={"it": {"name": "Nido Nuovo", "summary": "Un nido."}})

    anyone.get(f"/servizi/{service}")

    assert anyone.status == 410
    assert "Nido Nuovo" in anyone.text
    assert "Il progetto è finito." in anyone.text


def test_a_service_whose_season_is_over_is_gone(anyone):
    yesterday = (today() - timedelta(days=1)).isoformat()
    service = a_published_service(an_organisation(), visible_to=yesterday)

    assert anyone.get(f"/servizi/{service}").status == 410


def test_a_service_whose_season_has_not_begun_is_not_there(anyone):
    tomorrow = (today() + timedelta(days=1)).isoformat()
    service = a_published_service(an_organisation(), visible_from=tomorrow)

    assert anyone.get(f"/servizi/{service}").status == 404


def test_a_page_of_a_service_asks_the_database_few_questions(anyone, questions):
    service = a_published_service(an_organisation())
    anyone.get(f"/servizi/{service}")

    with questions() as asked:
        anyone.get(f"/servizi/{service}")

    assert len(asked) <= 3, asked
