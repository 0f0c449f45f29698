"""The worker tells people of what happened, at their pace."""
