"""Writing a plan: its goals and their actions, changed in small forms."""
