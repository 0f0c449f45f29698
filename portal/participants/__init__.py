"""The women whom the organisations follow: their cases, families, interviews and needs."""

from portal.participants import (
    cases,
    consent,
    details,
    enrolment,
    exporting,
    household,
    importing,
    interviews,
    needs,
)

BLUEPRINTS = (
    *cases.BLUEPRINTS,
    *consent.BLUEPRINTS,
    *household.BLUEPRINTS,
    *details.BLUEPRINTS,
    *needs.BLUEPRINTS,
    *interviews.BLUEPRINTS,
    *enrolment.BLUEPRINTS,
    *importing.BLUEPRINTS,
    *exporting.BLUEPRINTS,
)
