"""A new site, ready for staff to fill: `manage.py add_site act.example.org "Example Network"`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import DomainNameValidator, validate_email

from actions.mail import senders
from cms import sites


class Command(BaseCommand):
    """Makes what Wagtail would have an administrator make by hand, in the right order."""

    help = "Adds a site: its languages, an empty home page, its name, and the sender of its mails."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("hostname", help="Where it is served, without https://: act.example.org")
        parser.add_argument("name", help="The organisation's name, as visitors read it.")
        parser.add_argument("--port", type=int, default=443, help="The port that visitors see; 443 for HTTPS.")
        parser.add_argument("--email", default="", help="The address its mails come from; else DEFAULT_FROM_EMAIL's.")

    def handle(self, *, hostname: str, name: str, port: int, email: str, **options: Any) -> None:
        email = email or senders.of_settings().address
        try:
            DomainNameValidator()(hostname)
            validate_email(email)
            site = sites.add(hostname=hostname.lower(), port=port, name=name, email=email)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except sites.Taken as taken:
            raise CommandError(f"There is a site at {taken} already.") from taken
        self.stdout.write(f"{site.site_name} is at {site.root_url}/. Its home page waits to be filled at /admin/.")
        if hostname not in settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS:
            self.stdout.write(f"ALLOWED_HOSTS does not name {hostname} yet; until it does, nobody is answered there.")
