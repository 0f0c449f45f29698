"""The two lists of the search form: where one lives and whose age; every page shows them whole.

Made once for each choice and kept, since to write them anew was a fifth of a page.
"""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from portal.catalogue.listing.facets import ADULT, OLDEST_CHILD
from portal.geography.municipalities import municipalities
from portal.ui.language import current_language, ngettext
from portal.ui.language import gettext as _

OPTION = Markup('<option value="{}">{}')
CHOSEN = Markup('<option value="{}" selected>{}')


@lru_cache(maxsize=128)
def municipality_options(chosen: str) -> Markup:
    """Return the municipalities; their names are their values, as in the address."""
    names = ((each.code == chosen, each.name, each.name) for each in municipalities())
    return _options(names)


def age_options(chosen: str) -> Markup:
    """Return the ages that one may choose, in the language of the page."""
    return _age_options(chosen, current_language())


@lru_cache(maxsize=64)
def _age_options(chosen: str, _language: str) -> Markup:
    return _options((value == chosen, value, label) for value, label in _ages())


def age_words(age: str) -> str:
    """Return the words of an age: "3 anni"."""
    return dict(_ages()).get(age, age)


def _ages() -> list[tuple[str, str]]:
    years = [(str(year), _age_label(year)) for year in range(OLDEST_CHILD + 1)]
    return [*years, (ADULT, _("È per una persona adulta"))]


def _age_label(year: int) -> str:
    return ngettext("%(n)s anno", "%(n)s anni", year) if year else _("meno di un anno")


def _options(choices: Iterable[tuple[bool, str, str]]) -> Markup:
    return Markup().join(
        (CHOSEN if chosen else OPTION).format(value, label) for chosen, value, label in choices
    )
