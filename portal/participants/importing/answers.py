"""What to say about a cell or a row: which is wrong, and what to write instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.participants.importing.columns import columns
from portal.participants.importing.models import Outcome
from portal.sheets import problems
from portal.sheets.states import RunState, Verdict
from portal.ui.language import lazy as _l

PROBLEMS: Mapping[str, Any] = {
    **problems.PROBLEMS,
    "child_older": _l("Un figlio del %(child)s non va con una madre del %(mother)s."),
    "day_in_future": _l("Questo giorno deve ancora venire."),
    "many_children": _l("Sono troppi: al massimo %(limit)s per riga."),
    "missing_name": _l("Scrivi il nome."),
    "not_a_child": _l("«%(given)s»: scrivi nome e anno, per esempio Leo 2019."),
    "not_a_partner": _l("«%(given)s»: scrivi sì, no, oppure nome e anno di nascita."),
    "not_a_tax_code": _l("«%(given)s» non è un codice fiscale: sono 16 lettere e cifre."),
    "not_a_year": _l("«%(given)s» non è un anno: scrivi quattro cifre, per esempio 1988."),
    "perhaps_known": _l("Forse è già iscritta: stesso nome, e stesso anno o telefono."),
    "same_as_row": _l("È la stessa persona della riga %(row)s: tienine una sola."),
    "same_child": _l("«%(given)s» c'è due volte con lo stesso anno."),
    "under_age": _l("Nata nel %(year)s: è minorenne? Controlla l'anno."),
    "unknown_manager": _l("«%(given)s» non segue persone nella tua organizzazione."),
    "unknown_municipality": _l("«%(given)s» non è un comune della provincia."),
    "unknown_municipality_near": _l(
        "«%(given)s» non è un comune della provincia: forse «%(near)s»?"
    ),
    "year_in_future": _l("Il %(year)s deve ancora venire."),
    "year_too_old": _l("%(year)s: scrivi l'anno con quattro cifre, per esempio 1988."),
}
REASONS: Mapping[str, Any] = {
    "broken": _l("Non siamo riusciti a scriverla: riprova con un nuovo file."),
    "changed": _l("Qualcosa è cambiato dopo il controllo: ricarica il file."),
    "gone": _l("Non la trovi più: qualcuno l'ha tolta o l'ha resa riservata."),
    "not_allowed": _l("Chi ha caricato il file non segue più persone."),
    "worked_on": _l("Qualcuno ha già lavorato sulla sua scheda."),
}
VERDICTS: Mapping[Verdict, Any] = {
    Verdict.OK: _l("Pronta"),
    Verdict.WARNING: _l("Da guardare"),
    Verdict.ERROR: _l("Errore"),
}
KINDS_OF_ROWS: Mapping[Verdict | Outcome, Any] = {
    Verdict.OK: _l("Pronte"),
    Verdict.WARNING: _l("Da guardare"),
    Verdict.ERROR: _l("Con errori"),
    Outcome.CREATED: _l("Iscritte"),
    Outcome.FAILED: _l("Non importate"),
    Outcome.UNDONE: _l("Annullate"),
    Outcome.KEPT: _l("Rimaste"),
}
OUTCOMES: Mapping[Outcome, Any] = {
    Outcome.CREATED: _l("Iscritta"),
    Outcome.FAILED: _l("Non importata"),
    Outcome.UNDONE: _l("Annullata"),
    Outcome.KEPT: _l("Rimasta"),
}
STATES: Mapping[RunState, Any] = {
    RunState.CHECKED: _l("Da confermare"),
    RunState.WAITING: _l("In attesa"),
    RunState.RUNNING: _l("In corso"),
    RunState.DONE: _l("Finita"),
    RunState.UNDOING: _l("Si sta annullando"),
    RunState.UNDONE: _l("Annullata"),
}
ABOUT_THE_ROW = frozenset({"perhaps_known", "same_as_row"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing to read about a row: the column, if it is about one, and the words."""

    heading: str
    words: str
    grave: bool

    def __str__(self) -> str:
        return f"{self.heading}: {self.words}" if self.heading else self.words


def answers(found: list[dict[str, Any]]) -> list[Answer]:
    """Return what to say of a row, the grave things first."""
    told = [_answer(problem) for problem in found]
    return sorted(told, key=lambda answer: not answer.grave)


def reason_words(code: str) -> str:
    return str(REASONS.get(code, ""))


def _answer(problem: Mapping[str, Any]) -> Answer:
    code = problem["code"]
    heading = "" if code in ABOUT_THE_ROW else str(columns()[problem["column"]].heading)
    return Answer(heading, str(PROBLEMS[code]) % problem["values"], problem["grave"])
