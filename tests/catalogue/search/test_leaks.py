"""What is not public appears nowhere a visitor looks."""

import pytest

from tests.given.services import (
    a_draft,
    a_published_service,
    a_retired_service,
    a_service_in_review,
)
from tests.given.tenants import a_person, an_organisation

SECRET = "Segretissimo"
TEXTS = {"it": {"name": f"Nido {SECRET}", "summary": "Un nido."}}
HIDDEN = {
    "a draft": lambda organisation: a_draft(organisation, texts=TEXTS),
    "one in review": lambda organisation: a_service_in_review(organisation, texts=TEXTS),
    "one for the network": lambda organisation: a_published_service(
        organisation, texts=TEXTS, visibility="network"
    ),
    "one of its own": lambda organisation: a_published_service(
        organisation, texts=TEXTS, visibility="own"
    ),
    "a retired one": lambda organisation: a_retired_service(organisation, texts=TEXTS),
}
ADDRESSES = [
    "/servizi",
    "/servizi?q=nido",
    "/servizi?q=segretissimo",
    "/servizi?bisogno=EDU-01",
    "/servizi?comune=Biella",
    "/servizi?q=niente+di+simile&bisogno=EDU-01",
    "/en/servizi?q=nido",
    "/sitemap.xml",
    "/lista",
]


@pytest.mark.parametrize("what", HIDDEN)
def test_what_is_hidden_is_in_no_page_of_a_visitor(anyone, what):
    service = HIDDEN[what](an_organisation())

    for address in ADDRESSES:
        text = anyone.get(address).response.text
        assert SECRET not in text.replace("«segretissimo»", ""), f"{what} on {address}"
        assert str(service) not in text, f"{what} on {address}"


@pytest.mark.parametrize("what", HIDDEN)
def test_what_is_hidden_has_no_page_no_calendar_and_no_report(anyone, what):
    service = HIDDEN[what](an_organisation())

    for path in ("", "/calendario.ics", "/segnalazione"):
        answer = anyone.get(f"/servizi/{service}{path}")
        gone = what == "a retired one" and not path
        assert answer.status == (410 if gone else 404), path


def test_only_the_network_finds_what_is_for_it_and_apart_from_the_rest(browser):
    a_published_service(an_organisation(), texts=TEXTS, visibility="network")

    colleague = browser().sign_in(a_person(an_organisation())).get("/servizi?q=nido")

    assert SECRET in colleague.text
    assert "Riservati alla rete" in colleague.text


def test_a_page_kept_for_visitors_is_never_that_of_the_network(browser):
    a_published_service(an_organisation(), texts=TEXTS, visibility="network")
    colleague = browser().sign_in(a_person(an_organisation()))

    colleague.get("/servizi?q=nido")
    visitor = browser().get("/servizi?q=nido")
    again = colleague.get("/servizi?q=nido")

    assert SECRET not in visitor.response.text
    assert SECRET in again.text
    assert again.response.headers["Cache-Control"] == "no-store"
