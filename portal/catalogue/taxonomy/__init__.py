"""The hub's own words for kinds of service, people, access and accessibility."""
