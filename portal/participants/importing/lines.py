"""What the pages of an import show: its rows as lines, and the kinds of rows."""

from dataclasses import dataclass

from flask import url_for

from portal.participants.importing import answers, queries
from portal.participants.importing.answers import Answer
from portal.participants.importing.models import CaseImport, CaseImportRow, Outcome
from portal.participants.importing.queries import PAGE, Counts
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
class Line:
    """One row of the file as the tables show it."""

    row: CaseImportRow
    name: str
    answers: list[Answer]

    @property
    def verdict(self) -> str:
        return str(answers.VERDICTS[self.row.verdict])

    @property
    def outcome(self) -> str:
        return str(answers.OUTCOMES[self.row.outcome]) if self.row.outcome else ""

    @property
    def reason(self) -> str:
        return answers.reason_words(self.row.reason)

    @property
    def is_there(self) -> bool:
        """Tell whether the row's case is to be found."""
        return self.row.outcome in {Outcome.CREATED, Outcome.KEPT}


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of rows, the ways to the others, and how many pages there are."""

    tabs: list[Tab]
    lines: list[Line]
    pages: int


def shown(run: CaseImport, counts: Counts, *, kind: str, page: int) -> Shown:
    """Return one page of the rows of one kind; of all, when none is named."""
    kinds = _kinds(run)
    chosen = next((each for each in kinds if each.value == kind), None)
    total = counts.of(chosen) if chosen else counts.total
    found = [line(row) for row in queries.page_of_rows(run, chosen, page)]
    return Shown(_tabs(run, counts, kinds, chosen), found, -(-total // PAGE))


def line(row: CaseImportRow) -> Line:
    """Open what is sealed of a row, once."""
    content = row.content
    told = answers.answers(content.get("problems", []))
    return Line(row, content.get("name", ""), told)


def progress(run: CaseImport, counts: Counts) -> tuple[int, int]:
    """Return how many rows are done, of how many."""
    done = counts.outcomes
    if run.state is RunState.UNDOING:
        gone = done[Outcome.UNDONE] + done[Outcome.KEPT]
        return gone, gone + done[Outcome.CREATED]
    return done.total(), counts.correct if run.with_known else counts.new


def unknown_headings(run: CaseImport) -> list[str]:
    """Return the headings of the file that mean nothing to us."""
    pairs = zip(run.headings, run.keys, strict=False)
    return [heading for heading, key in pairs if heading and not key]


def _kinds(run: CaseImport) -> list[Verdict | Outcome]:
    """Return the kinds of rows: by the check's answer, later by what was done."""
    return [*Verdict] if run.state is RunState.CHECKED else [*Outcome, Verdict.ERROR]


def _tabs(
    run: CaseImport, counts: Counts, kinds: list[Verdict | Outcome], chosen: object
) -> list[Tab]:
    href = url_for("case_import.run", run_id=run.id)
    found = [
        Tab(
            str(answers.KINDS_OF_ROWS[kind]),
            f"{href}?show={kind.value}",
            kind is chosen,
            counts.of(kind),
        )
        for kind in kinds
        if counts.of(kind)
    ]
    return [Tab(_("Tutte"), href, chosen is None, counts.total), *found]
