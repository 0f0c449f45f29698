"""The list that somebody prints and hands over."""

from tests.given.services import a_draft, a_published_service, retired
from tests.given.tenants import a_person, an_organisation


def _named(name):
    return a_published_service(
        an_organisation(), texts={"it": {"name": name, "summary": "Un servizio."}}
    )


def _keep(browser, service):
    return browser.get(f"/servizi/{service}").submit({"add": str(service)}, form="/lista")


def test_a_visitor_puts_services_aside_and_finds_them_in_her_list(anyone):
    for name in ("Nido Esempio", "Doposcuola Esempio"):
        _keep(anyone, _named(name))

    anyone.get("/lista")

    assert "Nido Esempio" in anyone.text
    assert "Doposcuola Esempio" in anyone.text
    assert "Chiama la segreteria. 015 0000000" in anyone.text


def test_a_service_is_taken_out_again(anyone):
    service = _named("Nido Esempio")
    _keep(anyone, service)

    anyone.get("/lista")
    anyone.submit({"remove": str(service)}, form="/lista")

    assert "La lista è vuota" in anyone.get("/lista").text


def test_a_list_holds_twenty_services_at_most(anyone):
    for number in range(21):
        _keep(anyone, _named(f"Servizio Esempio {number}"))

    assert "La lista è piena" in anyone.text
    assert "20 servizi in lista" in anyone.text


def test_what_a_visitor_may_not_see_cannot_be_put_aside(anyone):
    hidden = [
        a_draft(an_organisation()),
        a_published_service(an_organisation(), visibility="network"),
    ]

    for service in hidden:
        anyone.post("/lista", {"add": str(service)})

        assert anyone.status == 404


def test_a_service_that_is_no_longer_public_leaves_the_list(anyone, all_powerful):
    service = _named("Nido Esempio")
    _keep(anyone, service)

    all_powerful.execute("UPDATE service SET visibility = 'own' WHERE id = %s", [service])

    assert "Nido Esempio" not in anyone.get("/lista").text


def test_the_list_is_empty_after_signing_out(browser):
    person = browser().sign_in(a_person(an_organisation()))
    _keep(person, _named("Nido Esempio"))
    assert "Nido Esempio" in person.get("/lista").text

    person.get("/today").submit(form="/signout")

    assert "La lista è vuota" in person.get("/lista").text


def test_with_htmx_only_the_button_and_the_bar_change(anyone):
    service = _named("Nido Esempio")
    anyone.get(f"/servizi/{service}")

    anyone.submit({"add": str(service)}, form="/lista", headers={"HX-Request": "true"})

    assert "<html" not in anyone.response.text
    assert "Togli dalla lista" in anyone.response.text
    assert "1 servizio in lista" in anyone.response.text


def test_the_sheet_that_is_handed_over_holds_no_contact_of_the_network(browser):
    contacts = [
        {"role": "Segreteria", "phone": "015 0000001", "audience": "public"},
        {"role": "Coordinamento", "phone": "015 0000002", "audience": "network"},
    ]
    service = a_published_service(an_organisation(), contacts=contacts)
    welfare_manager = browser().sign_in(a_person(an_organisation()))

    _keep(welfare_manager, service)
    welfare_manager.get("/lista")

    assert "015 0000001" in welfare_manager.text
    assert "015 0000002" not in welfare_manager.text


def test_a_service_that_ended_leaves_the_list(anyone):
    organisation = an_organisation()
    service = a_published_service(organisation)
    _keep(anyone, service)

    retired(organisation, service)

    assert "La lista è vuota" in anyone.get("/lista").text
