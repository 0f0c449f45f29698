"""Services in and out of a spreadsheet: template, dry run, import, undo, export."""
