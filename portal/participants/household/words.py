"""The Italian words of a household: who is who, and a member put in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.participants.household.kinds import Relation, School
from portal.participants.household.membership import MemberDetails, is_child_on
from portal.participants.household.models import HouseholdMember
from portal.ui.formats import NO_BREAK, date_words
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.language import ngettext

RELATIONS: dict[Relation, Any] = {
    Relation.CHILD: _l("Figlia o figlio"),
    Relation.PARTNER: _l("Partner"),
    Relation.FORMER_PARTNER: _l("Ex partner"),
    Relation.PARENT: _l("Madre o padre"),
    Relation.SIBLING: _l("Sorella o fratello"),
    Relation.OTHER_RELATIVE: _l("Altro parente"),
    Relation.OTHER: _l("Altra persona"),
}
SCHOOLS: dict[School, Any] = {
    School.NONE: _l("Nessuna"),
    School.NURSERY: _l("Nido"),
    School.PRESCHOOL: _l("Scuola dell'infanzia"),
    School.PRIMARY: _l("Scuola primaria"),
    School.LOWER_SECONDARY: _l("Scuola media"),
    School.UPPER_SECONDARY: _l("Scuola superiore"),
    School.TRAINING: _l("Formazione professionale"),
}
LABELS: dict[str, Any] = {
    "relation": _l("Chi è per lei"),
    "given_name": _l("Nome"),
    "born_in": _l("Anno di nascita"),
    "cohabiting": _l("Vive con lei"),
    "in_charge": _l("Si occupa dei bambini"),
    "school": _l("Scuola"),
    "school_name": _l("Nome della scuola"),
    "needs_care": _l("Ha bisogno di cure particolari"),
    "care_note": _l("Che cosa serve sapere"),
    "phone": _l("Telefono"),
    "email": _l("E-mail"),
    "joined_on": _l("Fa parte del nucleo dal"),
    "left_on": _l("Fino al"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people wrote differently."""

    label: str
    saved: str
    typed: str


def differences(saved: HouseholdMember, typed: MemberDetails) -> Iterator[Difference]:
    """Yield what differs between a saved member and what was typed about it."""
    for name, label in LABELS.items():
        before, after = _words(getattr(saved, name)), _words(getattr(typed, name))
        if before != after:
            yield Difference(str(label), before, after)


def age_words(born_in: int | None, year: int) -> str:
    """Return an age of which only the year is known: the age reached in that year."""
    if born_in is None:
        return _("età non indicata")
    years = year - born_in
    if years <= 0:
        return _("nata o nato quest'anno")
    return ngettext("%(n)s anno", "%(n)s anni", years).replace(" ", NO_BREAK)


def family_words(members: Iterable[HouseholdMember], day: date) -> str:
    """Return a family in one line: the children with their ages, and who else is there."""
    here = list(members)
    children = [each.born_in for each in here if _is_child(each, day)]
    others = [relation_label(each.relation) for each in here if not _is_child(each, day)]
    parts = [_children_words(children, day)] if children else []
    return " · ".join([*parts, *others])


def relation_label(relation: Relation) -> str:
    return str(RELATIONS[relation])


def school_label(school: School) -> str:
    return str(SCHOOLS[school])


def _is_child(member: HouseholdMember, day: date) -> bool:
    return member.relation == Relation.CHILD and is_child_on(member.born_in, day)


def _children_words(born_in: list[int | None], day: date) -> str:
    ages = ", ".join(
        age_words(year, day.year) for year in sorted(born_in, key=lambda year: year or 0)
    )
    count = ngettext("%(n)s minore", "%(n)s minori", len(born_in))
    return f"{count} ({ages})"


def _words(value: Any) -> str:  # noqa: ANN401 -- any value of a member
    if isinstance(value, Relation | School):
        return relation_label(value) if isinstance(value, Relation) else school_label(value)
    if isinstance(value, bool):
        return _("sì") if value else _("no")
    if hasattr(value, "isoformat"):
        return date_words(value)
    return "" if value is None else str(value)
