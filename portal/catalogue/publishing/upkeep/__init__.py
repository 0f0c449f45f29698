"""Upkeep of what is published: confirming, urgent changes, retirement, reminders."""
