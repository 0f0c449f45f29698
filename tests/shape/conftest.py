"""What the conventions share."""

import pytest

from tests.shape.world import World


@pytest.fixture
def world(app, all_powerful):
    """Four organisations, and one person of each kind."""
    return World(app, all_powerful)
