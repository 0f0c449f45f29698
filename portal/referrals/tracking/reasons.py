"""The reasons of an end or a pause, by status: a code, its words, and whose doing it is."""

from dataclasses import dataclass
from typing import Any

from portal.referrals.tracking.kinds import Blame, Status
from portal.ui.language import lazy as _l

EXPIRED = "expired-no-response"
CONSENT_EXPIRED = "consent-expired"
CONSENT_WITHDRAWN = "consent-withdrawn"
UNABLE_TO_CONTACT = "unable-to-contact"
WAITLISTED = "waitlisted"
OTHER = "other"
BY_THE_PORTAL = frozenset({EXPIRED, CONSENT_EXPIRED, "enrolment-closed", CONSENT_WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Reason:
    """A code of domain.md section 2; `words` is a lazy message."""

    code: str
    words: Any
    blame: Blame


def _of(blame: Blame, **words: Any) -> list[Reason]:  # noqa: ANN401 -- lazy messages
    return [Reason(code.replace("_", "-"), said, blame) for code, said in words.items()]


REASONS: dict[Status, list[Reason]] = {
    Status.REJECTED: [
        *_of(
            Blame.PROVIDER,
            no_capacity=_l("Non ci sono posti"),
            schedule_mismatch=_l("Gli orari non combaciano"),
            out_of_area=_l("Vive fuori dalla nostra zona"),
            service_suspended=_l("Il servizio è sospeso"),
        ),
        *_of(
            Blame.PARTICIPANT,
            not_eligible=_l("Non ha i requisiti del servizio"),
            already_known=_l("La seguiamo già"),
            safety_concern=_l("C'è un rischio per la sicurezza"),
        ),
        *_of(
            Blame.NETWORK,
            missing_information=_l("Mancano informazioni per decidere"),
            wrong_service=_l("Non è il servizio giusto"),
            better_fit_elsewhere=_l("C'è un servizio più adatto"),
            duplicate_referral=_l("È un doppione"),
            other=_l("Un altro motivo"),
        ),
    ],
    Status.CANCELLED: [
        *_of(
            Blame.PARTICIPANT,
            participant_declined=_l("Lei ha cambiato idea"),
            need_resolved_otherwise=_l("Ha risolto in un altro modo"),
            moved_away=_l("Si è trasferita"),
            consent_withdrawn=_l("Ha ritirato il consenso"),
            consent_expired=_l("Il consenso è scaduto"),
            enrolment_closed=_l("Il suo percorso si è chiuso"),
        ),
        *_of(
            Blame.PROVIDER,
            service_withdrawn=_l("Il servizio non c'è più"),
            partner_left_network=_l("Il partner ha lasciato la rete"),
            expired_no_response=_l("Nessuna risposta in tempo"),
        ),
        *_of(
            Blame.NETWORK,
            wrong_partner=_l("Inviata al partner sbagliato"),
            other=_l("Un altro motivo"),
        ),
    ],
    Status.ON_HOLD: [
        *_of(
            Blame.PROVIDER,
            waitlisted=_l("In lista d'attesa"),
            next_edition=_l("Aspetta la prossima edizione"),
        ),
        *_of(
            Blame.PARTICIPANT,
            awaiting_participant=_l("Aspettiamo una sua risposta"),
            awaiting_documents=_l("Aspettiamo i documenti"),
            participant_pause=_l("Ha chiesto una pausa"),
        ),
    ],
    Status.FAILED: [
        *_of(
            Blame.PARTICIPANT,
            unable_to_contact=_l("Non siamo riusciti a contattarla"),
            no_show=_l("Non si è presentata"),
            dropped_out=_l("Ha interrotto"),
            became_ineligible=_l("Non ha più i requisiti"),
        ),
        *_of(Blame.PROVIDER, service_interrupted=_l("Il servizio si è interrotto")),
        *_of(Blame.NETWORK, other=_l("Un altro motivo")),
    ],
    Status.COMPLETED: [
        *_of(
            Blame.PROVIDER,
            need_met=_l("Bisogno risolto"),
            need_partly_met=_l("Bisogno risolto in parte"),
            need_not_met=_l("Bisogno non risolto"),
            information_only=_l("Solo informazioni"),
            enrolled_ongoing=_l("Iscritta, continua"),
        ),
    ],
}


def reason(status: Status, code: str) -> Reason | None:
    """Return a reason of a status by its code; none when there is no such code."""
    return next((each for each in REASONS.get(status, []) if each.code == code), None)


def chosen(status: Status) -> list[tuple[str, Any]]:
    """Return the reasons a person may choose for a status: code and words."""
    return [(each.code, each.words) for each in REASONS[status] if each.code not in BY_THE_PORTAL]


def words_of(status: Status, code: str) -> str:
    """Return a reason in words; empty for no code."""
    found = reason(status, code)
    return str(found.words) if found else ""
