"""The words that a cell may hold for a code: municipalities, and the people who follow cases."""

from difflib import get_close_matches

from portal.geography.municipalities import municipalities, municipality, named
from portal.participants.cases import queries as cases
from portal.ui.language import current_language
from tenants.folding import fold

ALIKE = 0.72
LONGEST_CODE = 6


class Vocabulary:
    """The words of one page or one pass, read once."""

    def __init__(self) -> None:
        self.language = current_language()
        self.managers = {fold(name): user_id for user_id, name in cases.managers().items()}

    def municipality(self, given: str) -> str | None:
        """Return the code of a municipality by code or name, former names too."""
        if given.isdigit() and len(given) <= LONGEST_CODE:
            found = municipality(given.zfill(LONGEST_CODE))
        else:
            found = named(given)
        return found.code if found else None

    def near_municipality(self, given: str) -> str:
        """Return the municipality most like what was written; empty when none is."""
        names = {fold(each.name): each.name for each in municipalities()}
        alike = get_close_matches(fold(given), names, n=1, cutoff=ALIKE)
        return names[alike[0]] if alike else ""
