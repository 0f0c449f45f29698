"""The individual needs assessment."""
