"""The women whom the organisations follow: their cases, families, interviews and needs."""

from portal.participants import cases, details, enrolment, household, interviews, needs

BLUEPRINTS = (
    *cases.BLUEPRINTS,
    *household.BLUEPRINTS,
    *details.BLUEPRINTS,
    *needs.BLUEPRINTS,
    *interviews.BLUEPRINTS,
    *enrolment.BLUEPRINTS,
)
