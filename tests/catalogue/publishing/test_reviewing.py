"""Reviewing through the door: the differences, the decision, and who may not take it."""

import pytest

from portal.catalogue.publishing.errors import OwnWordsError
from portal.catalogue.publishing.models import ServiceVersion
from portal.catalogue.publishing.reviewing import actions
from tenants.database import db
from tests.given.services import (
    a_draft,
    a_published_service,
    a_version_in_review,
    acting,
    sent,
)
from tests.given.tenants import _power, a_membership, a_person, the_lead, user_id_of


@pytest.fixture
def lead(app):
    return the_lead()


@pytest.fixture
def editor(coop):
    return a_person(coop)


@pytest.fixture
def reviewer(browser, lead):
    """The browser of a reviewer of the lead."""
    return browser().sign_in(a_person(lead, roles=("reviewer",)))


def test_what_waits_is_listed_with_the_oldest_first(coop, reviewer):
    for name in ("Primo", "Secondo"):
        a_version_in_review(coop, texts={"it": {"name": name, "summary": "In breve."}})

    reviewer.get("/reviews")

    assert "2 schede aspettano" in reviewer.text
    assert reviewer.text.index("Primo") < reviewer.text.index("Secondo")


def test_a_new_service_is_all_new(coop, reviewer):
    reviewer.get(f"/reviews/{a_version_in_review(coop)}")

    assert reviewer.title == "Nido Esempio"
    assert "È un servizio nuovo" in reviewer.text
    assert "via Immaginaria 1" in reviewer.text


def test_the_next_version_shows_only_what_it_changes(coop, editor, browser, reviewer):
    version_id = _next_version(coop, editor, browser, {"texts-it-summary": "Ora anche il sabato."})

    reviewer.get(f"/reviews/{version_id}")

    assert "Ora anche il sabato." in reviewer.text
    assert "via Immaginaria 1" not in reviewer.text


def test_approving_publishes(coop, reviewer, ask):
    reviewer.get(f"/reviews/{a_version_in_review(coop)}")

    reviewer.submit({"decision": "approve"})

    assert reviewer.title == "Da revisionare"
    assert ask("SELECT name_it FROM listing")[0] == "Nido Esempio"


def test_asking_for_changes_gives_it_back_with_the_note(coop, editor, browser, reviewer, ask):
    version_id = a_version_in_review(coop, user_id_of(editor))
    reviewer.get(f"/reviews/{version_id}")

    reviewer.submit({"decision": "changes", "note": "Manca il prezzo."})

    writer = browser().sign_in(editor)
    writer.get(f"/services/{ask('SELECT id FROM service')[0]}/edit")
    assert "Manca il prezzo." in writer.text


@pytest.mark.parametrize("decision", ["changes", "reject"])
def test_a_refusal_needs_a_note(coop, reviewer, ask, decision):
    reviewer.get(f"/reviews/{a_version_in_review(coop)}")

    reviewer.submit({"decision": decision, "note": " "})

    assert reviewer.status == 422
    assert "#note" in reviewer.links()
    assert ask("SELECT state FROM service_version")[0] == "in_review"


def test_a_rejected_service_can_be_written_again(coop, editor, browser, reviewer, ask):
    version_id = a_version_in_review(coop, user_id_of(editor))
    reviewer.get(f"/reviews/{version_id}")
    reviewer.submit({"decision": "reject", "note": "Non è nel territorio."})
    writer = browser().sign_in(editor)
    writer.get(f"/services/{ask('SELECT id FROM service')[0]}/edit")

    writer.submit({"texts-it-summary": "Ora sì.", "save": "1"})

    assert ask("SELECT array_agg(state ORDER BY no) FROM service_version")[0] == [
        "rejected",
        "draft",
    ]


def test_a_decision_taken_meanwhile_is_not_taken_again(coop, lead, browser, reviewer):
    version_id = a_version_in_review(coop)
    second = browser().sign_in(a_person(lead, roles=("reviewer",)))
    for each in (reviewer, second):
        each.get(f"/reviews/{version_id}")

    reviewer.submit({"decision": "approve"})
    second.submit({"decision": "reject", "note": "No."})

    assert second.status == 409


def test_nobody_decides_on_what_she_wrote(lead, browser, ask):
    """Also in the lead: its own services need another reviewer."""
    writer = a_person(lead, roles=("reviewer", "service_editor"))
    version_id = a_version_in_review(lead, user_id_of(writer))
    page = browser().sign_in(writer)
    page.get(f"/reviews/{version_id}")

    assert "deve guardarla un'altra persona" in page.text
    with pytest.raises(OwnWordsError), acting(lead, user_id_of(writer)):
        actions.approve(db.session.get_one(ServiceVersion, (lead, version_id)))


def test_who_wrote_in_between_does_not_decide_either(coop, lead, editor, browser, ask):
    """She edits for the cooperative, another sends, and she reviews for the lead."""
    both = a_person(coop, roles=("service_editor",))
    a_membership(lead, user_id_of(both), ("reviewer",))
    service_id = a_draft(coop, user_id_of(editor))
    for email, words in ((both, "Scritto da lei."), (editor, "Riscritto.")):
        page = browser().sign_in(email)
        page.get(f"/services/{service_id}/edit")
        page.submit({"texts-it-summary": words, "save": "1"})
    version_id = sent(coop, service_id, user_id_of(editor))

    with pytest.raises(OwnWordsError), acting(lead, user_id_of(both)):
        actions.approve(db.session.get_one(ServiceVersion, (coop, version_id)))


def test_who_wrote_what_was_rejected_does_not_decide_on_it_when_another_sends_it(lead, browser):
    author, colleague = a_person(lead, roles=("reviewer", "service_editor")), a_person(lead)
    version_id = a_version_in_review(lead, user_id_of(author))
    page = browser().sign_in(a_person(lead, roles=("reviewer",))).get(f"/reviews/{version_id}")
    page.submit({"decision": "reject", "note": "Non così."})

    page = browser().sign_in(colleague).get(f"/services/{service_of(version_id)}/edit")
    page.submit({"send": "yes"})

    with acting(lead, user_id_of(author)), pytest.raises(OwnWordsError):
        actions.approve(db.session.get_one(ServiceVersion, (lead, open_version_of(version_id))))


def test_a_draft_is_not_shown_to_the_lead(coop, reviewer, ask):
    a_draft(coop)

    reviewer.get(f"/reviews/{ask('SELECT id FROM service_version')[0]}")

    assert reviewer.status == 404


def _next_version(coop, editor, browser, changes):
    service_id = a_published_service(coop, user_id_of(editor))
    page = browser().sign_in(editor)
    page.get(f"/services/{service_id}/edit")
    page.submit({**changes, "save": "1"})
    return sent(coop, service_id, user_id_of(editor))


def service_of(version_id):
    query = "SELECT service_id FROM service_version WHERE id = %s"
    return _power().execute(query, [version_id]).fetchone()[0]


def open_version_of(version_id):
    query = "SELECT id FROM service_version WHERE service_id = %s AND state = 'in_review'"
    return _power().execute(query, [service_of(version_id)]).fetchone()[0]
