"""Pages of the public catalogue are kept, and never longer than they are true."""

from datetime import timedelta

from tenants import clock
from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation


def test_a_visitor_who_has_the_page_is_told_that_it_is_unchanged(listed, anyone):
    listed("Nido Esempio")
    mark = anyone.get("/servizi").response.headers["ETag"]

    anyone.get("/servizi", headers={"If-None-Match": mark})

    assert anyone.status == 304
    assert anyone.response.text == ""


def test_a_kept_page_costs_one_question(listed, anyone, questions):
    listed("Nido Esempio")
    anyone.get("/servizi?q=nido")

    with questions() as asked:
        anyone.get("/servizi?q=nido")

    assert len(asked) == 1
    assert "Nido Esempio" in anyone.text


def test_a_new_service_is_on_the_page_at_once(listed, names):
    listed("Primo")
    assert names("/servizi") == ["Primo"]

    listed("Secondo")

    assert set(names("/servizi")) == {"Primo", "Secondo"}


def test_another_day_makes_another_page(listed, anyone):
    listed("Nido Esempio")
    mark = anyone.get("/servizi").response.headers["ETag"]

    with clock.fixed(clock.now() + timedelta(days=1)):
        anyone.get("/servizi", headers={"If-None-Match": mark})

    assert anyone.status == 200


def test_a_page_and_its_part_are_kept_apart(listed, anyone):
    listed("Nido Esempio")

    whole = anyone.get("/servizi").response
    part = anyone.get("/servizi", headers={"HX-Request": "true"}).response

    assert "<html" in whole.text
    assert "<html" not in part.text
    assert whole.headers["ETag"] != part.headers["ETag"]


def test_a_kept_part_still_says_its_address(listed, anyone):
    listed("Nido Esempio")
    address = "/servizi?q=nido&comune=&eta="

    for _ in range(2):
        anyone.get(address, headers={"HX-Request": "true"})
        assert anyone.response.headers["HX-Push-Url"] == "/servizi?q=nido"


def test_a_browser_that_reads_compressed_pages_gets_the_kept_one_so(listed, anyone):
    listed("Nido Esempio")
    plain = anyone.get("/servizi").response.data

    anyone.response = anyone.client.get("/servizi", headers={"Accept-Encoding": "gzip"})

    assert anyone.response.headers["Content-Encoding"] == "gzip"
    assert len(anyone.response.data) < len(plain) / 3


def test_the_list_of_one_visitor_is_not_on_the_page_of_another(browser):
    service = a_published_service(an_organisation())
    keeper, stranger = browser(), browser()
    keeper.get(f"/servizi/{service}").submit({"add": str(service)}, form="/lista")

    assert "1 servizio in lista" in keeper.get("/servizi").text
    assert "in lista" not in stranger.get("/servizi").text


def test_who_is_signed_in_is_never_given_a_kept_page(listed, browser):
    listed("Nido Esempio")
    browser().get("/servizi")
    colleague = browser().sign_in(a_person(an_organisation()))

    colleague.get("/servizi")

    assert "ETag" not in colleague.response.headers
    assert "Metti in lista" in colleague.text


def test_an_organisation_that_changes_its_name_is_shown_by_the_new_one(anyone, all_powerful):
    organisation = an_organisation("Cooperativa Esempio Prima")
    a_published_service(organisation)
    assert "Cooperativa Esempio Prima" in anyone.get("/servizi").text

    all_powerful.execute(
        "UPDATE organisation SET name = 'Cooperativa Esempio Poi', changed_at = now()"
        " WHERE id = %s",
        [organisation],
    )

    assert "Cooperativa Esempio Poi" in anyone.get("/servizi").text


def test_the_services_of_an_organisation_that_left_are_not_found(names, all_powerful):
    organisation = an_organisation()
    a_published_service(organisation)
    assert names("/servizi") == ["Nido Esempio"]

    all_powerful.execute(
        "UPDATE organisation SET state = 'left', changed_at = now() WHERE id = %s", [organisation]
    )

    assert names("/servizi") == []


def test_a_term_that_the_lead_renames_is_shown_by_the_new_name(listed, anyone, all_powerful):
    listed("Nido Esempio", access=["A-ISC"])
    before = anyone.get("/servizi").text
    rename = "UPDATE taxonomy_term SET name_it = %s, changed_at = now() WHERE code = 'A-ISC'"

    all_powerful.execute(rename, ["Con un modulo"])

    try:
        assert "Con un modulo" not in before
        assert "Con un modulo" in anyone.get("/servizi").text
    finally:
        all_powerful.execute(rename, ["Con iscrizione"])
