"""The women whom the organisations follow: their cases, families, interviews and needs."""

from portal.participants import cases, details, enrolment, household, interviews

BLUEPRINTS = (
    *cases.BLUEPRINTS,
    *household.BLUEPRINTS,
    *details.BLUEPRINTS,
    *interviews.BLUEPRINTS,
    *enrolment.BLUEPRINTS,
)
