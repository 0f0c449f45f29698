"""The women whom the organisations follow: their cases, families, interviews and needs."""

from portal.participants import cases, enrolment, household

BLUEPRINTS = (*cases.BLUEPRINTS, *household.BLUEPRINTS, *enrolment.BLUEPRINTS)
