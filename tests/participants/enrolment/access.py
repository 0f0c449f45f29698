"""What each person gets from the pages of enrolling: everyone from those where a woman writes."""

from tests.given.enrolments import a_draft, a_sent_enrolment
from tests.shape.access import row

OPEN = "whoever has the link in her mail, wherever she works"


def _sent(world):
    return a_sent_enrolment(given_name=world.canary)


ROWS = {
    "enrolling.new": row("/participants/new", staff=404, welfare_manager=200),
    "enrolment.done": row("/iscrizione/fatto", anonymous=303, staff=303),
    "enrolment.forget": row("/iscrizione/cancellazione", anonymous=303, staff=303),
    "enrolment.later": row("/iscrizione/dopo", anonymous=303, staff=303),
    "enrolment.leave": row("/iscrizione/esci", anonymous=303, staff=303),
    "enrolment.mail_link": row("/iscrizione/dopo/lettera", anonymous=303, staff=303),
    "enrolment.resume": row(
        "/iscrizione/riprendi/{id}", given=a_draft, anonymous=200, staff=200, why=OPEN
    ),
    "enrolment.start": row("/iscrizione", anonymous=200, staff=200),
    "enrolment.step": row("/iscrizione/contatto", anonymous=200, staff=200),
    "enrolment_rules.rules": row("/network/enrolment", staff=403, network_admin=200),
    "enrolments.set_aside": row(
        "/enrolments/{id}/setting-aside",
        given=_sent,
        sends={"reason": "Ha scritto due volte."},
        staff=404,
        welfare_manager=303,
    ),
    "enrolments.show": row("/enrolments/{id}", given=_sent, staff=404, welfare_manager=200),
    "enrolments.take": row(
        "/enrolments/{id}/taking",
        given=_sent,
        sends={"same_as": "nobody"},
        staff=404,
        welfare_manager=303,
    ),
    "enrolments.take_back": row(
        "/enrolments/{id}/taking-back", given=_sent, staff=404, welfare_manager=303
    ),
    "enrolments.waiting": row("/enrolments", staff=404, welfare_manager=200),
}
