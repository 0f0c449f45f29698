"""Organisations of the network: their profile, their people, and the lead's view of them."""

from portal.organisations import directory, partners, people, profile

BLUEPRINTS = (
    *directory.BLUEPRINTS,
    *partners.BLUEPRINTS,
    *people.BLUEPRINTS,
    *profile.BLUEPRINTS,
)
