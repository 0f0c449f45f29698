"""Who sends and to whom: two welfare managers of one house, a partner with a service, a woman."""

import pytest

from tests.given.cases import a_case
from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation, user_id_of


@pytest.fixture
def ours(app):
    return an_organisation("Consorzio Esempio")


@pytest.fixture
def partner(app):
    return an_organisation("Cooperativa Prova")


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
def her_desk(browser, colleague):
    """Bruna's browser."""
    return browser().sign_in(colleague)


@pytest.fixture
def anna(ours, marta):
    """A woman whom Marta follows."""
    return a_case(ours, by=marta, name="Anna", family_name="Prova", phone="333 0000001")


@pytest.fixture
def nursery(partner):
    """A published service of the partner."""
    return a_published_service(partner)


@pytest.fixture
def writing(anna, nursery):
    """Where Anna is sent to the nursery."""
    return f"/participants/{anna}/referrals/new/{nursery}"
