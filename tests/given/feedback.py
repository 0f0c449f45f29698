"""What visitors reported, as the database holds it."""

from tenants.clock import now
from tenants.database import random_id
from tests.given.tenants import _insert


def a_report(words="Non riesco a usare la mappa con la tastiera.", email=""):
    """A report of a barrier; returns its id."""
    report_id = random_id()
    _insert(
        "accessibility_report",
        id=report_id,
        words=words,
        page="",
        tool="",
        email=email,
        created_at=now(),
        changed_at=now(),
    )
    return report_id
