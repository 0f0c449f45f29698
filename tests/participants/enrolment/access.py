"""What each person gets from the pages of enrolling: everyone from those where a woman writes."""

from tests.given.enrolments import a_draft
from tests.shape.access import row

OPEN = "whoever has the link in her mail, wherever she works"

ROWS = {
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
}
