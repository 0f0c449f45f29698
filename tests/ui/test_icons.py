import pytest

from portal.ui.icons import UnknownIconError, icon


def test_a_drawing_says_nothing_to_a_screen_reader():
    assert 'aria-hidden="true"' in icon("search")


def test_a_drawing_that_is_not_installed_says_what_to_do():
    with pytest.raises(UnknownIconError, match=r"static/icons\.json"):
        icon("unicorn")
