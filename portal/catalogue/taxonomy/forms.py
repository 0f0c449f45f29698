"""The forms of the words of the catalogue."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from wtforms import HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.validators import Optional as Maybe
from wtforms.widgets import CheckboxInput, ListWidget

from portal.catalogue.taxonomy import queries
from portal.catalogue.taxonomy.models import TaxonomyTerm, Zone
from portal.geography.municipalities import municipalities, municipality
from portal.ui.forms import EditForm
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

LONGEST_NAME = 80
LONGEST_DESCRIPTION = 500
LONGEST_SYNONYMS = 3000
NOTHING = "-"
FIRST = "-"


class Difference(NamedTuple):
    """A field that somebody else saved otherwise than it stands in the form."""

    label: str
    theirs: str
    mine: str


class WordsForm(EditForm):
    """What terms and zones have in common: they are called, in two languages."""

    name_it = StringField(
        _l("Nome in italiano"), validators=[InputRequired(), Length(max=LONGEST_NAME)]
    )
    name_en = StringField(
        _l("Nome in inglese"), validators=[InputRequired(), Length(max=LONGEST_NAME)]
    )

    def words(self) -> dict[str, Any]:
        """Return the columns that the form fills."""
        return {name: " ".join((self[name].data or "").split()) for name in ("name_it", "name_en")}

    def against(self, row: TaxonomyTerm | Zone) -> list[Difference]:
        """Return where the row differs by now; the next sending compares with it as it is."""
        self.version.process_data(row.version)
        self.version.raw_data = None
        return [
            Difference(str(self[name].label.text), shown(getattr(row, name)), shown(mine))
            for name, mine in self.words().items()
            if getattr(row, name) != mine
        ]


class MeaningForm(WordsForm):
    """How a term is called, what it means, how people look for it."""

    description_it = TextAreaField(
        _l("Che cosa vuol dire"), validators=[Maybe(), Length(max=LONGEST_DESCRIPTION)]
    )
    description_en = TextAreaField(
        _l("Che cosa vuol dire, in inglese"), validators=[Maybe(), Length(max=LONGEST_DESCRIPTION)]
    )
    synonyms_it = TextAreaField(
        _l("Come lo cerca la gente"),
        description=_l("Una parola o espressione per riga: chi la scrive trova questa voce."),
        validators=[Maybe(), Length(max=LONGEST_SYNONYMS)],
    )
    synonyms_en = TextAreaField(
        _l("Come lo cerca la gente, in inglese"),
        description=_l("Una parola o espressione per riga."),
        validators=[Maybe(), Length(max=LONGEST_SYNONYMS)],
    )

    def words(self) -> dict[str, Any]:
        return {
            **super().words(),
            "description_it": (self.description_it.data or "").strip(),
            "description_en": (self.description_en.data or "").strip(),
            "synonyms_it": _lines(self.synonyms_it.data),
            "synonyms_en": _lines(self.synonyms_en.data),
        }


class TermForm(MeaningForm):
    """A term that exists: also its place in the list."""

    after = SelectField(_l("Posizione nella lista"), validators=[Maybe()])

    @classmethod
    def of(cls, term: TaxonomyTerm) -> "TermForm":
        """Return the form of a term, filled with what it says now."""
        siblings = queries.siblings(term.scheme, term.parent_code)
        place = [each.code for each in siblings].index(term.code)
        form = cls(
            **{name: getattr(term, name) for name in _AS_THEY_ARE},
            synonyms_it="\n".join(term.synonyms_it),
            synonyms_en="\n".join(term.synonyms_en),
            after=siblings[place - 1].code if place else FIRST,
        )
        form.after.choices = [
            (FIRST, _("All'inizio")),
            *((each.code, _after(each)) for each in siblings if each is not term),
        ]
        return form

    def moved(self) -> str | None:
        """Return the code that the term shall follow; None where its place stays."""
        chosen: str | None = self.after.data
        return None if chosen == self.after.object_data else chosen


class NewTermForm(MeaningForm):
    """A new term, in a group where it is a kind of service."""

    group = HiddenField()


class DeprecationForm(EditForm):
    """Which term stands for the one that is no longer offered."""

    replaced_by = SelectField(_l("Al suo posto si usa"), validators=[InputRequired()])

    def offer(self, replacements: Mapping[str, str]) -> None:
        self.replaced_by.choices = [
            ("", _("Scegli…")),
            (NOTHING, _("Nessuna voce la sostituisce")),
            *((code, f"{name} ({code})") for code, name in replacements.items()),
        ]


class ZoneForm(WordsForm):
    """A preset of municipalities."""

    municipalities = SelectMultipleField(
        _l("Comuni"),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validators=[InputRequired(_l("Scegli almeno un comune."))],
    )

    @classmethod
    def of(cls, zone: Zone | None = None) -> "ZoneForm":
        """Return the form of a zone; of a new one, an empty form."""
        names = ("name_it", "name_en", "municipalities", "version")
        form = cls(**{name: getattr(zone, name) for name in names}) if zone else cls()
        form.municipalities.choices = [(each.code, each.name) for each in municipalities()]
        return form

    def words(self) -> dict[str, Any]:
        return {**super().words(), "municipalities": list(self.municipalities.data or [])}


_AS_THEY_ARE = ("name_it", "name_en", "description_it", "description_en", "version")


def shown(value: str | list[str]) -> str:
    """Return a column as a person compares it."""
    if isinstance(value, str):
        return value
    found = [(municipality(each), each) for each in value]
    return ", ".join(known.name if known else each for known, each in found)


def _after(term: TaxonomyTerm) -> str:
    return _("Dopo «%(name)s»", name=queries.name(term.code))


def _lines(text: str | None) -> list[str]:
    lines = (" ".join(line.split()) for line in (text or "").splitlines())
    return list(dict.fromkeys(line for line in lines if line))
