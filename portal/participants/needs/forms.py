"""The form of an assessment of needs."""

from collections.abc import Sequence
from typing import Any

from wtforms import DateField, FormField, RadioField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.validators import Optional as Maybe

from portal.participants.needs.actions import Weights
from portal.participants.needs.kinds import Domain
from portal.participants.needs.queries import Assessed
from portal.participants.needs.words import DOMAINS, SCALE
from portal.ui.choices import choices
from portal.ui.formats import date_words
from portal.ui.forms import EditForm, RowForm, stripped
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.clock import today


def score_or_none(code: Any) -> int | None:  # noqa: ANN401 -- what a radio button sends
    return int(code) if code not in {"", None} else None


class DomainForm(RowForm):
    """How heavy one part of life weighs, and why."""

    score = RadioField(
        _l("Quanto pesa"),
        choices=choices(
            [("", _l("Non chiesto")), *((str(at), word) for at, word in SCALE.items())]
        ),
        coerce=score_or_none,
    )
    note = TextAreaField(_l("Nota"), [Maybe(), Length(max=2000)], filters=[stripped])

    def validate_note(self, field: TextAreaField) -> None:
        """Refuse a note about what was not scored: it would be lost."""
        if field.data and self.score.data is None:
            raise ValidationError(_("Per tenere la nota scegli quanto pesa."))


class AssessmentForm(EditForm):
    assessed_on = DateField(_l("Giorno"), [DataRequired(_l("Scrivi una data."))], default=today)
    work = FormField(DomainForm, DOMAINS[Domain.WORK])
    childcare = FormField(DomainForm, DOMAINS[Domain.CHILDCARE])
    care = FormField(DomainForm, DOMAINS[Domain.CARE])
    home = FormField(DomainForm, DOMAINS[Domain.HOME])
    health = FormField(DomainForm, DOMAINS[Domain.HEALTH])
    network = FormField(DomainForm, DOMAINS[Domain.NETWORK])
    mobility = FormField(DomainForm, DOMAINS[Domain.MOBILITY])
    money = FormField(DomainForm, DOMAINS[Domain.MONEY])

    def domains(self) -> list[Any]:
        """Return the part of the form about each domain."""
        return [self[domain.value] for domain in Domain]

    def tell_before(self, before: Sequence[Assessed]) -> None:
        """Show, beside each domain, the last score that it had."""
        for domain in Domain:
            known = [each for each in before if each.value(domain) is not None]
            if known:
                self[domain.value].form.score.description = _(
                    "Il %(day)s era %(score)s.",
                    day=date_words(known[-1].day),
                    score=known[-1].value(domain),
                )

    def weights(self) -> Weights:
        """Return what was typed."""
        parts = {domain: self[domain.value].form for domain in Domain}
        return Weights(
            day=self.assessed_on.data or today(),
            scores={key: part.score.data for key, part in parts.items() if _is_scored(part)},
            notes={key: part.note.data or "" for key, part in parts.items()},
        )


def form_of(found: Assessed) -> AssessmentForm:
    """Return the form of an assessment that was written before."""
    return AssessmentForm(
        version=found.assessment.version,
        assessed_on=found.day,
        **{
            domain.value: {"score": score.score, "note": score.note}
            for domain, score in found.scores.items()
        },
    )


def _is_scored(part: Any) -> bool:  # noqa: ANN401 -- a DomainForm
    return part.score.data is not None
