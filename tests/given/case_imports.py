"""Files of people for tests: as a welfare manager would bring them in."""

from portal.participants.importing import actions
from tests.given.cases import following
from tests.given.sheets import a_csv

HEADINGS = ("Nome", "Cognome", "Anno di nascita", "Comune", "Telefono", "Figli")
ANNA = ("Anna", "Esempio", "1988", "Biella", "333 0000001", "Leo 2019; Sara 2021")


def people(*rows, headings=HEADINGS):
    """A file with these women, or with one."""
    return a_csv(*(rows or (ANNA,)), headings=headings)


def a_checked_file(organisation_id, user_id, *rows, **options):
    """A file that a welfare manager uploaded; returns the import's id."""
    with following(organisation_id, user_id):
        return actions.check_file(people(*rows, **options), "persone.csv").id
