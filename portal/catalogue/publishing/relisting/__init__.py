"""Bringing the listings to new words: terms that were renamed, organisations too."""
