"""A term that is renamed, or an organisation, is soon found by its new name."""

from datetime import timedelta

import pytest

from portal.catalogue.publishing.relisting.actions import relist
from tenants.clock import now
from tests.given.services import a_published_service
from tests.given.tenants import an_organisation, the_lead

pytestmark = pytest.mark.usefixtures("as_shipped")

SOON = timedelta(seconds=20)


@pytest.fixture
def passed(app):
    """Let the worker do its pass at a moment."""

    def run(at):
        with app.app_context():
            return relist(at)

    return run


@pytest.fixture
def found(ask):
    def count(words):
        query = "SELECT count(*) FROM listing WHERE words_it @@ to_tsquery('italian', %s)"
        return ask(query, words)[0]

    return count


@pytest.fixture
def lead(app, all_powerful):
    """The lead, in a network whose listings follow every word said so far."""
    organisation = the_lead()
    all_powerful.execute("UPDATE catalogue_state SET words_at = %s", [now()])
    return organisation


def _rename(all_powerful, code="EDU-01", name="Culla diurna"):
    all_powerful.execute(
        "UPDATE taxonomy_term SET name_it = %s, version = version + 1, changed_at = %s"
        " WHERE code = %s",
        [name, now() + SOON, code],
    )


def test_a_service_is_found_by_the_new_name_of_its_kind(coop, lead, passed, found, all_powerful):
    a_published_service(coop)
    assert found("culla") == 0
    _rename(all_powerful)

    passed(now() + 3 * SOON)

    assert found("culla") == 1


def test_only_services_of_the_term_are_written_again(coop, lead, passed, all_powerful):
    a_published_service(coop)
    a_published_service(
        coop, texts={"it": {"name": "Altro", "summary": "Altro."}}, kinds=["LAV-01"]
    )
    passed(now() + 2 * SOON)
    _rename(all_powerful, "LAV-01", "Cercare lavoro")
    all_powerful.execute(
        "UPDATE taxonomy_term SET changed_at = %s WHERE code = 'LAV-01'", [now() + 3 * SOON]
    )

    assert passed(now() + 5 * SOON) == 1
    assert passed(now() + 6 * SOON) == 0


def test_a_change_that_may_not_be_committed_yet_waits_for_the_next_pass(
    coop, lead, passed, found, all_powerful
):
    a_published_service(coop)
    _rename(all_powerful)

    passed(now() + SOON)
    assert found("culla") == 0

    passed(now() + 3 * SOON)
    assert found("culla") == 1


def test_a_service_says_the_new_name_of_its_organisation(coop, lead, passed, ask, all_powerful):
    a_published_service(coop)
    all_powerful.execute(
        "UPDATE organisation SET name = 'Cooperativa Rinata', changed_at = %s WHERE id = %s",
        [now() + SOON, coop],
    )

    passed(now() + 3 * SOON)

    assert ask("SELECT organisation_name FROM listing")[0] == "Cooperativa Rinata"


def test_the_day_of_the_last_change_stays(coop, lead, passed, ask, all_powerful):
    a_published_service(coop)
    before = ask("SELECT changed_at FROM listing")
    _rename(all_powerful)

    passed(now() + 3 * SOON)

    assert ask("SELECT changed_at FROM listing") == before


def test_kept_pages_are_stale_when_a_word_changed(lead, passed, ask, all_powerful):
    before = ask("SELECT edition FROM catalogue_state")[0]
    _rename(all_powerful, "D-MAD", "Mamme")

    passed(now() + 3 * SOON)

    assert ask("SELECT edition FROM catalogue_state")[0] > before


def test_a_network_without_a_lead_has_nothing_to_do(app, passed):
    an_organisation()

    assert passed(now()) == 0
