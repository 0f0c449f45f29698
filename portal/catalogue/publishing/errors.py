"""What can go wrong when a service is written, sent, reviewed or kept, in its reader's words."""

from typing import Any

from portal.catalogue.publishing.problems import Problem
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _


class ServiceError(Exception):
    """The family; `field` names the form's field that the message belongs to."""

    field: str | None = None


class IncompleteError(ServiceError):
    """A draft cannot be sent yet; each problem stands beside its field."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(_("Manca ancora qualcosa prima della revisione."))
        self.problems = problems


class NotEditableError(ServiceError):
    def __init__(self) -> None:
        super().__init__(_("La scheda è in revisione: riprendila se vuoi cambiarla."))


class NoteMissingError(ServiceError):
    field = "note"

    def __init__(self) -> None:
        super().__init__(_("Scrivi che cosa va cambiato e perché: chi l'ha scritta lo leggerà."))


class OwnWordsError(ServiceError):
    field = "decision"

    def __init__(self) -> None:
        super().__init__(
            _("Hai scritto o inviato tu questa scheda: deve guardarla un'altra persona.")
        )


class ReasonMissingError(ServiceError):
    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Scrivi perché lo ritiri."))


class AddressToldError(ServiceError):
    def __init__(self, field: str) -> None:
        super().__init__(
            _("Qui sembra esserci un indirizzo: un servizio protetto non lo mostra mai.")
        )
        self.field = field


class NotLiveError(ServiceError):
    def __init__(self) -> None:
        super().__init__(_("Il servizio non è pubblicato: non c'è nulla da aggiornare."))


class DraftConflictError(ConflictError):
    """Another person saved the draft meanwhile; both documents are at hand."""

    def __init__(self, mine: dict[str, Any], theirs: dict[str, Any], version: int | None) -> None:
        super().__init__()
        self.mine = mine
        self.theirs = theirs
        self.version = version
