"""Where a protected service is stands nowhere: not in its texts, not in a notice, not in an end."""

import pytest

from portal.catalogue.publishing.problems import problems
from portal.catalogue.publishing.protection import tells_where
from tests.given.services import a_document, a_draft, a_published_service, approved, sent
from tests.given.tenants import a_person, acting_for

HIDDEN = "via Nascosta 7"


@pytest.mark.parametrize(
    "words",
    [
        "Vieni in via Nascosta 7.",
        "VIA NASCOSTA, n. 7",
        "via Guglielmo Marconi, 12/b",
        "in v.le dei Tigli 3",
        "c.so del Piazzo 25",
        "p.zza Martiri n° 4",
        "loc. Esempio 9",
        "via XX Settembre 9",
        "Siamo in via Nascosta, a Biella",
        "Cascina Nascosta, dopo il ponte",
    ],
)
def test_an_address_is_recognised(words):
    assert tells_where(words)


@pytest.mark.parametrize(
    "words",
    [
        "Un corso di 3 incontri",
        "Rispondiamo via e-mail entro 3 giorni",
        "via telefono allo 015 0000000",
        "Un colloquio via Zoom",
        "Chiama 24 ore su 24",
        "Una via di uscita",
        "Per via della gravidanza, dal terzo mese",
    ],
)
def test_other_words_are_no_address(words):
    assert not tells_where(words)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"places": [{"kind": "virtual", "name": HIDDEN}]}, "places"),
        ({"schedule": [{"days": ["MO"], "note": HIDDEN}]}, "schedule"),
        ({"interpreting": HIDDEN}, "interpreting"),
        ({"contacts": [{"role": HIDDEN, "phone": "015 0000000"}]}, "contacts"),
        ({"documents": [{"label": HIDDEN}]}, "documents"),
        ({"links": [{"label": HIDDEN, "url": "https://casa.example"}]}, "links"),
        ({"languages": [{"code": "it", "note": HIDDEN}]}, "languages"),
        ({"cost": {"kind": "paid", "options": [{"label": HIDDEN}]}}, "cost-options"),
    ],
)
def test_no_part_of_a_protected_service_holds_an_address(app, changes, field):
    with app.app_context(), acting_for(None):
        found = problems(a_document(protected=True, **changes))

    assert [problem.field for problem in found] == [field]


def test_the_editor_shows_the_address_beside_its_field(browser, coop):
    cost = {"kind": "paid", "options": [{"label": HIDDEN, "amount": 3}]}
    service_id = a_draft(coop, protected=True, cost=cost, interpreting=HIDDEN)
    page = browser().sign_in(a_person(coop))

    page.get(f"/services/{service_id}/edit")
    page.submit({"send": "yes"})

    assert page.status == 422
    assert page.text.count("un servizio protetto non lo mostra mai") >= 2


def test_a_notice_that_nobody_reviews_tells_no_address(browser, coop, ask):
    service_id = a_published_service(coop, protected=True)
    page = browser().sign_in(a_person(coop, roles=("intake_operator",)))

    page.get(f"/services/{service_id}/alert")
    page.submit({"text": f"Ci siamo spostate in {HIDDEN}."})

    assert page.status == 422
    assert ask("SELECT alert FROM listing")[0] == ""


def test_the_reason_of_an_end_tells_no_address(browser, coop, ask):
    service_id = a_published_service(coop, protected=True)
    page = browser().sign_in(a_person(coop, roles=("admin",)))

    page.get(f"/services/{service_id}/retirement")
    page.submit({"reason": f"Ora cercateci in {HIDDEN}."})

    assert page.status == 422
    assert ask("SELECT retired_at FROM service")[0] is None


def test_a_notice_with_an_address_goes_when_the_service_becomes_protected(browser, coop, ask):
    service_id = a_published_service(coop)
    page = browser().sign_in(a_person(coop))
    page.get(f"/services/{service_id}/alert")
    page.submit({"text": f"Ci siamo spostate in {HIDDEN}."})

    page.get(f"/services/{service_id}/edit")
    page.submit({"protected": "y"})
    approved(coop, sent(coop, service_id))

    assert ask("SELECT alert FROM listing")[0] == ""
    assert ask("SELECT alert FROM service")[0] == ""
