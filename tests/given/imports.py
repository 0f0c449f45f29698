"""Imports for tests: a file that was checked, as a person brought it in."""

from portal.catalogue.importing import actions
from tests.given.services import acting
from tests.given.sheets import a_csv
from tests.given.tenants import a_person, user_id_of


def a_checked_file(organisation, *rows, **options):
    """A file that an editor uploaded; returns the import's id."""
    person = user_id_of(a_person(organisation, roles=("service_editor",)))
    with acting(organisation, person):
        return actions.check_file(a_csv(*rows, **options), "servizi.csv").id
