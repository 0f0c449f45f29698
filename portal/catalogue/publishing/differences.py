"""What changed between two documents, field by field, in words that a reviewer reads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.catalogue.publishing import labels
from portal.catalogue.publishing.document import Document, normalised, without_ids
from portal.catalogue.publishing.kinds import ASKED
from portal.catalogue.taxonomy import queries as taxonomy
from portal.geography.municipalities import municipality
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

Write = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the document: its key on forms, its label, where it stands, how it reads."""

    key: str
    label: Any
    path: tuple[str, ...]
    write: Write


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, as it was and as it would be."""

    key: str
    label: str
    before: str
    after: str


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return every field that says something else, in the order of the page."""
    return [
        Difference(field.key, str(field.label), *(_written(field, doc) for doc in (before, after)))
        for field in FIELDS
        if without_ids(_at(before, field.path)) != without_ids(_at(after, field.path))
    ]


def merged(theirs: Mapping[str, Any], mine: Mapping[str, Any], chosen: set[str]) -> Document:
    """Return their document with those fields of mine whose keys are chosen."""
    doc = dict(theirs)
    for field in FIELDS:
        if field.key in chosen:
            doc = _put(doc, field.path, _at(mine, field.path))
    return normalised(doc)


def _written(field: Field, doc: Mapping[str, Any]) -> str:
    content = _at(doc, field.path)
    return field.write(content) if content is not None else ""


def _at(doc: Mapping[str, Any], path: Sequence[str]) -> Any:  # noqa: ANN401 -- any part of a document
    found: Any = doc
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _put(doc: Mapping[str, Any], path: Sequence[str], content: object) -> Document:
    step, *rest = path
    inner = _put(doc.get(step) or {}, rest, content) if rest else content
    return {**doc, step: inner}


def _terms(codes: Sequence[str]) -> str:
    return "\n".join(taxonomy.marked_name(code) for code in codes)


def _areas(codes: Sequence[str]) -> str:
    """Return the municipalities served; a zone that is served whole stands for its own."""
    left = set(codes)
    zones = []
    for preset in taxonomy.presets():
        if preset.municipalities and left.issuperset(preset.municipalities):
            zones.append(preset.name())
            left -= set(preset.municipalities)
    return "\n".join([*zones, *(_municipality(code) for code in sorted(left))])


def _municipality(code: str) -> str:
    found = municipality(code)
    return found.name if found else code


def _rows(write: Write) -> Write:
    return lambda rows: "\n".join(write(row) for row in rows)


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _place(place: Mapping[str, Any]) -> str:
    town = " ".join(
        part
        for part in (place.get("postal_code"), _municipality(place.get("municipality", "")))
        if part
    )
    kind = labels.label_of(labels.PLACE_KINDS, place.get("kind"))
    head = _joined(place.get("name"), place.get("address"), town, place.get("transport"))
    hours = (labels.hours_words(row) for row in place.get("hours", ()))
    return "\n".join([f"{kind}: {head}", *hours])


def _schedule(row: Mapping[str, Any]) -> str:
    return f"{labels.label_of(labels.SCHEDULE_KINDS, row.get('kind'))}: {labels.hours_words(row)}"


def _cost(cost: Mapping[str, Any]) -> str:
    options = (labels.option_words(option) for option in cost.get("options", ()))
    return "\n".join([labels.label_of(labels.COSTS, cost.get("kind")), *options])


def _language(spoken: Mapping[str, Any]) -> str:
    name = labels.label_of(labels.LANGUAGES, spoken.get("code"))
    return f"{name} ({spoken['note']})" if spoken.get("note") else name


def _step(step: Mapping[str, Any]) -> str:
    english = f"({step['en']})" if step.get("en") else ""
    return " · ".join(part for part in (step.get("it"), english, step.get("contact")) if part)


def _contact(contact: Mapping[str, Any]) -> str:
    audience = labels.label_of(labels.AUDIENCES, contact.get("audience"))
    ways = _joined(contact.get("role"), contact.get("email"), contact.get("phone"))
    return f"{ways} ({audience})"


def _link(link: Mapping[str, Any]) -> str:
    return ": ".join(part for part in (link.get("label"), link.get("url")) if part)


def _label(row: Mapping[str, Any]) -> str:
    return str(row.get("label", ""))


def _one_of(words: Mapping[Any, Any]) -> Write:
    return lambda code: labels.label_of(words, code)


def _asked(codes: Sequence[str]) -> str:
    return "\n".join(labels.label_of(ASKED, code) for code in codes)


def _protected(_value: bool) -> str:  # noqa: FBT001 -- a written value, like the others
    return _("Sì: l'indirizzo non compare da nessuna parte")


def _texts(language: str, mark: str) -> list[Field]:
    named = {
        "name": _l("Nome"),
        "summary": _l("In breve"),
        "description": _l("Descrizione"),
        "eligibility": _l("Chi può chiederlo"),
        "how_to_get_in": _l("Come si entra"),
        "fees": _l("Note sul costo"),
        "schedule_note": _l("Note sugli orari"),
    }
    return [
        Field(f"texts-{language}-{key}", _Marked(label, mark), ("texts", language, key), str)
        for key, label in named.items()
    ]


class _Marked:
    """A label with the language of its text, looked up when it is shown."""

    def __init__(self, label: object, mark: str) -> None:
        self.label = label
        self.mark = mark

    def __str__(self) -> str:
        return f"{self.label} ({_(self.mark)})" if self.mark else str(self.label)


FIELDS: tuple[Field, ...] = (
    *_texts("it", ""),
    *_texts("en", "inglese"),
    Field("kinds", _l("Tipo di servizio"), ("kinds",), _terms),
    Field("targets", _l("Per chi"), ("targets",), _terms),
    Field("target_mode", _l("A chi è aperto"), ("target_mode",), _one_of(labels.TARGET_MODES)),
    Field("ages", _l("Età"), ("ages",), labels.age_words),
    Field("areas", _l("Comuni serviti"), ("areas",), _areas),
    Field("places", _l("Sedi"), ("places",), _rows(_place)),
    Field("schedule", _l("Quando"), ("schedule",), _rows(_schedule)),
    Field("cost", _l("Costo"), ("cost",), _cost),
    Field("languages", _l("Lingue parlate"), ("languages",), _rows(_language)),
    Field("interpreting", _l("Interpreti"), ("interpreting",), str),
    Field("accessibility", _l("Accessibilità"), ("accessibility",), _terms),
    Field("access", _l("Come si accede"), ("access",), _terms),
    Field("next_steps", _l("Prossimi passi"), ("next_steps",), _rows(_step)),
    Field("capacity", _l("Posti"), ("capacity",), labels.capacity_words),
    Field("contacts", _l("Contatti"), ("contacts",), _rows(_contact)),
    Field("documents", _l("Documenti da portare"), ("documents",), _rows(_label)),
    Field("links", _l("Collegamenti"), ("links",), _rows(_link)),
    Field("asks-decide", _l("Che cosa chiedi per decidere"), ("asks", "decide"), _asked),
    Field("asks-deliver", _l("Che cosa chiedi per cominciare"), ("asks", "deliver"), _asked),
    Field("visibility", _l("Chi lo vede"), ("visibility",), _one_of(labels.VISIBILITIES)),
    Field("protected", _l("Servizio protetto"), ("protected",), _protected),
    Field("visible_from", _l("Visibile dal"), ("visible_from",), labels.day_words),
    Field("visible_to", _l("Visibile fino al"), ("visible_to",), labels.day_words),
)
