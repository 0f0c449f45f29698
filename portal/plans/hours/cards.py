"""The people of the page of the hours, each with what is known of her week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from portal.plans.hours.labels import KINDS, conditions, gone, slot_in_words
from portal.plans.hours.models import CareSlot
from portal.plans.hours.panels import PlannedActivity
from portal.plans.hours.people import People
from portal.plans.hours.presets import FOR_ADULTS, FOR_CHILDREN, Preset
from portal.ui.language import gettext as _


@dataclass(frozen=True, slots=True)
class SlotLine:
    """One slot, said in a line."""

    id: UUID
    hours: str
    kind: str
    notes: list[str]
    plan: str | None  # the action of the plan that would bring it


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person: who she is for the rule, her hours, and what one may add with a touch."""

    key: UUID
    name: str
    role: str
    lines: list[SlotLine]
    presets: tuple[Preset, ...]
    works: bool  # in shifts, maybe


def cards(
    family: People, slots: Iterable[CareSlot], activities: Sequence[PlannedActivity]
) -> list[PersonCard]:
    """Return the adults first, then those who must not be alone."""
    known = list(slots)
    titles = {each.id: each.title for each in activities}
    return [
        PersonCard(
            key,
            name,
            _role(family, key),
            [_line(slot, titles) for slot in known if slot.whose == key],
            FOR_ADULTS if family.is_adult(key) else FOR_CHILDREN,
            family.is_adult(key),
        )
        for key, name in family.names.items()
    ]


def _line(slot: CareSlot, titles: dict[UUID, str]) -> SlotLine:
    kind = str(KINDS[slot.kind])
    named = f"{kind}: {slot.name}" if slot.name else kind
    plan = None
    if slot.activity_id:
        plan = titles.get(slot.activity_id, gone())
    return SlotLine(slot.id, slot_in_words(slot), named, conditions(slot), plan)


def _role(family: People, key: UUID) -> str:
    if key in family.visiting:
        return _("Si occupa dei figli nei suoi giorni")
    if family.is_adult(key):
        return _("Si occupa dei figli")
    return _("Ha sempre bisogno di qualcuno")
