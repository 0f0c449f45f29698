"""What to say about a cell or a row: which is wrong, and what to write instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.catalogue.importing.columns import columns
from portal.catalogue.importing.models import Intent, Outcome
from portal.sheets import problems
from portal.sheets.states import RunState, Verdict
from portal.ui.language import lazy as _l

PROBLEMS: Mapping[str, Any] = {
    **problems.PROBLEMS,
    "deprecated_term": _l("«%(given)s» non si usa più: scegli un'altra voce del foglio Codici."),
    "group_of_terms": _l("«%(given)s» è un gruppo: scegli una delle voci che contiene."),
    "in_review": _l("La scheda è in revisione: riprendila prima di aggiornarla."),
    "left_out": _l("Non vale insieme al resto della riga, e non verrà tenuto."),
    "missing_name": _l("Scrivi il nome del servizio."),
    "replaced_term": _l("«%(given)s» non si usa più: useremo «%(now)s»."),
    "same_as_row": _l("È lo stesso servizio della riga %(row)s: tienine una sola."),
    "several_services": _l(
        "Hai più schede con questo nome: scrivi il codice scheda di quella giusta."
    ),
    "unknown_language": _l(
        "Non conosciamo la lingua «%(given)s»: scrivi il nome o il codice, per esempio it."
    ),
    "unknown_municipality": _l("«%(given)s» non è un comune né una zona della provincia."),
    "unknown_municipality_near": _l("«%(given)s» non è un comune né una zona: forse «%(near)s»?"),
    "unknown_service": _l(
        "Questo codice non è di una tua scheda: lascialo vuoto per crearne una nuova."
    ),
    "unknown_term": _l("Non conosciamo «%(given)s»: cerca la voce giusta nel foglio Codici."),
    "unknown_term_near": _l("Non conosciamo «%(given)s»: forse «%(near)s»?"),
    "updates": _l("Aggiorna la scheda che hai già."),
}
REASONS: Mapping[str, Any] = {
    "appeared": _l("Nel frattempo è nata una scheda con questo nome."),
    "broken": _l("Non siamo riusciti a scriverla: riprova con un nuovo file."),
    "changed": _l("Qualcuno ha cambiato la scheda dopo il controllo: ricarica il file."),
    "edited": _l("Qualcuno l'ha modificata dopo l'importazione."),
    "gone": _l("La scheda non c'è più."),
    "in_review": _l("La scheda è in revisione."),
    "published": _l("È già stata pubblicata."),
    "submitted": _l("È già stata mandata in revisione."),
}
VERDICTS: Mapping[Verdict, Any] = {
    Verdict.OK: _l("Pronta"),
    Verdict.WARNING: _l("Avviso"),
    Verdict.ERROR: _l("Errore"),
}
INTENTS: Mapping[Intent, Any] = {
    Intent.CREATE: _l("Nuova scheda"),
    Intent.UPDATE: _l("Aggiorna"),
    Intent.NOTHING: _l("Nessun cambiamento"),
}
KINDS_OF_ROWS: Mapping[Verdict | Outcome, Any] = {
    Verdict.OK: _l("Pronte"),
    Verdict.WARNING: _l("Con avvisi"),
    Verdict.ERROR: _l("Con errori"),
    Outcome.CREATED: _l("Create"),
    Outcome.UPDATED: _l("Aggiornate"),
    Outcome.UNCHANGED: _l("Già uguali"),
    Outcome.FAILED: _l("Non importate"),
    Outcome.UNDONE: _l("Annullate"),
    Outcome.KEPT: _l("Rimaste"),
}
OUTCOMES: Mapping[Outcome, Any] = {
    Outcome.CREATED: _l("Creata"),
    Outcome.UPDATED: _l("Aggiornata"),
    Outcome.UNCHANGED: _l("Già uguale"),
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


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing to read about a row: the column, if it is about one, and the words."""

    heading: str
    words: str
    grave: bool

    def __str__(self) -> str:
        return f"{self.heading}: {self.words}" if self.heading else self.words


ABOUT_THE_ROW = frozenset({"in_review", "same_as_row", "several_services", "updates"})


def answers(problems: list[dict[str, Any]]) -> list[Answer]:
    """Return what to say of a row, the grave things first."""
    found = [_answer(problem) for problem in problems]
    return sorted(found, key=lambda answer: not answer.grave)


def reason_words(code: str) -> str:
    return str(REASONS.get(code, ""))


def _answer(problem: Mapping[str, Any]) -> Answer:
    code = problem["code"]
    heading = "" if code in ABOUT_THE_ROW else columns()[problem["column"]].heading
    words = str(PROBLEMS[code]) % problem["values"]
    return Answer(heading, words, problem["grave"])
