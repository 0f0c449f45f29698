"""Consents: what a woman was told and agreed to, and how long her case is kept."""

from portal.participants.consent import attention, views  # noqa: F401 -- each registers itself
from portal.participants.consent.pages import consent
from portal.participants.consent.publishing import views as _publishing  # noqa: F401 -- its pages

BLUEPRINTS = (consent,)
