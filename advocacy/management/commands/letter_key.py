from typing import Any

from cryptography.fernet import Fernet
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Made by chance, printed, and kept nowhere."""

    help = "Print a new key for LETTER_KEYS, which seals where people live until their letter is delivered."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(Fernet.generate_key().decode())
