"""The editor without a script: buttons add and remove rows, or choose a whole zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Field, FieldList, Form, FormField

from portal.catalogue.publishing.drafting.forms import ServiceForm
from portal.catalogue.publishing.problems import Problem
from portal.catalogue.taxonomy import queries as taxonomy
from portal.catalogue.taxonomy.queries import Preset
from tenants.database import random_id

# Where on the page a problem of a whole part is shown.
SHOWN_AT = {"kinds": "kinds-first", "ages": "ages-known"}


def reshape(form: ServiceForm, posted: "MultiDict[str, str]") -> bool:
    """Do what a button asks for without saving; return whether one was pressed."""
    asked = [act for act in ACTS if act in posted]
    for act in asked:
        ACTS[act](form, posted[act])
    if asked:
        form.form_token.data = str(random_id())  # the page that comes back is sent anew
    return bool(asked)


def show_problems(form: ServiceForm, problems: list[Problem]) -> None:
    """Put each problem beside its field."""
    for problem in problems:
        field = _field_at(form, SHOWN_AT.get(problem.field, problem.field))
        field.errors = [*field.errors, problem.message]


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """A zone in the editor: its municipalities, and how many of them are chosen."""

    preset: Preset
    chosen: int

    @property
    def is_whole(self) -> bool:
        return self.chosen == len(self.preset.municipalities)

    @property
    def is_first(self) -> bool:
        """Tell whether it is the whole province, of which every other zone is a part."""
        return self.preset == taxonomy.presets()[0]

    @property
    def is_partly(self) -> bool:
        return 0 < self.chosen < len(self.preset.municipalities)


def zone_choices(form: ServiceForm) -> list[ZoneChoice]:
    """Return the zones as they stand in the form, the whole province first."""
    chosen = set(form.areas.data or ())
    return [
        ZoneChoice(preset, len(chosen.intersection(preset.municipalities)))
        for preset in taxonomy.presets()
    ]


def said(*fields: Field) -> bool:
    """Tell whether something stands in one of the fields, or is wrong with it."""
    return any(field.data or field.errors for field in fields)


def _add_row(form: ServiceForm, name: str) -> None:
    for rows in _lists(form):
        if rows.name == name and len(rows.entries) < (rows.max_entries or 0):
            rows.append_entry()


def _remove_row(form: ServiceForm, name: str) -> None:
    for rows in _lists(form):
        rows.entries = [entry for entry in rows.entries if entry.name != name]


def _choose_zone(form: ServiceForm, code: str) -> None:
    """Choose every municipality of a zone; of one that is chosen already, none."""
    for preset in taxonomy.presets():
        if preset.code == code:
            zone, chosen = set(preset.municipalities), set(form.areas.data or ())
            form.areas.data = sorted(chosen - zone if zone <= chosen else chosen | zone)


ACTS = {"add_row": _add_row, "remove_row": _remove_row, "zone": _choose_zone}


def _lists(form: Form) -> Iterator["FieldList[Any]"]:
    for field in form:
        yield from _lists_in(field)


def _lists_in(field: Field) -> Iterator["FieldList[Any]"]:
    if isinstance(field, FieldList):
        yield field
        for entry in field:
            yield from _lists_in(entry)
    elif isinstance(field, FormField):
        yield from _lists(field.form)


def _field_at(form: Form, key: str) -> Any:  # noqa: ANN401 -- a field of any kind
    """Return the field that a key like "texts-it-name" names."""
    first, *rest = key.split("-")
    field: Any = form[first]
    for step in rest:
        field = field.form[step]
    return field
