"""What the demonstration stands on: its site, the limits, and one member of staff a role."""

from copy import copy
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Page, Site

from actions.limits import limits
from actions.limits.models import Limit
from actions.mail.models import Sender
from actions.supporters import addresses
from actions.supporters.models import DomainRule
from advocacy.demo.content import home
from cms import sites
from cms.admin import roles

POSTAL_ADDRESS = "1 Example Street, New York, NY 10001"
LOGINS = {  # role: user name and password, for this machine alone
    roles.EDITORS: ("editor", "persimmon-seam-42"),
    roles.ORGANISERS: ("organiser", "indigo-thread-42"),
    roles.ADMINISTRATORS: ("administrator", "hemp-needle-42"),
    roles.FINANCE: ("finance", "ledger-ribbon-42"),
}


def site(front: Page) -> Site:
    """The site whose home page this is, where BASE_URL says; this machine's other names lead here, too."""
    at = urlsplit(settings.BASE_URL)
    made = sites.establish(
        front=front,
        hostname=at.hostname or "127.0.0.1",
        port=at.port or (443 if at.scheme == "https" else 80),
        name=home.NETWORK.en,
        email="hello@example.org",
        address=POSTAL_ADDRESS,
    )
    for language in ("ko", "es"):  # where the network has another name
        sender = Sender.objects.get(hostname=made.hostname, language="")
        sender.pk, sender.language, sender.name = None, language, home.NETWORK.in_language(language)
        sender.save()
    return made


def rules() -> None:
    """The limits and the rules for mail domains as rows, so that staff find them to edit."""
    Limit.objects.bulk_create([copy(rule) for rule in limits.DEFAULTS.values()], ignore_conflicts=True)
    DomainRule.objects.bulk_create(
        [DomainRule(domain=domain, **rule._asdict()) for domain, rule in addresses.DEFAULTS.items()],
        ignore_conflicts=True,
    )


def staff() -> None:
    """One member of staff a role. Those who are there keep their password."""
    roles.ensure()
    for role, (username, password) in LOGINS.items():
        user, made = get_user_model().objects.get_or_create(
            username=username, defaults={"email": f"{username}@example.org", "first_name": username.capitalize()}
        )
        if made:
            user.set_password(password)
            user.save(update_fields=["password"])
            user.groups.add(Group.objects.get(name=role))
