"""What there is to say about a cell, whatever the sheet is about."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from portal.ui.language import lazy as _l

PROBLEMS: Mapping[str, Any] = {
    "formula": _l("Qui c'è una formula, che non leggiamo: scrivi il valore."),
    "not_a_choice": _l("«%(given)s» non va bene: scrivi %(choices)s."),
    "not_a_day": _l("«%(given)s» non è una data: scrivila così, 31/12/2026."),
    "not_a_link": _l("«%(given)s» non è un indirizzo: deve cominciare con https://"),
    "not_a_number": _l(
        "«%(given)s» non va bene: scrivi il numero in cifre, per esempio 3 oppure 12,50."
    ),
    "not_a_phone": _l(
        "«%(given)s» non è un telefono: solo cifre e spazi, per esempio 015 0000000."
    ),
    "not_a_postal_code": _l("«%(given)s» non è un CAP: scrivi cinque cifre."),
    "not_an_email": _l("«%(given)s» non è un'e-mail: per esempio nome@ente.it."),
    "not_whole": _l("«%(given)s» deve essere un numero intero."),
    "too_long": _l("È troppo lungo: %(length)s caratteri, il limite è %(limit)s."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What there is to say about a cell; grave: the row cannot be imported like this."""

    column: str
    code: str
    grave: bool
    values: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
