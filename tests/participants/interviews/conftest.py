"""Who books, writes and does in these tests: two welfare managers of one organisation."""

import pytest

from tests.given.cases import a_case
from tests.given.interviews import a_held_interview
from tests.given.tenants import a_person, an_organisation, user_id_of


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def email(ours):
    return a_person(ours, roles=["welfare_manager"], name="Marta Esempio")


@pytest.fixture
def marta(email):
    return user_id_of(email)


@pytest.fixture
def desk(browser, email):
    """Marta's browser."""
    return browser().sign_in(email)


@pytest.fixture
def colleague(ours):
    return a_person(ours, roles=["welfare_manager"], name="Bruna Esempio")


@pytest.fixture
def bruna(colleague):
    return user_id_of(colleague)


@pytest.fixture
def her_desk(browser, colleague):
    """Bruna's browser."""
    return browser().sign_in(colleague)


@pytest.fixture
def anna(ours, marta):
    """A woman whom Marta follows."""
    return a_case(ours, by=marta, name="Anna", family_name="Prova", phone="333 0000001")


@pytest.fixture
def interview(ours, marta, anna):
    return a_held_interview(ours, anna, by=marta)


@pytest.fixture
def editor(anna, interview):
    return f"/participants/{anna}/notes/new?interview={interview}"
