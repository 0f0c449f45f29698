"""Inviting a person into an organisation."""

import pytest

from tests.given.letters import path_in, sent_letters
from tests.given.people import an_invitation, facts, token_of
from tests.given.tenants import a_person, an_organisation, the_lead


@pytest.fixture
def aurora(app):
    return an_organisation("Cooperativa Esempio Aurora")


@pytest.fixture
def admin(browser, aurora):
    """A browser in which an admin of Aurora is signed in."""
    return browser().sign_in(a_person(aurora, roles=["admin"]))


def invite(admin, email="nuova@ente.example", roles=("service_editor",), language="it"):
    admin.get("/organisation/people/invitation")
    return admin.submit({"email": email, "roles": list(roles), "language": language})


def test_an_admin_invites_a_person_by_letter(app, admin):
    invite(admin, "Nuova@Ente.example ")

    (mail,) = sent_letters(app)
    assert mail.to == "nuova@ente.example"
    assert mail.subject == "Il tuo invito al portale della rete Bi.lanciare"
    assert "Cooperativa Esempio Aurora" in mail.text
    assert "nuova@ente.example" in admin.text


def test_the_letter_is_in_the_language_of_the_invitation(app, admin):
    invite(admin, language="en")

    (mail,) = sent_letters(app)
    assert "/en/invitation/" in mail.text


def test_an_apostrophe_reaches_the_letter_as_it_is(app, browser):
    organisation = an_organisation("Comune dell'Esempio & figli")
    admin = browser().sign_in(a_person(organisation, roles=["admin"]))

    invite(admin)

    assert "Comune dell'Esempio & figli" in sent_letters(app)[0].text


def test_no_fact_holds_the_address(admin):
    invite(admin)

    (fact,) = facts("person_invited")
    assert "nuova@ente.example" not in str(fact)
    assert fact["roles"] == ["service_editor"]


def test_an_invitation_needs_a_role(admin):
    invite(admin, roles=())

    assert admin.status == 422
    assert "Scegli almeno un ruolo" in admin.text


def test_a_role_of_the_lead_is_given_only_in_the_lead(admin):
    invite(admin, roles=["network_admin"])

    assert admin.status == 422


def test_the_lead_gives_its_own_roles(app, browser):
    admin = browser().sign_in(a_person(the_lead(), roles=["admin"]))

    invite(admin, roles=["reviewer", "overseer"])

    assert len(sent_letters(app)) == 1


def test_who_already_works_here_is_not_invited_again(admin, aurora):
    invite(admin, a_person(aurora))

    assert admin.status == 422
    assert "lavora già nella tua organizzazione" in admin.text


def test_a_second_invitation_to_an_address_closes_the_first(app, admin, anyone):
    invite(admin)
    first = path_in(sent_letters(app)[0], "/invitation/")

    invite(admin)

    second = path_in(sent_letters(app)[0], "/invitation/")
    assert anyone.get(first).status == 404
    assert anyone.get(second).status == 200


def test_an_invitation_that_was_withdrawn_no_longer_opens(admin, aurora, anyone):
    invitation_id = an_invitation(aurora)
    admin.get("/organisation/people")

    admin.submit(form=f"/{invitation_id}/revocation")

    assert anyone.get(f"/invitation/{token_of(invitation_id)}").status == 404
    assert len(facts("invitation_revoked")) == 1


def test_an_invitation_is_sent_again_with_another_link(app, admin, aurora, anyone):
    invitation_id = an_invitation(aurora, days=-1)
    admin.get("/organisation/people")
    assert "Scaduto" in admin.text

    admin.submit(form=f"/{invitation_id}/renewal")

    (mail,) = sent_letters(app)
    assert anyone.get(path_in(mail, "/invitation/")).status == 200
    assert token_of(invitation_id) not in mail.text


def test_a_letter_that_comes_too_late_is_not_sent(app, admin):
    invite(admin)
    admin.submit(form="/revocation")

    assert sent_letters(app) == []


def test_a_suspended_organisation_invites_nobody(browser):
    suspended = an_organisation(state="suspended")
    admin = browser().sign_in(a_person(suspended, roles=["admin"]))

    assert admin.get("/organisation/people/invitation").status == 403


def test_the_home_of_an_admin_says_that_an_invitation_ran_out(admin, aurora, browser):
    an_invitation(aurora, days=-1)
    an_invitation(an_organisation(), days=-1)

    assert "Un invito è scaduto" in admin.get("/today").text
    assert "invito" not in browser().sign_in(a_person(aurora)).get("/today").text
