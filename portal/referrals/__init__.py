"""Referrals: a need that one partner of the network is asked to meet, followed to its end."""

from flask import Blueprint

BLUEPRINTS: tuple[Blueprint, ...] = ()
