"""A term that the lead took out of use stays with the services that have it, and is marked."""

import pytest

from tests.given.services import a_draft, a_published_service
from tests.given.tenants import a_person, the_lead

pytestmark = pytest.mark.usefixtures("as_shipped")


@pytest.fixture
def editor(browser, coop):
    """Somebody who writes for the cooperative."""
    return browser().sign_in(a_person(coop, roles=["service_editor"]))


@pytest.fixture
def deprecated(browser):
    """Take terms out of use, as the lead does."""
    keeper = browser().sign_in(a_person(the_lead(), roles=["network_admin"]))

    def take_out(*codes):
        for code in codes:
            keeper.get(f"/taxonomy/{code}/deprecation")
            keeper.submit({"replaced_by": "-"})

    return take_out


def test_the_editor_keeps_the_terms_of_a_service_and_marks_them(coop, editor, deprecated, ask):
    service_id = a_draft(coop, kinds=["EDU-05", "EDU-04"], targets=["D-MAD"], access=["A-PRE"])
    deprecated("EDU-05", "EDU-04", "D-MAD", "A-PRE")
    editor.get(f"/services/{service_id}/edit")
    before = ask("SELECT doc FROM service_version")[0]

    editor.submit({"interpreting": "Su richiesta"})

    assert "Baby parking e custodia oraria (non più in uso)" in editor.text
    doc = ask("SELECT doc FROM service_version")[0]
    assert doc == {**before, "interpreting": "Su richiesta"}


def test_nobody_else_chooses_a_term_out_of_use(editor, deprecated):
    deprecated("EDU-05")

    editor.get("/services/new")

    assert "Baby parking" not in editor.text


def test_a_service_with_an_old_kind_can_still_be_sent(coop, editor, deprecated, ask):
    service_id = a_draft(coop, kinds=["EDU-05"])
    deprecated("EDU-05")

    editor.get(f"/services/{service_id}/edit")
    editor.submit({"send": "1"})

    assert ask("SELECT state FROM service_version")[0] == "in_review"


def test_a_published_service_still_says_what_it_is(coop, anyone, deprecated):
    service_id = a_published_service(coop, kinds=["EDU-05"])
    deprecated("EDU-05")

    anyone.get(f"/servizi/{service_id}")

    assert "Baby parking e custodia oraria" in anyone.text
