"""What cannot be true in the answers of a woman, each told beside its field."""

from collections.abc import Callable, Mapping
from typing import Any

from portal.participants.consent.kinds import Purpose
from portal.participants.enrolment.kinds import Step
from portal.ui.language import gettext as _
from tenants.clock import today

OLDEST_CHILD = 40  # years: nobody looks after older children as children
YOUNGEST_MOTHER = 10
OLDEST_MOTHER = 100


class EnrolmentError(Exception):
    """An answer that cannot be true, or is missing; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def check(step: Step, answers: Mapping[str, Any]) -> None:
    """Raise EnrolmentError when the answers of a step cannot be true."""
    checking = _CHECKS.get(step)
    if checking:
        checking(answers)


def check_contact(given: Mapping[str, Any]) -> None:
    if not (given["phone"] or given["email"]):
        raise EnrolmentError(_("Scrivi il telefono o l'e-mail: ne basta uno."), "phone")
    if not given["phone"] and not given["may_write"]:
        raise EnrolmentError(
            _("Ci hai dato solo l'e-mail: spunta qui, così possiamo scriverti."), "may_write"
        )


def check_family(given: Mapping[str, Any]) -> None:
    year, born_in = today().year, given["born_in"]
    if born_in is not None and not year - OLDEST_MOTHER <= born_in <= year - YOUNGEST_MOTHER:
        raise EnrolmentError(_("Controlla l'anno di nascita."), "born_in")
    for child in given["children"]:
        _check_child(child, born_in, year)


def _check_child(child: int, mother: int | None, year: int) -> None:
    if child > year:
        raise EnrolmentError(_("Il %(year)s deve ancora venire.", year=child), "children")
    if child < year - OLDEST_CHILD:
        raise EnrolmentError(_("Controlla l'anno %(year)s.", year=child), "children")
    if mother is not None and child < mother + YOUNGEST_MOTHER:
        raise EnrolmentError(
            _(
                "Una figlia o un figlio del %(year)s non può avere una mamma del %(mother)s.",
                year=child,
                mother=mother,
            ),
            "children",
        )


def _check_consents(given: Mapping[str, Any]) -> None:
    if not given[Purpose.FOLLOWING]:
        raise EnrolmentError(
            _("Per chiamarti ci serve il tuo sì. Se non vuoi, puoi cancellare tutto qui sotto."),
            Purpose.FOLLOWING,
        )


_CHECKS: dict[Step, Callable[[Mapping[str, Any]], None]] = {
    Step.CONTACT: check_contact,
    Step.FAMILY: check_family,
    Step.CONSENTS: _check_consents,
}
