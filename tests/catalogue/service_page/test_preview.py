"""The page of a service as its draft would make it, before anyone else sees it."""

from tests.given.services import a_draft, a_published_service
from tests.given.tenants import a_person, an_organisation


def _editor(browser, organisation):
    return browser().sign_in(a_person(organisation, roles=("service_editor",)))


def test_a_draft_reads_as_its_page_will(browser, app):
    organisation = an_organisation()
    service = a_draft(organisation)
    page = _editor(browser, organisation)

    page.get(f"/services/{service}/preview")

    assert page.title == "Nido Esempio"
    for words in ("Anteprima", "Chiama la segreteria.", "via Immaginaria 1", "08:00", "Retta"):
        assert words in page.text


def test_the_preview_reads_word_for_word_as_the_page_once_published(browser, app, anyone):
    organisation = an_organisation()
    service = a_published_service(organisation)
    page = _editor(browser, organisation)

    page.get(f"/services/{service}/preview")
    anyone.get(f"/servizi/{service}")

    assert _parts(page) == _parts(anyone)


def test_the_next_version_is_shown_before_its_review(browser, app, anyone):
    organisation = an_organisation()
    service = a_published_service(organisation)
    page = _editor(browser, organisation)
    page.get(f"/services/{service}/edit")
    page.submit({"texts-it-name": "Un nome nuovo"})

    assert page.get(f"/services/{service}/preview").title == "Un nome nuovo"
    assert anyone.get(f"/servizi/{service}").title == "Nido Esempio"


def test_a_draft_of_which_nothing_is_said_has_a_preview_too(browser, app):
    organisation = an_organisation()
    service = a_draft(organisation, texts={}, kinds=[], places=[], contacts=[], capacity={})
    page = _editor(browser, organisation)

    assert page.get(f"/services/{service}/preview").title == "Senza nome"


def test_the_preview_of_a_protected_service_says_nowhere_where(browser, app):
    organisation = an_organisation()
    service = a_draft(organisation, protected=True)
    page = _editor(browser, organisation)

    page.get(f"/services/{service}/preview")

    assert "Immaginaria" not in page.response.text
    assert "1522" in page.text


def test_the_editor_leads_to_the_preview(browser, app):
    organisation = an_organisation()
    service = a_draft(organisation)
    page = _editor(browser, organisation)

    page.get(f"/services/{service}/edit")

    assert f"/services/{service}/preview" in page.links()


def _parts(page):
    article = page.page.find(".//article")
    texts = [" ".join("".join(part.itertext()).split()) for part in article.iter("section")]
    assert len(texts) > 3
    return texts
