"""The shipped words come in whole, once, and never over what the lead has changed."""

import pytest

from portal.catalogue.taxonomy import loading, queries
from portal.catalogue.taxonomy.models import Scheme
from tests.given import tenants as given


@pytest.fixture(autouse=True)
def as_shipped(config, all_powerful):
    """Leave the taxonomy as it was found: the sweep keeps it."""
    yield
    all_powerful.execute("UPDATE taxonomy_term SET version = 1 WHERE version > 1")
    loading.load(config.owner_url)
    queries.forget()


def test_every_list_and_zone_is_there(app, all_powerful):
    counts = dict(
        all_powerful.execute("SELECT scheme, count(*) FROM taxonomy_term GROUP BY 1").fetchall()
    )
    zones = all_powerful.execute("SELECT count(*) FROM zone").fetchone()[0]

    assert counts == {"kind": 72, "target": 16, "access": 6, "accessibility": 9}
    assert zones == 10


def test_loading_again_changes_nothing(app, config):
    assert loading.load(config.owner_url) == 0


def test_a_word_that_the_lead_changed_stays(app, config, all_powerful):
    all_powerful.execute(
        "UPDATE taxonomy_term SET name_it = 'Nido', version = 2 WHERE code = 'EDU-01'"
    )

    loading.load(config.owner_url)

    name = all_powerful.execute("SELECT name_it FROM taxonomy_term WHERE code = 'EDU-01'")
    assert name.fetchone()[0] == "Nido"


def test_a_word_that_a_release_changed_comes_in(app, config, all_powerful):
    all_powerful.execute("UPDATE taxonomy_term SET name_it = 'Vecchio' WHERE code = 'EDU-01'")

    changed = loading.load(config.owner_url)

    name = all_powerful.execute("SELECT name_it FROM taxonomy_term WHERE code = 'EDU-01'")
    assert changed == 1
    assert name.fetchone()[0] == "Asilo nido e micronido"


def test_the_command_says_what_it_did(app):
    answer = app.test_cli_runner().invoke(args=["taxonomy", "load"], catch_exceptions=False)

    assert answer.output == "0 terms and zones loaded.\n"


def test_pages_read_the_tree_in_its_order(app):
    with app.app_context(), given.acting_for(None):
        groups = queries.tree()
        targets = queries.terms(Scheme.TARGET)

        assert len(groups) == 12
        assert sum(len(group.kinds) for group in groups) == 60
        assert groups[0].kinds[0].name("it") == "Asilo nido e micronido"
        assert queries.name("EDU-01", "en") == "Nursery / day-care (0-3)"
        assert targets[0].code == "D-MAD"


def test_an_unknown_code_speaks_for_itself(app):
    with app.app_context(), given.acting_for(None):
        assert queries.name("ZZZ-99", "it") == "ZZZ-99"


def test_the_first_preset_is_the_whole_province(app):
    with app.app_context(), given.acting_for(None):
        presets = queries.presets()

        assert presets[0].name("it") == "Tutta la provincia di Biella"
        assert len(presets[0].municipalities) == 74
