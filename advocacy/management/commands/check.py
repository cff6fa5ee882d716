"""Django's `check`, which also explains the gateways that are off. Others that run the checks do not repeat it."""

from django.core.checks import register
from django.core.management.commands.check import Command

from advocacy.checks import TAG, gateways_off

__all__ = ["Command"]

register(gateways_off, TAG)
