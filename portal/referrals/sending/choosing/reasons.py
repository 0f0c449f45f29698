"""Why a service stands where it does, in words that a welfare manager can check."""

from portal.geography.municipalities import municipality
from portal.referrals.sending.choosing.kinds import Candidate, Fit
from portal.referrals.sending.choosing.needs import Need
from portal.ui.formats import date_words
from portal.ui.language import gettext as _
from portal.ui.language import ngettext


def reasons(found: Candidate, need: Need) -> list[str]:
    """Return what speaks for a service, and what is to be asked about it."""
    said = [
        _area(found, need),
        _ages(found),
        _times(found, need),
        _distance(found),
        capacity_words(found),
        pace_words(found),
    ]
    return [words for words in said if words]


def capacity_words(found: Candidate) -> str:
    """Return whether there is place, with the day on which it was said."""
    words = {
        "places": _places(found.places_left),
        "waitlist": _("c'è una lista d'attesa"),
        "full": _("al completo"),
        "assess": _("posti da verificare insieme"),
    }.get(found.capacity, "")
    if not words:
        return _("posti da chiedere")
    if found.said_on is None:
        return words
    return _("%(words)s, detto il %(day)s", words=words, day=date_words(found.said_on))


def pace_words(found: Candidate) -> str:
    """Return how quickly a partner usually answers."""
    if found.pace is None:
        return _("tempi di risposta non ancora noti")
    if found.pace.days == 0:
        return _("di solito risponde in giornata")
    return ngettext(
        "di solito risponde in un giorno lavorativo",
        "di solito risponde in %(n)s giorni lavorativi",
        found.pace.days,
    )


def _area(found: Candidate, need: Need) -> str:
    if found.serves is not Fit.YES:
        return _("zona da chiedere")
    here = municipality(need.municipality)
    if found.everywhere or here is None:
        return _("serve tutto il Biellese")
    return _("serve %(place)s", place=here.name)


def _ages(found: Candidate) -> str:
    if found.fits is Fit.UNKNOWN:
        return _("età da chiedere")
    return _("età giusta per i figli") if found.for_children else ""


def _times(found: Candidate, need: Need) -> str:
    if not need.slots:
        return ""
    if found.overlap is None:
        return _("orari da chiedere")
    met = round(found.overlap * len(need.slots))
    if not met:
        return _("aperto in altri orari")
    return _(
        "aperto in %(met)s degli orari su %(all)s che vanno bene", met=met, all=len(need.slots)
    )


def _distance(found: Candidate) -> str:
    if found.kilometres is None:
        return ""
    return _("a %(km)s km", km=found.kilometres) if found.kilometres else _("nel suo comune")


def _places(left: int | None) -> str:
    return ngettext("%(n)s posto libero", "%(n)s posti liberi", left) if left else _("posti liberi")
