"""Which side hears of an event, and in which words: rules without a database."""

from typing import Any

from portal.referrals.tracking.kinds import Act, Side, Status
from portal.ui.language import lazy as _l

_OTHER = {Side.SENDER: Side.PARTNER, Side.PARTNER: Side.SENDER}
_BOTH = frozenset({Side.SENDER, Side.PARTNER})
_NOBODY: frozenset[Side] = frozenset()
# What one does for oneself, and what the other side need not hear of.
SILENT = frozenset({Act.ATTEMPTED, Act.STILL_GOING, Act.CONFIRMED, Act.WAITED})
_OF_THE_SENDER = frozenset({Status.DRAFT, Status.ON_HOLD, Status.COMPLETED})


def told(act: Act, side: Side, status: Status, *, asked: bool = False) -> frozenset[Side]:
    """Return the sides that hear of an event; `asked`: the partner waits for an answer."""
    if act in SILENT:
        return _NOBODY
    if act is Act.ASSIGNED:
        return frozenset({Side.PARTNER})
    if act is Act.NAMED:
        return frozenset({Side.SENDER})
    if side is not Side.SYSTEM:
        return frozenset({_OTHER[side]})
    if act in {Act.REMINDED, Act.CHECKED_IN}:
        return frozenset({Side.SENDER if asked or status in _OF_THE_SENDER else Side.PARTNER})
    return _BOTH


WORDS: dict[tuple[Act, Status | None, Side], Any] = {
    (Act.MOVED, Status.REQUESTED, Side.PARTNER): _l("C'è un nuovo invio da guardare"),
    (Act.MOVED, Status.REQUESTED, Side.SENDER): _l("Il partner ha annullato l'accettazione"),
    (Act.MOVED, Status.ACCEPTED, Side.SENDER): _l("Il partner ha accettato"),
    (Act.MOVED, Status.REJECTED, Side.SENDER): _l("Il partner non può: scegli un'alternativa"),
    (Act.MOVED, Status.IN_PROGRESS, Side.SENDER): _l("Il percorso è cominciato"),
    (Act.MOVED, Status.ON_HOLD, Side.SENDER): _l("Il partner ha sospeso"),
    (Act.MOVED, Status.COMPLETED, Side.SENDER): _l("Il partner ha concluso"),
    (Act.MOVED, Status.FAILED, Side.SENDER): _l("Non è riuscito: serve un altro passo"),
    (Act.MOVED, Status.CANCELLED, Side.SENDER): _l("L'invio è stato annullato"),
    (Act.MOVED, Status.CANCELLED, Side.PARTNER): _l("L'invio è stato annullato"),
    (Act.MOVED, Status.ENTERED_IN_ERROR, Side.PARTNER): _l("L'invio era un errore"),
    (Act.ASKED, None, Side.SENDER): _l("Il partner ti ha scritto"),
    (Act.ANSWERED, None, Side.PARTNER): _l("Chi invia ti ha scritto"),
    (Act.AMENDED, None, Side.PARTNER): _l("I dati condivisi sono cambiati"),
    (Act.ASSIGNED, None, Side.PARTNER): _l("Un invio è passato a te"),
    (Act.NUDGED, None, Side.PARTNER): _l("Ti chiedono a che punto siete"),
    (Act.NUDGED, None, Side.SENDER): _l("Il capofila chiede a che punto siete"),
    (Act.REMINDED, None, Side.PARTNER): _l("Un invio aspetta te"),
    (Act.REMINDED, None, Side.SENDER): _l("Un invio aspetta te"),
    (Act.REMINDED, Status.COMPLETED, Side.SENDER): _l("È il momento di chiederle com'è andata"),
    (Act.CHECKED_IN, None, Side.PARTNER): _l("È ancora in corso? Basta un tocco per dirlo"),
    (Act.ESCALATED, None, Side.PARTNER): _l("Un invio è in ritardo"),
    (Act.ESCALATED, None, Side.SENDER): _l("Un invio è in ritardo"),
    (Act.OFFERED, None, Side.SENDER): _l("C'è un posto: rispondi prima che scada"),
    (Act.OFFER_ENDED, None, Side.SENDER): _l("L'offerta del posto è finita"),
    (Act.OFFER_ENDED, None, Side.PARTNER): _l("L'offerta del posto è finita"),
    (Act.ERROR_REPORTED, None, Side.SENDER): _l("Il partner segnala un errore"),
    (Act.NAMED, None, Side.SENDER): _l("Il capofila ha chiesto un nome, con un motivo scritto"),
}
OTHERWISE = _l("C'è una novità")


def words(act: Act, status: Status, side: Side) -> str:
    """Return what happened, for one side: never a name, a need or a service."""
    found = WORDS.get((act, status, side)) or WORDS.get((act, None, side)) or OTHERWISE
    return str(found)
