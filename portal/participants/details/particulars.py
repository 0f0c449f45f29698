"""What is known of a woman and may be corrected: read, told apart from what was typed, checked."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from portal.participants.cases.kinds import Employment, IseeBand, Living, WorkingHours
from portal.participants.cases.models import Participant
from portal.participants.details.tax_code import is_tax_code, tells_birthday
from portal.participants.household.membership import OLDEST, is_too_old_for
from portal.ui.language import gettext as _

EDITION_DIGITS = 7  # of a hexadecimal number: it must fit an integer field


class DetailsError(Exception):
    """Something that cannot be true of a woman; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """The columns of a case that its page of details shows; dates and years as they are typed."""

    given_name: str
    family_name: str = ""
    born_on: date | None = None
    born_in: int | None = None
    tax_code: str = ""
    speaks: str = "it"
    needs_interpreter: bool = False
    phone: str = ""
    email: str = ""
    call_at: tuple[str, ...] = ()
    may_leave_message: bool = False
    may_write: bool = False
    call_note: str = ""
    municipality: str = ""
    address: str = ""
    travels_by: tuple[str, ...] = ()
    living: Living = Living.UNDISCLOSED
    employment: Employment = Employment.UNDISCLOSED
    working_hours: WorkingHours | None = None
    company: str = ""
    isee_band: IseeBand = IseeBand.UNKNOWN
    health: str = ""
    story: str = ""

    @property
    def edition(self) -> int:
        """Return a number that changes with any of this, and with nothing else of the case."""
        digest = hashlib.sha256(repr(self).encode()).hexdigest()
        return int(digest[:EDITION_DIGITS], base=16)


def particulars_of(participant: Participant) -> Particulars:
    """Return what is saved."""
    kept = {
        field.name: getattr(participant, field.name)
        for field in fields(Particulars)
        if field.name not in {"born_on", "call_at", "travels_by"}
    }
    born_on = participant.born_on
    return Particulars(
        **kept,
        born_on=date.fromisoformat(born_on) if born_on else None,
        call_at=tuple(participant.call_at),
        travels_by=tuple(participant.travels_by.split()),
    )


def columns(said: Particulars) -> dict[str, object]:
    """Return what is typed as the columns of a case keep it."""
    kept: dict[str, object] = {field.name: getattr(said, field.name) for field in fields(said)}
    return kept | {
        "born_on": said.born_on.isoformat() if said.born_on else "",
        "born_in": said.born_on.year if said.born_on else said.born_in,
        "call_at": list(said.call_at),
        "travels_by": " ".join(said.travels_by),
    }


def check(said: Particulars, *, children_born_in: Iterable[int], today: date) -> None:
    """Raise DetailsError when the dates, the years or the tax code cannot be."""
    _check_birth(said, today)
    _check_tax_code(said)
    born_in = said.born_on.year if said.born_on else said.born_in
    for year in children_born_in:
        if is_too_old_for(year, born_in):
            raise DetailsError(
                _("Ha una figlia o un figlio nato nel %(year)s: controlla.", year=year),
                "born_on" if said.born_on else "born_in",
            )


def _check_birth(said: Particulars, today: date) -> None:
    if said.born_on and said.born_on > today:
        raise DetailsError(_("La data di nascita è nel futuro."), "born_on")
    if said.born_on and said.born_on.year < OLDEST:
        raise DetailsError(_("Controlla l'anno di nascita."), "born_on")
    if said.born_in is not None and not OLDEST <= said.born_in <= today.year:
        raise DetailsError(_("Controlla l'anno di nascita."), "born_in")


def _check_tax_code(said: Particulars) -> None:
    if not said.tax_code:
        return
    if not is_tax_code(said.tax_code):
        raise DetailsError(
            _("Questo codice fiscale non torna: controlla lettere e numeri."), "tax_code"
        )
    if said.born_on and not tells_birthday(said.tax_code, said.born_on):
        raise DetailsError(_("Il codice fiscale dice un'altra data di nascita."), "tax_code")
