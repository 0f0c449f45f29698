"""Municipalities that were merged into another, under the names that people still use."""

from types import MappingProxyType

FORMER_NAMES = MappingProxyType(
    {
        "Cerreto Castello": "096087",
        "Crosa": "096085",
        "Mosso": "096088",
        "Mosso Santa Maria": "096088",
        "Pistolesa": "096088",
        "Quaregna": "096087",
        "Quittengo": "096086",
        "San Paolo Cervo": "096086",
        "Selve Marcone": "096042",
        "Soprana": "096088",
        "Trivero": "096088",
        "Valle Mosso": "096088",
    }
)
