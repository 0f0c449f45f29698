"""Small, numbered, reversible steps of the schema."""
