"""What an organisation says about itself, and what the public reads of it."""

import io

import pytest
from PIL import Image

from portal.organisations.profile.logos import LogoError, redrawn
from tests.client import PASSWORD
from tests.given.people import facts
from tests.given.tenants import _power, a_person, an_organisation

SITE = {
    "sites-0-name": "Sede centrale",
    "sites-0-address": "Via dell'Esempio 1",
    "sites-0-postal_code": "13900",
    "sites-0-municipality": "096004",
}
CONTACT = {
    "contacts-0-role": "Segreteria",
    "contacts-0-email": "segreteria@aurora.example",
    "contacts-0-phone": "+39 015 000000",
    "contacts-0-audience": "public",
}


@pytest.fixture
def aurora(app):
    return an_organisation("Cooperativa Esempio Aurora")


@pytest.fixture
def admin(browser, aurora):
    return browser().sign_in(a_person(aurora, roles=["admin"], name="Anna Esempio"))


def save(page, values):
    page.get("/organisation/profile")
    return page.submit(values)


def column(name, aurora):
    return (
        _power().execute(f"SELECT {name} FROM organisation WHERE id = %s", [aurora]).fetchone()[0]
    )


def test_an_organisation_describes_itself(admin, anyone, aurora):
    save(admin, {"description_it": "Facciamo <b>nidi</b>.", "website": "https://aurora.example"})
    save(admin, SITE)
    save(admin, CONTACT)

    page = anyone.get(f"/organizzazioni/{aurora}")
    for words in ("<b>nidi</b>", "https://aurora.example", "Via dell'Esempio 1, 13900 Biella"):
        assert words in page.text
    assert "segreteria@aurora.example" in page.text
    assert [fact["fields"] for fact in facts("profile_changed")] == [
        ["description_it", "website"],
        ["sites"],
        ["contacts"],
    ]


def test_saving_what_is_there_changes_nothing(admin, aurora):
    save(admin, {})

    assert column("version", aurora) == 1
    assert facts("profile_changed") == []


def test_rows_keep_their_ids_when_they_change(admin, aurora):
    save(admin, SITE)
    before = _power().execute("SELECT id FROM site").fetchall()

    save(admin, {"sites-0-name": "Sede nuova"})

    assert _power().execute("SELECT id FROM site").fetchall() == before
    assert _power().execute("SELECT name FROM site").fetchone() == ("Sede nuova",)


def test_a_row_is_added_and_taken_away_without_a_script(admin):
    admin.get("/organisation/profile")
    admin.submit({"description_it": "Parole", "add_row": "sites"})
    assert admin.status == 200
    assert 'name="sites-0-name"' in admin.response.text
    assert "Parole" in admin.response.text

    admin.submit({**SITE})
    admin.submit({"remove_row": "sites-0"})
    admin.submit()

    assert _power().execute("SELECT count(*) FROM site").fetchone() == (0,)


def test_the_row_of_another_organisation_is_out_of_reach(admin, browser, aurora):
    other = an_organisation("Comune di Esempio")
    save(browser().sign_in(a_person(other, roles=["admin"])), SITE)
    stolen = _power().execute("SELECT id FROM site").fetchone()[0]

    save(admin, {**SITE, "sites-0-id": str(stolen), "sites-0-name": "Rubata"})

    names = _power().execute("SELECT organisation_id, name FROM site").fetchall()
    assert set(names) == {(other, "Sede centrale"), (aurora, "Rubata")}


def test_extra_fields_are_ignored(admin, aurora):
    save(admin, {"name": "Aurora Esempio", "kind": "lead", "state": "left", "id": "x"})

    assert column("kind", aurora) == "nonprofit"
    assert column("state", aurora) == "active"
    assert column("sort_key", aurora) == "aurora esempio"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"website": "ftp://aurora.example/"}, "website"),
        ({"agreement_on": "31/31/2026"}, "agreement_on"),
        (SITE | {"sites-0-municipality": "999999"}, "sites-0-municipality"),
        (SITE | {"sites-0-postal_code": "1390"}, "sites-0-postal_code"),
        (CONTACT | {"contacts-0-email": "segreteria"}, "contacts-0-email"),
        (CONTACT | {"contacts-0-phone": "chiamami"}, "contacts-0-phone"),
        (CONTACT | {"contacts-0-role": ""}, "contacts-0-role"),
    ],
)
def test_a_wrong_field_says_so_and_keeps_the_rest(admin, values, field):
    save(admin, {"description_it": "Parole che restano", **values})

    assert admin.status == 422
    assert admin.page.find(f".//*[@id='{field}-error']") is not None
    assert admin.page.find(f".//a[@href='#{field}']") is not None
    assert "Parole che restano" in admin.response.text


def test_two_people_who_edit_see_both_versions_and_lose_nothing(browser, admin, aurora):
    bea = browser().sign_in(a_person(aurora, roles=["admin"]))
    bea.get("/organisation/profile")
    save(admin, {"description_it": "La versione di Anna"})

    bea.submit({"description_it": "La versione di Bea"})

    assert bea.status == 409
    assert "Anna Esempio ha salvato" in bea.text
    assert "La versione di Anna" in bea.text
    assert "La versione di Bea" in bea.text
    assert column("description_it", aurora) == "La versione di Anna"
    bea.submit()
    assert column("description_it", aurora) == "La versione di Bea"


def test_a_change_of_rows_alone_counts_as_a_version(browser, admin, aurora):
    bea = browser().sign_in(a_person(aurora, roles=["admin"]))
    bea.get("/organisation/profile")
    save(admin, SITE)

    bea.submit({"name": "Aurora di Bea"})

    assert bea.status == 409


def test_an_office_for_the_network_is_hidden_from_the_public(admin, anyone, browser, aurora):
    save(admin, CONTACT | {"contacts-0-audience": "network"})
    partner = browser().sign_in(a_person(an_organisation()))

    assert "Segreteria" not in anyone.get(f"/organizzazioni/{aurora}").text
    assert "Segreteria" in partner.get(f"/organizzazioni/{aurora}").text


@pytest.mark.parametrize("state", ["invited", "left"])
def test_an_organisation_outside_the_network_has_no_page(anyone, state):
    assert anyone.get(f"/organizzazioni/{an_organisation(state=state)}").status == 404


def test_the_list_finds_by_kind_and_name(anyone, aurora):
    an_organisation("Comune di Esempio", kind="public_body")
    an_organisation("Cooperativa Mai Vista", state="invited")

    assert "Comune di Esempio" in anyone.get("/organizzazioni?kind=public_body").text
    assert "Aurora" not in anyone.text.split("Filtra")[1]
    assert "Aurora" in anyone.get("/organizzazioni?q=aurora esempio&kind=boh").text
    assert "Mai Vista" not in anyone.get("/organizzazioni").text


def test_a_form_that_was_open_too_long_is_saved_after_a_new_sign_in(browser, aurora):
    email = a_person(aurora, roles=["admin"])
    page = browser().sign_in(email)
    page.get("/organisation/profile")
    _power().execute("UPDATE web_session SET seen_at = seen_at - interval '31 minutes'")
    page.submit({"description_it": "Riga uno\nRiga due", **SITE})
    assert page.status == 401

    page.submit({"email": email, "password": PASSWORD})
    page.submit()

    assert "Profilo salvato" in page.text
    assert column("description_it", aurora).split() == ["Riga", "uno", "Riga", "due"]
    assert _power().execute("SELECT name FROM site").fetchone() == ("Sede centrale",)


def a_picture(kind="PNG", size=(900, 300)):
    out = io.BytesIO()
    Image.new("RGB", size, "green").save(out, kind)
    return out.getvalue()


def upload(page, content, name="logo.png"):
    page.get("/organisation/logo")
    return page.submit({"logo": (io.BytesIO(content), name)}, content_type="multipart/form-data")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_drawn_anew_and_served_safely(admin, anyone, aurora, kind):
    upload(admin, a_picture(kind) + b"<script>alert(1)</script>")

    anyone.get(f"/organizzazioni/{aurora}/logo")
    drawing = Image.open(io.BytesIO(anyone.response.data))
    assert (drawing.format, drawing.size) == ("PNG", (400, 133))
    assert b"script" not in anyone.response.data
    assert anyone.response.headers["X-Content-Type-Options"] == "nosniff"
    assert anyone.response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert anyone.response.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "PNG, JPEG o WebP"),
        (b"GIF89a" + b"0" * 50, "PNG, JPEG o WebP"),
        (b"", "PNG, JPEG o WebP"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 500, "Non riusciamo a leggere"),
    ],
)
def test_a_file_that_is_no_logo_is_refused(admin, aurora, content, words):
    upload(admin, content)

    assert admin.status == 422
    assert words in admin.text
    assert column("logo", aurora) is None


def test_a_file_too_large_is_refused_with_the_limit_named(app):
    with app.app_context(), pytest.raises(LogoError, match="al massimo 512 kB"):
        redrawn(a_picture() + b"0" * 512 * 1024)


def test_a_logo_is_taken_away(admin, anyone, aurora):
    upload(admin, a_picture())

    admin.get("/organisation/logo")
    admin.submit(form="/organisation/logo/removal")

    assert anyone.get(f"/organizzazioni/{aurora}/logo").status == 404
    assert [fact["has_logo"] for fact in facts("logo_changed")] == [True, False]
