"""The published projection: one row a service, made to be searched."""
