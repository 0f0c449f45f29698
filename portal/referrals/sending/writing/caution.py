"""What in a reason may tell who she is or how she is: a warning to read again, never a verdict."""

import re

from portal.ui.language import gettext as _
from tenants.folding import fold

DIGITS = re.compile(r"(?:\d[ ./-]?){6,}")
ADDRESS = re.compile(r"\S+@\S+|\b(?:via|viale|corso|piazza|vicolo)\s+[A-ZÀ-Ý]")
TAX_CODE = re.compile(r"\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b", re.IGNORECASE)
# Two words in a row that begin with a capital, the first not at the beginning of a sentence.
NAMES = re.compile(r"(?<![.!?:;\n]\s)(?<!^)\b[A-ZÀ-Ý][a-zà-ÿ']+\s+[A-ZÀ-Ý][a-zà-ÿ']+")
# Stems, folded: a word that begins so speaks of health or of something as private.
OF_HEALTH = (
    "allerg",
    "ansia",
    "ansios",
    "antidepress",
    "autis",
    "cancro",
    "chemio",
    "chirurg",
    "depress",
    "diabet",
    "diagnos",
    "dialisi",
    "disabil",
    "dislessi",
    "epiless",
    "farmac",
    "gravidanz",
    "hiv",
    "incint",
    "invalid",
    "malat",
    "oncolog",
    "ospedal",
    "patolog",
    "psich",
    "psicolog",
    "ricover",
    "schizofren",
    "sert",
    "sieropositiv",
    "terapi",
    "tossic",
    "tumor",
    "violenz",
)
WORD = re.compile(r"[a-z]+")


def cautions(reason: str) -> list[str]:
    """Return what to read again in a reason before it is sent."""
    found = [
        (_numbers(reason), _("Sembra che ci sia un numero di telefono o un codice.")),
        (bool(ADDRESS.search(reason)), _("Sembra che ci sia un indirizzo.")),
        (bool(NAMES.search(reason)), _("Sembra che ci sia un nome e cognome.")),
        (_is_about_health(reason), _("Sembra che si parli di salute o di cose molto private.")),
    ]
    return [words for true, words in found if true]


def _numbers(reason: str) -> bool:
    return bool(DIGITS.search(reason) or TAX_CODE.search(reason))


def _is_about_health(reason: str) -> bool:
    return any(word.startswith(OF_HEALTH) for word in WORD.findall(fold(reason)))
