"""Finding a service: by municipality, need and age."""
