"""What a partner has before it, for tests: an office that sends, one that answers, a woman."""

from types import SimpleNamespace

from portal.catalogue.publishing.kinds import ToDecide, ToDeliver
from tests.given.services import a_published_service
from tests.given.sharing import a_canary, a_shared_referral
from tests.given.tenants import a_person, an_organisation, user_id_of

EVERYTHING = {
    "decide": [str(each) for each in ToDecide],
    "deliver": [str(each) for each in ToDeliver],
}
ROLES = {
    "manager": "welfare_manager",
    "operator": "intake_operator",
    "colleague": "intake_operator",
}


def two_parties():
    """A sender and a partner with its people, a service that asks for everything, a woman."""
    sender, partner = an_organisation("Consorzio Mittente"), an_organisation("Coop. Prova")
    manager = a_person(sender, roles=["welfare_manager"], name="Marta Esempio")
    operator = a_person(partner, roles=["intake_operator"], name="Olga Prova")
    colleague = a_person(partner, roles=["intake_operator"], name="Carla Prova")
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


def received(parties, **details):
    """A referral that the partner received; returns its id."""
    return a_shared_referral(
        parties.sender,
        parties.woman,
        to=parties.partner,
        by=parties.manager_id,
        service_id=parties.service,
        **details,
    )
