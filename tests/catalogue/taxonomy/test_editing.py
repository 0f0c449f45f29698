"""The lead keeps the words of the catalogue: renames, adds, deprecates, groups municipalities."""

import pytest

from portal.catalogue.taxonomy import queries
from tests.given.tenants import a_person, an_organisation, the_lead

pytestmark = pytest.mark.usefixtures("as_shipped")

TERM = {"name_it": "Nido", "name_en": "Nursery", "synonyms_it": "asilo\nasilo  nido\nasilo"}


@pytest.fixture
def keeper(browser):
    """Somebody of the lead who keeps the words."""
    return browser().sign_in(a_person(the_lead(), roles=["network_admin"]))


def _term(all_powerful, code):
    row = all_powerful.execute(
        "SELECT name_it, synonyms_it, sort, deprecated_on, replaced_by, version"
        " FROM taxonomy_term WHERE code = %s",
        [code],
    ).fetchone()
    names = ("name_it", "synonyms_it", "sort", "deprecated_on", "replaced_by", "version")
    return dict(zip(names, row, strict=True))


def _facts(all_powerful):
    rows = all_powerful.execute("SELECT name, content FROM fact ORDER BY happened_at, id")
    return [(name, content) for name, content in rows.fetchall()]


def test_the_keeper_finds_the_lists_and_the_tree(keeper):
    keeper.get("/taxonomy")

    assert "Asilo nido e micronido" in keeper.text
    assert "Educazione e cura dei bambini 0-6" in keeper.text

    keeper.get("/taxonomy?list=target")

    assert "Madri" in keeper.text


def test_a_term_is_renamed_with_its_everyday_words(keeper, all_powerful):
    keeper.get("/taxonomy/EDU-01")

    keeper.submit(TERM)

    found = _term(all_powerful, "EDU-01")
    assert "Nido" in keeper.text
    assert found["name_it"] == "Nido"
    assert found["synonyms_it"] == ["asilo", "asilo nido"]
    assert _facts(all_powerful) == [("term_changed", {"code": "EDU-01"})]


def test_the_new_name_is_what_every_page_says(keeper, app):
    keeper.get("/taxonomy/EDU-01")
    keeper.submit(TERM)

    keeper.get("/taxonomy")

    assert "Asilo nido e micronido" not in keeper.text


def test_two_keepers_do_not_overwrite_each_other(keeper, browser, all_powerful):
    colleague = browser().sign_in(_colleague(all_powerful))
    keeper.get("/taxonomy/EDU-01")
    colleague.get("/taxonomy/EDU-01")
    colleague.submit({"name_it": "Nido d'infanzia"})

    keeper.submit(TERM)

    assert keeper.status == 409
    assert "Nido d'infanzia" in keeper.text
    assert _term(all_powerful, "EDU-01")["name_it"] == "Nido d'infanzia"

    keeper.submit()

    assert keeper.status == 200
    assert _term(all_powerful, "EDU-01")["name_it"] == "Nido"


def test_a_name_that_another_term_bears_is_refused(keeper, all_powerful):
    keeper.get("/taxonomy/EDU-01")

    keeper.submit({"name_it": "scuola  dell’infanzia"})

    assert keeper.status == 422
    assert "EDU-03" in keeper.text
    assert _term(all_powerful, "EDU-01")["version"] == 1


def test_an_empty_name_is_refused_beside_its_field(keeper):
    keeper.get("/taxonomy/EDU-01")

    keeper.submit({"name_en": ""})

    assert keeper.status == 422
    assert keeper.page.find(".//input[@id='name_en']").get("aria-invalid") == "true"


def test_a_term_moves_after_another(keeper, all_powerful):
    keeper.get("/taxonomy/EDU-01")

    keeper.submit({"after": "EDU-03"})

    codes = all_powerful.execute(
        "SELECT code FROM taxonomy_term WHERE parent_code = 'EDU' ORDER BY sort, code"
    ).fetchall()
    assert [row[0] for row in codes][:4] == ["EDU-02", "EDU-03", "EDU-01", "EDU-04"]


def test_a_new_kind_takes_the_next_number_of_its_group(keeper, all_powerful):
    keeper.get("/taxonomy/new?group=EDU")

    keeper.submit({"name_it": "Agrinido", "name_en": "Farm nursery"})

    assert "EDU-07" in keeper.text
    assert _term(all_powerful, "EDU-07")["name_it"] == "Agrinido"


def test_a_new_target_takes_letters_of_its_name(keeper, all_powerful):
    keeper.get("/taxonomy/new?list=target")

    keeper.submit({"name_it": "Madrine", "name_en": "Godmothers"})

    assert _term(all_powerful, "D-MAD2")["name_it"] == "Madrine"


def test_a_deprecated_term_keeps_its_code_and_says_what_replaces_it(keeper, all_powerful):
    keeper.get("/taxonomy/EDU-05/deprecation")

    keeper.submit({"replaced_by": "EDU-01"})

    found = _term(all_powerful, "EDU-05")
    assert "Non più in uso" in keeper.text
    assert found["deprecated_on"] is not None
    assert found["replaced_by"] == "EDU-01"
    assert _facts(all_powerful) == [
        ("term_deprecated", {"code": "EDU-05", "replaced_by": "EDU-01"})
    ]


def test_the_number_of_a_deprecated_kind_is_never_given_again(keeper, all_powerful):
    keeper.get("/taxonomy/EDU-06/deprecation")
    keeper.submit({"replaced_by": "-"})
    keeper.get("/taxonomy/new?group=EDU")

    keeper.submit({"name_it": "Agrinido", "name_en": "Farm nursery"})

    assert _term(all_powerful, "EDU-06")["deprecated_on"] is not None
    assert _term(all_powerful, "EDU-07")["name_it"] == "Agrinido"


def test_a_deprecated_term_comes_back_into_use(keeper, all_powerful):
    keeper.get("/taxonomy/EDU-05/deprecation")
    keeper.submit({"replaced_by": "EDU-01"})
    keeper.get("/taxonomy/EDU-05")

    keeper.submit(form="restoration")

    assert _term(all_powerful, "EDU-05")["deprecated_on"] is None


def test_a_replacement_must_be_in_use_and_of_the_same_list(keeper, all_powerful):
    keeper.get("/taxonomy/EDU-05/deprecation")

    keeper.submit({"replaced_by": "D-MAD"})

    assert keeper.status == 422
    assert _term(all_powerful, "EDU-05")["deprecated_on"] is None


def test_what_replaced_a_term_is_followed_to_one_in_use(app, all_powerful):
    all_powerful.execute(
        "UPDATE taxonomy_term SET deprecated_on = '2026-01-01', replaced_by = 'EDU-04'"
        " WHERE code = 'EDU-05'"
    )
    all_powerful.execute(
        "UPDATE taxonomy_term SET deprecated_on = '2026-02-01', replaced_by = 'EDU-01'"
        " WHERE code = 'EDU-04'"
    )

    with app.app_context(), _acting():
        queries.forget()
        found = queries.successor("EDU-05")

    assert found.code == "EDU-01"


def test_a_zone_gets_other_municipalities(keeper, all_powerful):
    keeper.get("/zones/valle-cervo")

    keeper.submit({"municipalities": ["096004", "096005"]})

    found = all_powerful.execute("SELECT municipalities FROM zone WHERE code = 'valle-cervo'")
    assert found.fetchone()[0] == ["096004", "096005"]
    assert _facts(all_powerful) == [("zone_changed", {"code": "valle-cervo"})]


def test_a_new_zone_can_be_removed_a_shipped_one_cannot(keeper, all_powerful):
    keeper.get("/zones/new")
    keeper.submit({"name_it": "Zona di prova", "name_en": "Test zone", "municipalities": "096004"})
    assert "Zona di prova" in keeper.text

    keeper.get("/zones/zona-di-prova")
    keeper.submit(form="removal")
    assert "Zona di prova" not in keeper.text.replace("Zona eliminata", "")

    keeper.post("/zones/valle-cervo/removal", follow=True)
    assert "fa parte del portale" in keeper.text


def test_a_zone_without_municipalities_is_refused(keeper):
    keeper.get("/zones/new")

    keeper.submit({"name_it": "Vuota", "name_en": "Empty"})

    assert keeper.status == 422


@pytest.mark.parametrize("path", ["/taxonomy/ZZZ-99", "/zones/nessuna", "/taxonomy?list=altro"])
def test_what_does_not_exist_is_not_found(keeper, path):
    assert keeper.get(path).status == 404


def test_nobody_else_changes_the_words(browser):
    editor = browser().sign_in(a_person(an_organisation(), roles=["admin", "service_editor"]))

    assert editor.get("/taxonomy").status == 403
    assert editor.post("/taxonomy/EDU-01", TERM).status == 403


def _colleague(all_powerful):
    lead = all_powerful.execute("SELECT id FROM organisation WHERE kind = 'lead'").fetchone()[0]
    return a_person(lead, roles=["network_admin"])


def _acting():
    from tests.given.tenants import acting_for

    return acting_for(an_organisation())
