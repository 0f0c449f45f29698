"""Writing a draft: the editor, autosave, two editors at once."""
