"""Notes of interviews and of the diary: guided, kept while written, never silently overwritten."""
