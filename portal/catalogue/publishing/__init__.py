"""Writing a service: draft, review, publication, retirement."""
