"""The steps of a partner: from which states, by which form, what is done and said afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from portal.catalogue.search import queries as catalogue
from portal.referrals.inbox import queries
from portal.referrals.inbox.answering import actions, forms
from portal.referrals.inbox.answering.asked import Asked
from portal.referrals.inbox.answering.forms import HoldForm, OperatorForm, RefusalForm, StepForm
from portal.referrals.tracking import timing
from portal.referrals.tracking.kinds import HELD, OPEN, Clock, Status
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.queries import Held
from portal.referrals.tracking.timing import Running
from portal.ui.language import current_language
from portal.ui.language import lazy as _l
from tenants import scope
from tenants.clock import today

SOON = timedelta(days=3)  # a first call, where no clock says when
LATER = timedelta(days=30)  # a review, unless somebody says another day

Act = Callable[[Held, Asked], Referral]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a partner does; the words are lazy messages."""

    name: str
    label: Any
    done: Any  # «Fatto: …»
    starts: frozenset[Status]
    form: type[StepForm]
    act: Act
    icon: str
    hint: Any = ""

    def is_open(self, referral: Referral) -> bool:
        """Tell whether the step may be taken from the state in which a referral stands."""
        return referral.status in self.starts


_ALL = (
    Step(
        "acceptance",
        _l("Accetta"),
        _l("hai accettato %(code)s"),
        frozenset({Status.REQUESTED}),
        forms.AcceptanceForm,
        actions.accept,
        "check-lg",
        _l("Appena accetti vedi come si chiama e come contattarla. Chi invia vede entro quando."),
    ),
    Step(
        "refusal",
        _l("Non accolgo"),
        _l("%(code)s non accolta"),
        frozenset({Status.REQUESTED}),
        forms.RefusalForm,
        actions.refuse,
        "x-lg",
        _l("Chi invia lo sa subito e cerca un'altra strada. Qui resta solo il codice."),
    ),
    Step(
        "undoing",
        _l("Annulla l'accettazione"),
        _l("hai annullato l'accettazione di %(code)s"),
        frozenset({Status.ACCEPTED}),
        StepForm,
        actions.undo,
        "arrow-counterclockwise",
        _l("Si può entro due giorni, se nessuno l'ha ancora chiamata."),
    ),
    Step(
        "attempt",
        _l("Segna un tentativo"),
        _l("tentativo segnato per %(code)s"),
        HELD,
        forms.AttemptForm,
        actions.attempt,
        "telephone",
    ),
    Step(
        "start",
        _l("L'ho sentita: si comincia"),
        _l("%(code)s è in corso"),
        frozenset({Status.ACCEPTED}),
        StepForm,
        actions.start,
        "check-lg",
    ),
    Step(
        "update",
        _l("Ancora in corso"),
        _l("%(code)s continua"),
        frozenset({Status.IN_PROGRESS}),
        StepForm,
        actions.go_on,
        "arrow-repeat",
        _l("Basta un clic: ne riparliamo tra un mese."),
    ),
    Step(
        "pause",
        _l("Sospendi"),
        _l("%(code)s è sospesa"),
        frozenset({Status.ACCEPTED, Status.IN_PROGRESS}),
        forms.HoldForm,
        actions.hold,
        "pause-circle",
        _l("Non è una chiusura: quel giorno la riguardi."),
    ),
    Step(
        "resumption",
        _l("Si riprende"),
        _l("%(code)s è di nuovo in corso"),
        frozenset({Status.ON_HOLD}),
        StepForm,
        actions.start,
        "arrow-repeat",
    ),
    Step(
        "completion",
        _l("Concludi"),
        _l("%(code)s è conclusa"),
        HELD,
        forms.CompletionForm,
        actions.complete,
        "flag",
        _l("Per trenta giorni vedi ancora come si chiama, poi resta solo il codice."),
    ),
    Step(
        "failure",
        _l("Non è riuscita"),
        _l("%(code)s non è riuscita"),
        HELD,
        forms.FailureForm,
        actions.fail,
        "slash-circle",
    ),
    Step(
        "cancellation",
        _l("Annulla l'invio"),
        _l("%(code)s è annullata"),
        HELD,
        forms.CancellationForm,
        actions.cancel,
        "dash-circle",
        _l("Da subito non vedi più niente di lei: resta solo il codice."),
    ),
    Step(
        "assignment",
        _l("Passa a una collega"),
        _l("%(code)s ha un'altra operatrice"),
        HELD,
        forms.AssignmentForm,
        actions.assign,
        "person-check",
        _l("Quello che serve per cominciare lo legge solo chi la segue: passa a lei."),
    ),
    Step(
        "mistake",
        _l("È uno sbaglio"),
        _l("hai detto a chi invia che %(code)s è uno sbaglio"),
        OPEN,
        forms.MistakeForm,
        actions.report_mistake,
        "exclamation-triangle",
        _l("Per esempio una prova, o la persona sbagliata. Decide chi invia."),
    ),
)
STEPS: dict[str, Step] = {step.name: step for step in _ALL}


def form_of(step: Step, held: Held, *, fresh: bool = False) -> StepForm:
    """Return a step's form, filled with what is most likely; a fresh one reads no request."""
    referral = held.referral
    said = {
        "version": referral.version,
        "operator": str(_operator(step, referral)),
        "day": _day(step, referral),
    }
    form = step.form(formdata=None, data=said) if fresh else step.form(data=said)
    if isinstance(form, OperatorForm):
        form.offer(queries.operators())
    if isinstance(form, HoldForm) and referral.service_id is not None:
        form.leave_to_the_list()
    if isinstance(form, RefusalForm):
        form.offer(alike(referral))
    return form


def alike(referral: Referral) -> dict[Any, str]:
    """Return the services of the network that are of the same kind as the one asked for."""
    group = referral.kind.partition("-")[0]
    if not group:
        return {}
    language = current_language()
    rows = catalogue.for_plans(language, kinds=[group])
    return {
        row.id: f"{row.name_en if language == 'en' and row.name_en else row.name_it}"
        f" · {row.organisation_name}"
        for row in rows
        if row.id != referral.service_id
    }


def _operator(step: Step, referral: Referral) -> object:
    mine = scope.current().user_id
    return referral.operator_id or mine if step.name == "assignment" else mine


def _day(step: Step, referral: Referral) -> date:
    match step.name:
        case "acceptance":
            return _first_call(referral)
        case "pause":
            return today() + LATER
        case _:
            return today()


def _first_call(referral: Referral) -> date:
    """Return by when the clock wants her called, were she accepted today."""
    found = timing.started(referral, Running(Clock.CONTACT, today()))
    return found["remind_on"] or found["due_on"] or today() + SOON
