"""How needs changed over time: a row a domain for the table, a line of the mean, differences."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from portal.participants.needs.actions import Weights
from portal.participants.needs.kinds import Domain
from portal.participants.needs.models import HEAVIEST
from portal.participants.needs.queries import Assessed
from portal.participants.needs.words import DOMAINS, domain_label
from portal.ui import charts
from portal.ui.chart_frame import Series
from portal.ui.formats import date_words
from portal.ui.language import gettext as _

MOST_COLUMNS = 5  # a wider table is read by nobody
A_LINE = 2  # values that make one


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain over time: its last scores, its last note, its line."""

    label: str
    scores: list[int | None]
    note: str
    line: Markup | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A domain that two people scored differently."""

    label: str
    saved: str
    typed: str


def rows(found: Sequence[Assessed]) -> list[DomainRow]:
    """Return each domain with its last scores and the line of all of them."""
    return [_row(domain, found) for domain in DOMAINS] if found else []


def mean_line(found: Sequence[Assessed]) -> Markup | None:
    """Return the line of the mean weight; none until there are two assessments."""
    if len(found) < A_LINE:
        return None
    days = [date_words(each.day) for each in found]
    series = Series(_("Peso medio"), [each.mean for each in found])
    return charts.line("needs", _("Il peso medio dei bisogni, da 0 a 4"), days, [series])


def differences(saved: Assessed, typed: Weights) -> list[Difference]:
    """Return what differs between a saved assessment and what was typed about it."""
    found = []
    for domain in Domain:
        kept = saved.scores.get(domain)
        before = _written(saved.value(domain), kept.note if kept else "")
        after = _written(typed.scores.get(domain), typed.notes.get(domain, ""))
        if before != after:
            found.append(Difference(domain_label(domain), before, after))
    return found


def _row(domain: Domain, found: Sequence[Assessed]) -> DomainRow:
    values = [each.value(domain) for each in found]
    known = [value for value in values if value is not None]
    last = found[-1].scores.get(domain)
    title = _("%(domain)s nel tempo", domain=domain_label(domain))
    return DomainRow(
        domain_label(domain),
        values[-MOST_COLUMNS:],
        last.note if last else "",
        charts.sparkline(title, known, scale=(0, HEAVIEST)) if len(known) >= A_LINE else None,
    )


def _written(score: int | None, note: str) -> str:
    return f"{score} {note}".strip() if score is not None else ""
