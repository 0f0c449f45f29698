"""The lead's oversight: where the network is stuck, without whom; and each partner's own pace."""

from flask import Blueprint

BLUEPRINTS: tuple[Blueprint, ...] = ()
