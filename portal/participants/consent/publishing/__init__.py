"""The notices of an organisation: written by its admin, read by everyone."""
