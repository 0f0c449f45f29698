"""Referrals: a need that one partner of the network is asked to meet, followed to its end."""

from portal.referrals import clocks, closing, notices, sharing, waiting

BLUEPRINTS = (
    *clocks.BLUEPRINTS,
    *closing.BLUEPRINTS,
    *notices.BLUEPRINTS,
    *sharing.BLUEPRINTS,
    *waiting.BLUEPRINTS,
)
