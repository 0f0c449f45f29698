"""The lead lets organisations into the network, watches over them, and lets them go."""

import pytest

from portal.ui import partner_figures
from tests.client import PASSWORD
from tests.given.letters import path_in, sent_letters
from tests.given.people import an_invitation, facts, roles_of
from tests.given.tenants import _power, a_person, an_organisation, the_lead


@pytest.fixture
def lead(app):
    return the_lead()


@pytest.fixture
def admin(browser, lead):
    """A browser in which a network admin is signed in."""
    return browser().sign_in(a_person(lead, roles=["network_admin"]))


def found(admin, name="Cooperativa Esempio Nuova", email="prima@nuova.example"):
    admin.get("/network/organisations/new")
    return admin.submit({"name": name, "kind": "nonprofit", "email": email})


def only(query):
    return _power().execute(query).fetchone()


def state_of(organisation_id):
    query = "SELECT state FROM organisation WHERE id = %s"
    return _power().execute(query, [organisation_id]).fetchone()[0]


def move(admin, organisation_id, state, reason="asked"):
    admin.get(f"/network/organisations/{organisation_id}/state")
    return admin.submit({"state": state, "reason": reason})


def test_the_lead_founds_an_organisation_and_its_first_person_comes_in(app, admin, anyone):
    found(admin)

    (mail,) = sent_letters(app)
    anyone.get(path_in(mail, "/invitation/"))
    anyone.submit({"name": "Prima Esempio", "password": PASSWORD})

    organisation_id, state = only("SELECT id, state FROM organisation WHERE kind = 'nonprofit'")
    assert state == "active"
    assert roles_of("prima@nuova.example", organisation_id) == ["admin"]
    assert facts("organisation_founded")[0]["kind"] == "nonprofit"


def test_two_organisations_do_not_share_a_name(admin):
    an_organisation("Cooperativa Esempio Nuova")

    found(admin, name="Cooperativa  esempio NUOVA")

    assert admin.status == 422
    assert admin.page.find(".//*[@id='name-error']") is not None


def test_a_second_lead_cannot_be_founded(admin):
    admin.get("/network/organisations/new")
    admin.submit({"name": "Altro Capofila", "kind": "lead", "email": "a@b.example"})

    assert admin.status == 422
    assert only("SELECT count(*) FROM organisation") == (1,)


def test_a_wrong_address_is_mended_with_a_new_invitation(app, admin, anyone):
    found(admin, email="sbagliata@nuova.example")
    first = path_in(sent_letters(app)[0], "/invitation/")
    organisation_id = only("SELECT id FROM organisation WHERE kind = 'nonprofit'")[0]

    admin.get(f"/network/organisations/{organisation_id}/invitation")
    assert "sbagliata@nuova.example" in admin.response.text
    admin.submit({"email": "giusta@nuova.example"})

    (mail,) = sent_letters(app)
    assert mail.to == "giusta@nuova.example"
    assert anyone.get(first).status == 404


def test_the_lead_cannot_invite_itself_into_an_organisation_that_has_an_admin(app, admin):
    aurora = an_organisation("Cooperativa Esempio Aurora")
    a_person(aurora, roles=["admin"])

    admin.get(f"/network/organisations/{aurora}/invitation")
    admin.submit({"email": "furba@capofila.example"})

    assert admin.status == 422
    assert "amministra già" in admin.text
    assert sent_letters(app) == []


def test_an_organisation_is_suspended_with_a_reason(browser, admin):
    aurora = an_organisation("Cooperativa Esempio Aurora")
    hers = browser().sign_in(a_person(aurora, roles=["admin"]))

    move(admin, aurora, "suspended", "silent")

    assert state_of(aurora) == "suspended"
    assert "Non risponde da tempo" in admin.text
    assert hers.get("/organisation/people").status == 200
    assert hers.get("/organisation/profile").status == 403
    assert facts("organisation_suspended")[0]["reason"] == "silent"


def test_an_organisation_that_left_locks_its_people_out_and_may_come_back(browser, admin):
    aurora = an_organisation("Cooperativa Esempio Aurora")
    email = a_person(aurora)
    hers = browser().sign_in(email)

    move(admin, aurora, "left")
    assert hers.get("/today").status == 303

    move(admin, aurora, "active", "resumes")
    assert browser().sign_in(email).get("/today").status == 200


@pytest.mark.parametrize(("state", "wanted"), [("invited", "suspended"), ("left", "suspended")])
def test_not_every_state_follows_every_other(admin, state, wanted):
    organisation_id = an_organisation(state=state)

    move(admin, organisation_id, wanted)

    assert admin.status == 422
    assert state_of(organisation_id) == state


def test_a_state_that_somebody_changed_meanwhile_is_not_changed_again(browser, lead, admin):
    aurora = an_organisation()
    other = browser().sign_in(a_person(lead, roles=["network_admin"]))
    other.get(f"/network/organisations/{aurora}/state")
    move(admin, aurora, "suspended")

    other.submit({"state": "left", "reason": "asked"})

    assert other.status == 409
    assert state_of(aurora) == "suspended"


def test_the_list_counts_people_and_the_way_so_far(browser, admin):
    aurora = an_organisation("Cooperativa Esempio Aurora")
    browser().sign_in(a_person(aurora))
    a_person(aurora)
    an_organisation("Comune di Esempio", kind="public_body", state="invited")

    admin.get("/network/organisations")

    assert "1 organizzazioni attive su 2" in admin.text
    row = next(row for row in admin.page.iter("tr") if "Aurora" in "".join(row.itertext()))
    assert "2" in "".join(row.itertext())
    assert "adesso" in "".join(row.itertext())


def test_the_list_is_filtered_by_its_address(admin):
    an_organisation("Cooperativa Esempio Aurora")
    an_organisation("Comune di Esempio", kind="public_body", state="invited")

    assert "Aurora" not in admin.get("/network/organisations?kind=public_body").text
    assert "Aurora" not in admin.get("/network/organisations?state=invited").text
    assert "Comune" not in admin.get("/network/organisations?q=aurora").text
    assert "Nessuna organizzazione" in admin.get("/network/organisations?q=inesistente").text


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "page=99999999999"])
def test_an_odd_address_of_the_list_is_no_trouble(admin, query):
    assert admin.get(f"/network/organisations?{query}").status == 200


def test_a_room_adds_its_number_to_the_list(admin, monkeypatch):
    aurora = an_organisation("Cooperativa Esempio Aurora")
    source = partner_figures.Source("Servizi", lambda: {aurora: 7})
    monkeypatch.setattr(partner_figures, "_sources", [source])

    assert "7" in admin.get("/network/organisations").text


def test_the_number_of_statements_does_not_grow_with_the_list(admin, statements):
    admin.get("/network/organisations")
    with statements() as few:
        admin.get("/network/organisations")
    for _ in range(10):
        a_person(an_organisation())
    with statements() as many:
        admin.get("/network/organisations")

    assert len(many) == len(few)


def test_an_overseer_looks_and_does_not_touch(browser, lead):
    overseer = browser().sign_in(a_person(lead, roles=["overseer"]))
    aurora = an_organisation("Cooperativa Esempio Aurora")

    assert "Aggiungi" not in overseer.get("/network/organisations").text
    assert overseer.get(f"/network/organisations/{aurora}").status == 200
    assert overseer.get(f"/network/organisations/{aurora}/state").status == 403


def test_the_address_of_an_invited_person_is_shown_only_before_she_comes(admin):
    invited = an_organisation(state="invited")
    an_invitation(invited, "prima@nuova.example", roles=["admin"])
    active = an_organisation()
    an_invitation(active, "collega@nuova.example")

    assert "prima@nuova.example" in admin.get(f"/network/organisations/{invited}").text
    assert "collega" not in admin.get(f"/network/organisations/{active}").text


def test_the_home_of_the_lead_says_who_has_not_begun(admin):
    an_organisation(state="invited")
    assert "non è ancora entrata" not in admin.get("/today").text

    _power().execute("UPDATE organisation SET created_at = created_at - interval '8 days'")

    assert "Un'organizzazione invitata non è ancora entrata" in admin.get("/today").text
