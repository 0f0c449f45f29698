"""Lists of cases that go out as spreadsheets: by code, or with names after a fresh proof."""

from portal.participants.exporting.views import pages

BLUEPRINTS = (pages,)
