"""Who sends, who answers: welfare managers send, intake operators answer; nobody else sees one."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.models import Role
from tenants.permissions import grant, keep_silent


class Referrals(StrEnum):
    READ = "referrals:read"
    SEND = "referrals:send"
    ANSWER = "referrals:answer"
    SEE_SENT = "referrals:see-sent"


grant(
    {
        Referrals.READ: {Role.WELFARE_MANAGER, Role.INTAKE_OPERATOR},
        Referrals.SEE_SENT: {Role.WELFARE_MANAGER},
        Referrals.SEND: {Role.WELFARE_MANAGER},
        Referrals.ANSWER: {Role.INTAKE_OPERATOR},
    }
)
keep_silent(*Referrals)
describe(
    {
        Referrals.READ: _l("Aprire un invio fatto o ricevuto"),
        Referrals.SEE_SENT: _l("Vedere gli invii fatti"),
        Referrals.SEND: _l("Inviare una persona a un servizio"),
        Referrals.ANSWER: _l("Rispondere agli invii ricevuti"),
    }
)
