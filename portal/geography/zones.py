"""Default presets for the area that a service covers.

The zones are ours, drawn by geography (valleys, hills, plain) so that a form can tick many
municipalities at once. They have no administrative meaning, and the lead may change its own copy.
Every municipality lies in exactly one zone besides the whole province.
"""

from dataclasses import dataclass
from functools import lru_cache

from portal.geography.municipalities import Municipality, municipalities, named

PARTS = (
    (
        "biella-cintura",
        "Biella e cintura",
        "Biella and its belt",
        (
            "Biella, Candelo, Gaglianico, Occhieppo Inferiore, Ponderano, Sandigliano, "
            "Vigliano Biellese"
        ),
    ),
    (
        "valle-cervo",
        "Valle Cervo",
        "Cervo valley",
        (
            "Andorno Micca, Campiglia Cervo, Miagliano, Piedicavallo, Pralungo, Rosazza, "
            "Sagliano Micca, Tavigliano, Tollegno"
        ),
    ),
    (
        "valle-elvo",
        "Valle Elvo",
        "Elvo valley",
        (
            "Camburzano, Donato, Graglia, Mongrando, Muzzano, Netro, Occhieppo Superiore, Pollone, "
            "Sala Biellese, Sordevolo, Torrazzo, Zubiena"
        ),
    ),
    (
        "colline-cervo-strona",
        "Colline tra Cervo e Strona",
        "Hills between Cervo and Strona",
        (
            "Bioglio, Callabiana, Camandona, Pettinengo, Piatto, Ronco Biellese, Ternengo, "
            "Vallanzengo, Valle San Nicolao, Veglio, Zumaglia"
        ),
    ),
    (
        "cossatese",
        "Cossatese",
        "Cossato area",
        "Casapinta, Cossato, Lessona, Mezzana Mortigliengo, Quaregna Cerreto, Strona, Valdengo",
    ),
    (
        "valsessera-valdilana",
        "Valsessera e Valdilana",
        "Sessera valley and Valdilana",
        "Ailoche, Caprile, Coggiola, Crevacuore, Portula, Pray, Valdilana",
    ),
    (
        "biellese-orientale",
        "Biellese orientale",
        "Eastern Biella area",
        "Brusnengo, Curino, Masserano, Sostegno, Villa del Bosco",
    ),
    (
        "baraggia-pianura",
        "Baraggia e pianura",
        "Baraggia and the plain",
        (
            "Benna, Castelletto Cervo, Gifflenga, Massazza, Mottalciata, Salussola, Verrone, "
            "Villanova Biellese"
        ),
    ),
    (
        "serra-viverone",
        "Serra e lago di Viverone",
        "Serra and lake Viverone",
        "Borriana, Cavaglià, Cerrione, Dorzano, Magnano, Roppolo, Viverone, Zimone",
    ),
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A named group of municipalities, by their codes in the order of their names."""

    key: str
    name: str
    english_name: str
    codes: tuple[str, ...]


@lru_cache(maxsize=1)
def zones() -> tuple[Zone, ...]:
    """Give the whole province, then its parts."""
    whole = Zone(
        key="provincia",
        name="Tutta la provincia di Biella",
        english_name="The whole province of Biella",
        codes=tuple(each.code for each in municipalities()),
    )
    parts = [
        Zone(key, name, english_name, codes=_codes(members))
        for key, name, english_name, members in PARTS
    ]
    return (whole, *parts)


def _codes(members: str) -> tuple[str, ...]:
    return tuple(_municipality(name).code for name in members.split(", "))


def _municipality(name: str) -> Municipality:
    found = named(name)
    if found is None:
        raise LookupError(f"No municipality is called {name}.")
    return found
