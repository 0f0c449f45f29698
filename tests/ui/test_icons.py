"""The icons: silent drawings from one sheet."""

import pytest

from portal.ui.icons import UnknownIconError, icon
from portal.ui.static import FOLDER


def test_a_drawing_says_nothing_to_a_screen_reader():
    assert 'aria-hidden="true"' in icon("search")


def test_a_drawing_is_on_the_sheet_that_browsers_load():
    sheet = (FOLDER / "vendor" / "icons.svg").read_text(encoding="utf-8")

    assert 'id="search"' in sheet
    assert icon("search").count("#search") == 1


def test_a_drawing_that_is_not_installed_says_what_to_do():
    with pytest.raises(UnknownIconError, match=r"static/icons\.json"):
        icon("unicorn")
