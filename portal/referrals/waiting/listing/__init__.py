"""The partner's side of waiting lists: a list a service, offers, moves."""
