"""Who and whose: the database, the current organisation, identity, roles, permissions."""
