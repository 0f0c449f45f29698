"""The individual conciliation plan."""
