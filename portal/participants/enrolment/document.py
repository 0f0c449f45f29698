"""What a woman answered, step by step, as one document; and what it says about her."""

from collections.abc import Mapping
from typing import Any

from portal.participants.cases.kinds import Employment, Living, WorkingHours
from portal.participants.cases.words import CALL_TIMES
from portal.participants.consent.kinds import Purpose
from portal.participants.details.words import LANGUAGES
from portal.participants.enrolment import words
from portal.participants.enrolment.eligibility import Situation
from portal.participants.enrolment.kinds import OUTSIDE, STEPS, Step
from portal.participants.needs.kinds import Domain
from portal.ui.language import gettext as _

Answers = Mapping[str, Mapping[str, Any]]
Summary = list[tuple[Step, str, list[tuple[str, str]]]]


def first_missing(answers: Answers) -> Step:
    """Return the step that comes next: the first that was not answered, in the end the last."""
    return next((step for step in STEPS if step not in answers), Step.CONSENTS)


def situation(answers: Answers) -> Situation:
    """Return what the rules ask for, as far as it was answered."""
    family = answers.get(Step.FAMILY)
    return Situation(
        municipality=answers.get(Step.PLACE, {}).get("municipality", ""),
        children_born_in=children(answers) if family is not None else None,
    )


def children(answers: Answers) -> list[int]:
    """Return the years in which her children were born."""
    return [int(year) for year in answers.get(Step.FAMILY, {}).get("children", [])]


def needs(answers: Answers) -> list[Domain]:
    """Return what she ticked; her health only where she agreed that it is kept."""
    ticked = [Domain(code) for code in answers.get(Step.NEEDS, {}).get("needs", [])]
    agreed = answers.get(Step.CONSENTS, {}).get(Purpose.SPECIAL, True)
    return [need for need in ticked if agreed or need != Domain.HEALTH]


def story(answers: Answers) -> str:
    """Return what she needs as one text, in her language's words."""
    ticked = ", ".join(str(words.NEEDS[need][0]) for need in needs(answers))
    told = answers.get(Step.NEEDS, {}).get("story", "")
    return "\n".join(part for part in (ticked, told) if part)


def details(answers: Answers) -> dict[str, Any]:
    """Return the columns of a case that her answers fill."""
    contact, place = answers.get(Step.CONTACT, {}), answers.get(Step.PLACE, {})
    family, work = answers.get(Step.FAMILY, {}), answers.get(Step.WORK, {})
    kept = ("phone", "email", "call_at", "may_leave_message", "may_write", "call_note", "speaks")
    return {
        **{name: contact[name] for name in kept if name in contact},
        "needs_interpreter": bool(contact.get("needs_interpreter")),
        "municipality": place.get("municipality", "").replace(OUTSIDE, ""),
        "travels_by": " ".join(place.get("travels_by", [])),
        "born_in": family.get("born_in"),
        "living": Living(family.get("living", Living.UNDISCLOSED)),
        "employment": Employment(work.get("employment", Employment.UNDISCLOSED)),
        "working_hours": WorkingHours(work["working_hours"]) if work.get("working_hours") else None,
        "company": work.get("company", ""),
        "story": story(answers),
    }


def summary(answers: Answers, places: Mapping[str, str]) -> Summary:
    """Return what she answered, to be read again: for each step its facts, empty ones too."""
    facts = {
        Step.CONTACT: _contact(answers.get(Step.CONTACT, {})),
        Step.PLACE: _place(answers.get(Step.PLACE, {}), places),
        Step.FAMILY: _family(answers.get(Step.FAMILY, {})),
        Step.WORK: _work(answers.get(Step.WORK, {})),
        Step.NEEDS: _needs(answers),
    }
    return [(step, str(words.TITLES[step]), found) for step, found in facts.items()]


def _contact(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    name = f"{given.get('given_name', '')} {given.get('family_name', '')}".strip()
    return [
        (_("Nome"), name),
        (_("Telefono"), given.get("phone", "")),
        (_("E-mail"), given.get("email", "")),
        (_("Quando chiamare"), _labels(CALL_TIMES, given.get("call_at", []))),
        (_("Lasciare un messaggio"), _yes_or_no(given.get("may_leave_message"))),
        (_("Scrivere"), _yes_or_no(given.get("may_write"))),
        (_("Prima di chiamare"), given.get("call_note", "")),
        (_("Lingua"), str(LANGUAGES.get(given.get("speaks", ""), ""))),
        (_("Interprete"), _yes_or_no(given.get("needs_interpreter"))),
    ]


def _place(given: Mapping[str, Any], places: Mapping[str, str]) -> list[tuple[str, str]]:
    code = given.get("municipality", "")
    where = _("Fuori dal Biellese") if code == OUTSIDE else places.get(code, "")
    travels = _labels(words.TRAVELS, given.get("travels_by", []))
    return [(_("Comune"), where), (_("Spostamenti"), travels)]


def _family(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    born_in = ", ".join(str(year) for year in given.get("children", []))
    return [
        (_("In casa"), str(words.LIVINGS.get(given.get("living", ""), ""))),
        (_("Figlie e figli, anno di nascita"), born_in or _("Nessuno")),
        (_("Anno di nascita"), str(given.get("born_in") or "")),
    ]


def _work(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Lavoro"), str(words.EMPLOYMENTS.get(given.get("employment", ""), ""))),
        (_("Orario"), str(words.HOURS.get(given.get("working_hours", ""), ""))),
        (_("Azienda"), given.get("company", "")),
    ]


def _needs(answers: Answers) -> list[tuple[str, str]]:
    ticked = ", ".join(str(words.NEEDS[need][0]) for need in needs(answers))
    return [(_("Bisogni"), ticked), (_("Parole"), answers.get(Step.NEEDS, {}).get("story", ""))]


def _labels(labels: Mapping[Any, Any], codes: list[str]) -> str:
    return ", ".join(str(labels[code]) for code in codes)


def _yes_or_no(value: object) -> str:
    return _("Sì") if value else _("No")
