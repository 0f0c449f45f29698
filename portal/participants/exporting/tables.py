"""The columns of each list: what stands under each heading; names only where they were asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from portal.geography.municipalities import municipality
from portal.participants.cases.models import Participant
from portal.participants.cases.moves import STATES
from portal.participants.cases.words import EMPLOYMENTS, ISEE_BANDS, LIVINGS
from portal.participants.exporting import queries
from portal.participants.exporting.kinds import ExportList
from portal.participants.household.words import SCHOOLS
from portal.participants.interviews import labels
from portal.sheets.cells import Written
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

ROME = ZoneInfo("Europe/Rome")

Value = Callable[[Participant, Any, Mapping[UUID, str]], Written | None]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list; `names` says that it tells who a person is."""

    heading: Any  # a lazy message
    value: Value
    names: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A list: what it is called, its columns, and where its rows come from."""

    title: Any  # a lazy message
    columns: tuple[Column, ...]
    rows: Callable[[queries.Conditions], Sequence[tuple[Participant, Any]]]

    def headings(self, *, with_names: bool) -> list[str]:
        return [str(column.heading) for column in self._shown(with_names=with_names)]

    def written(
        self,
        rows: Sequence[tuple[Participant, Any]],
        staff: Mapping[UUID, str],
        *,
        with_names: bool,
    ) -> list[list[Written]]:
        """Return the cells of the rows; what is not known is an empty cell."""
        columns = self._shown(with_names=with_names)
        return [[_cell(column.value(*row, staff)) for column in columns] for row in rows]

    def staff_of(self, rows: Sequence[tuple[Participant, Any]]) -> list[UUID]:
        """Return the colleagues whose names the rows show."""
        found = {
            getattr(thing, name, None)
            for row in rows
            for thing in row
            for name in ("owner_id", "manager_id", "assignee_id")
        }
        return [user_id for user_id in found if user_id is not None]

    def _shown(self, *, with_names: bool) -> list[Column]:
        return [column for column in self.columns if with_names or not column.names]


def _cell(value: Written | None) -> Written:
    return "" if value is None else value


def _yes(value: object) -> str:
    return _("sì") if value else _("no")


def _place(code: str) -> str:
    found = municipality(code)
    return found.name if found else ""


def _followed_by(her: Participant, _other: object, staff: Mapping[UUID, str]) -> str | None:
    return staff.get(her.owner_id) if her.owner_id else None


CODE = Column(_l("Codice"), lambda her, _other, _staff: her.code)
GIVEN = Column(_l("Nome"), lambda her, _other, _staff: her.given_name, names=True)
FAMILY = Column(_l("Cognome"), lambda her, _other, _staff: her.family_name, names=True)

TABLES: Mapping[ExportList, Table] = {
    ExportList.CASES: Table(
        _l("Persone seguite"),
        (
            CODE,
            GIVEN,
            FAMILY,
            Column(_l("Telefono"), lambda her, _other, _staff: her.phone, names=True),
            Column(_l("E-mail"), lambda her, _other, _staff: her.email, names=True),
            Column(_l("Anno di nascita"), lambda her, _other, _staff: her.born_in),
            Column(_l("Comune"), lambda her, _other, _staff: _place(her.municipality)),
            Column(_l("Come vive"), lambda her, _other, _staff: str(LIVINGS[her.living])),
            Column(_l("Lavoro"), lambda her, _other, _staff: str(EMPLOYMENTS[her.employment])),
            Column(_l("Fascia ISEE"), lambda her, _other, _staff: str(ISEE_BANDS[her.isee_band])),
            Column(_l("Figli"), lambda her, _other, _staff: her.children),
            Column(_l("Il minore nato nel"), lambda her, _other, _staff: her.youngest_born_in),
            Column(_l("Stato"), lambda her, _other, _staff: str(STATES[her.state])),
            Column(_l("Iscritta il"), lambda her, _other, _staff: her.enrolled_on),
            Column(_l("Ultimo contatto"), lambda her, _other, _staff: her.last_contact_on),
            Column(_l("Prossima data"), lambda her, _other, _staff: her.next_on),
            Column(_l("La segue"), _followed_by),
        ),
        queries.cases,
    ),
    ExportList.CHILDREN: Table(
        _l("Figli"),
        (
            CODE,
            GIVEN,
            FAMILY,
            Column(_l("Nome del figlio"), lambda _her, child, _staff: child.given_name, names=True),
            Column(_l("Anno di nascita"), lambda _her, child, _staff: child.born_in),
            Column(_l("Scuola"), lambda _her, child, _staff: str(SCHOOLS[child.school])),
            Column(_l("Vive con lei"), lambda _her, child, _staff: _yes(child.cohabiting)),
            Column(_l("Comune"), lambda her, _child, _staff: _place(her.municipality)),
        ),
        queries.children,
    ),
    ExportList.INTERVIEWS: Table(
        _l("Colloqui"),
        (
            CODE,
            GIVEN,
            FAMILY,
            Column(_l("Giorno"), lambda _her, one, _staff: one.starts_at.astimezone(ROME).date()),
            Column(_l("Ora"), lambda _her, one, _staff: f"{one.starts_at.astimezone(ROME):%H:%M}"),
            Column(_l("Ore"), lambda _her, one, _staff: round(one.minutes / 60, 2)),
            Column(_l("Tipo"), lambda _her, one, _staff: str(labels.KINDS[one.kind])),
            Column(_l("Come"), lambda _her, one, _staff: str(labels.CHANNELS[one.channel])),
            Column(_l("Stato"), lambda _her, one, _staff: str(labels.STATES[one.state])),
            Column(_l("Con chi"), lambda _her, one, staff: staff.get(one.manager_id)),
        ),
        queries.interviews,
    ),
    ExportList.TASKS: Table(
        _l("Cose da fare"),
        (
            CODE,
            GIVEN,
            FAMILY,
            Column(_l("Che cosa"), lambda _her, task, _staff: task.title, names=True),
            Column(_l("Entro"), lambda _her, task, _staff: task.due_on),
            Column(_l("Stato"), lambda _her, task, _staff: str(labels.TASKS[task.state])),
            Column(_l("Chi la fa"), lambda _her, task, staff: staff.get(task.assignee_id)),
        ),
        queries.tasks,
    ),
}
