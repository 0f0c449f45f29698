"""What the conventions share."""

import pytest

from tests.shape.world import World


@pytest.fixture
def world(app, all_powerful):
    """Four organisations, and one person of each kind; the hub's words stay as they were."""
    known = [row[0] for row in all_powerful.execute("SELECT code FROM taxonomy_term").fetchall()]
    yield World(app, all_powerful)
    all_powerful.execute("DELETE FROM taxonomy_term WHERE NOT code = ANY(%s)", [known])
