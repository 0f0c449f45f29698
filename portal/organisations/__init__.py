"""Organisations of the network: their profile, their people, and the lead's view of them."""

from portal.organisations import people

BLUEPRINTS = (*people.BLUEPRINTS,)
