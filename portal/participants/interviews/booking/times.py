"""When an interview may be: an hour that exists, near enough, on the right side of now."""

from datetime import UTC, date, datetime, time, timedelta

from portal.participants.interviews.errors import InterviewError
from portal.ui.language import gettext as _
from tenants.clock import HOME, now

FARTHEST = timedelta(days=2 * 366)
LONGEST_AGO = timedelta(days=10 * 366)


def moment_of(day: date, at: time) -> datetime:
    """Return a day and an hour of the clock on the wall here as a moment.

    Raises InterviewError for an hour that the clocks jump over in spring; of an hour that they
    strike twice in autumn it is the first.
    """
    here = datetime.combine(day, at, HOME)
    moment = here.astimezone(UTC)
    if moment.astimezone(HOME).replace(tzinfo=None) != here.replace(tzinfo=None):
        raise InterviewError(_("Quella notte l'orologio salta quest'ora: scegline un'altra."), "at")
    return moment


def check_to_come(starts_at: datetime) -> None:
    """Raise InterviewError when an interview to book is over, or suspiciously far away."""
    if starts_at < now():
        raise InterviewError(
            _("È già passato: se si è svolto, usa «Registra un colloquio già svolto»."), "day"
        )
    if starts_at > now() + FARTHEST:
        raise InterviewError(_("È tra più di due anni: controlla l'anno."), "day")


def check_over(starts_at: datetime) -> None:
    """Raise InterviewError when an interview to record is still to come, or long ago."""
    if starts_at > now():
        raise InterviewError(_("Deve ancora venire: fissalo, e dopo dirai com'è andato."), "day")
    if starts_at < now() - LONGEST_AGO:
        raise InterviewError(_("È di più di dieci anni fa: controlla l'anno."), "day")
