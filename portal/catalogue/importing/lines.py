"""What the pages of an import show: its rows as lines, the kinds of rows, page numbers."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.catalogue.importing import answers, queries
from portal.catalogue.importing.answers import Answer
from portal.catalogue.importing.columns import columns
from portal.catalogue.importing.models import ImportRow, ImportRun, Outcome
from portal.catalogue.importing.queries import PAGE, Counts
from portal.sheets.states import RunState, Verdict
from portal.ui.language import gettext as _


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind of rows, with how many there are."""

    label: str
    href: str
    current: bool
    count: int


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page's number as `ui.paging` shows it."""

    number: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file as the tables show it."""

    row: ImportRow

    @property
    def answers(self) -> list[Answer]:
        return answers.answers(self.row.problems)

    @property
    def changed(self) -> str:
        """Return the headings of what changes."""
        return ", ".join(columns()[key].heading for key in self.row.changed)

    @property
    def verdict(self) -> str:
        return str(answers.VERDICTS[self.row.verdict])

    @property
    def intent(self) -> str:
        return str(answers.INTENTS[self.row.intent])

    @property
    def outcome(self) -> str:
        return str(answers.OUTCOMES[self.row.outcome]) if self.row.outcome else ""

    @property
    def reason(self) -> str:
        return answers.reason_words(self.row.reason)

    @property
    def is_there(self) -> bool:
        """Tell whether the row's service is to be found."""
        return self.row.outcome in {Outcome.CREATED, Outcome.UPDATED, Outcome.KEPT}


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of rows, with the ways to the others."""

    tabs: list[Tab]
    lines: list[Line]
    numbers: list[PageNumber]


def shown(run: ImportRun, counts: Counts, *, kind: str, page: int) -> Shown:
    """Return one page of the rows of one kind; of all, when none is named."""
    kinds = _kinds(run)
    chosen = next((each for each in kinds if each.value == kind), None)
    rows = queries.page_of_rows(
        run,
        verdict=chosen if isinstance(chosen, Verdict) else None,
        outcome=chosen if isinstance(chosen, Outcome) else None,
        page=page,
    )
    total = counts.of(chosen) if chosen else counts.total
    return Shown(
        _tabs(run, counts, kinds, chosen),
        [Line(row) for row in rows],
        _numbers(run, kind, page, total),
    )


def progress(run: ImportRun, counts: Counts) -> tuple[int, int]:
    """Return how many rows are done, of how many."""
    if run.state is RunState.UNDOING:
        gone = counts.outcomes[Outcome.UNDONE] + counts.outcomes[Outcome.KEPT]
        left = counts.outcomes[Outcome.CREATED] + counts.outcomes[Outcome.UPDATED]
        return gone, gone + left
    return counts.done, counts.importable


def unknown_headings(run: ImportRun) -> list[str]:
    """Return the headings of the file that mean nothing to us."""
    pairs = zip(run.headings, run.keys, strict=False)
    return [heading for heading, key in pairs if heading and not key]


def by_column(row: ImportRow) -> dict[str, list[Answer]]:
    """Return what there is to say about each column of a row."""
    found: dict[str, list[Answer]] = {}
    for problem in row.problems:
        found.setdefault(problem["column"], []).extend(answers.answers([problem]))
    return found


def _kinds(run: ImportRun) -> list[Verdict | Outcome]:
    """Return the kinds of rows: by the check's answer, later by what was done."""
    return [*Verdict] if run.state is RunState.CHECKED else [*Outcome, Verdict.ERROR]


def _tabs(
    run: ImportRun, counts: Counts, kinds: list[Verdict | Outcome], chosen: object
) -> list[Tab]:
    found = [
        Tab(
            str(answers.KINDS_OF_ROWS[kind]),
            _address(run, show=kind.value),
            kind is chosen,
            counts.of(kind),
        )
        for kind in kinds
        if counts.of(kind)
    ]
    return [Tab(_("Tutte"), _address(run), chosen is None, counts.total), *found]


def _numbers(run: ImportRun, kind: str, page: int, total: int) -> list[PageNumber]:
    """Return the page numbers; none where one page holds everything."""
    pages = range(1, -(-total // PAGE) + 1)
    if len(pages) == 1:
        return []
    return [
        PageNumber(each, _address(run, show=kind or None, page=each), each == page)
        for each in pages
    ]


def _address(run: ImportRun, **values: Any) -> str:  # noqa: ANN401 -- what stands in the address
    return url_for("importing.run", run_id=run.id, **values)
