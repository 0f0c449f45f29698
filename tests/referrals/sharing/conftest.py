"""What the tests of sharing share: a sender, a partner with its people, a service that asks."""

from types import SimpleNamespace

import pytest

from portal.catalogue.publishing.kinds import ToDecide, ToDeliver
from tests.given.services import a_published_service
from tests.given.sharing import a_canary
from tests.given.tenants import a_person, an_organisation, user_id_of

EVERYTHING = {
    "decide": [str(each) for each in ToDecide],
    "deliver": [str(each) for each in ToDeliver],
}


@pytest.fixture
def world(app):
    """Two organisations, a service that asks for everything, and a woman who is known well."""
    sender, partner = an_organisation("Chi manda"), an_organisation("Coop. Prova")
    manager = a_person(sender, roles=["welfare_manager"])
    operator = a_person(partner, roles=["intake_operator"], name="Olga Prova")
    colleague = a_person(partner, roles=["intake_operator"])
    return SimpleNamespace(
        sender=sender,
        partner=partner,
        manager=manager,
        manager_id=user_id_of(manager),
        operator=operator,
        operator_id=user_id_of(operator),
        colleague=colleague,
        colleague_id=user_id_of(colleague),
        service=a_published_service(partner, asks=EVERYTHING),
        woman=a_canary(sender, by=user_id_of(manager)),
    )
