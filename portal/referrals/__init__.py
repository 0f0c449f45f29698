"""Referrals: a need that one partner of the network is asked to meet, followed to its end."""

from portal.referrals import clocks, closing, inbox, notices, sending, sharing, threads, waiting

BLUEPRINTS = (
    *clocks.BLUEPRINTS,
    *closing.BLUEPRINTS,
    *inbox.BLUEPRINTS,
    *notices.BLUEPRINTS,
    *sending.BLUEPRINTS,
    *sharing.BLUEPRINTS,
    *threads.BLUEPRINTS,
    *waiting.BLUEPRINTS,
)
