"""People and families in from a spreadsheet: template, dry run, import, undo."""

from portal.participants.importing.views import pages

BLUEPRINTS = (pages,)
