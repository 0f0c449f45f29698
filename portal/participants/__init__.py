"""The women whom the organisations follow: their cases, families, interviews and needs."""

from portal.participants import cases, household

BLUEPRINTS = (*cases.BLUEPRINTS, *household.BLUEPRINTS)
