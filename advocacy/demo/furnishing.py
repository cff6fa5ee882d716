"""What the demonstration stands on: languages, site, settings, sender, limits, and one member of staff a role."""

from copy import copy
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, Locale, Page, Site

from actions.limits import limits
from actions.limits.models import Limit
from actions.mail.models import Sender
from actions.supporters import addresses
from actions.supporters.models import DomainRule
from advocacy.demo.content import home
from advocacy.demo.words import LANGUAGES
from cms.admin import roles
from cms.site_settings import SiteSettings

POSTAL_ADDRESS = "Maru Network, 1 Example Street, New York, NY 10001"
LOGINS = {  # role: user name and password, for this machine alone
    roles.EDITORS: ("editor", "persimmon-seam-42"),
    roles.ORGANISERS: ("organiser", "indigo-thread-42"),
    roles.ADMINISTRATORS: ("administrator", "hemp-needle-42"),
}


def languages() -> list[Locale]:
    """A locale for each language, English first."""
    return [Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES]


def root() -> Page:
    """The root of all pages, without the page that a fresh Wagtail greets with."""
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    found = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    greetings = found.get_children().filter(content_type=ContentType.objects.get_for_model(Page))
    for page in greetings:
        page.delete()
    return Page.objects.get(pk=found.pk)


def site(front: Page) -> Site:
    """The site whose home page this is, where BASE_URL says; this machine's other names lead here, too."""
    at = urlsplit(settings.BASE_URL)
    port = at.port or (443 if at.scheme == "https" else 80)
    made = Site.objects.create(
        hostname=at.hostname or "127.0.0.1", port=port, site_name=home.NETWORK.en, root_page=front, is_default_site=True
    )
    SiteSettings.objects.create(
        site=made,
        name=home.NETWORK.en,
        palette=SiteSettings.Palette.PERSIMMON,
        email="hello@example.org",
        address=POSTAL_ADDRESS,
    )
    Sender.objects.update_or_create(
        hostname=made.hostname,
        defaults={
            "name": home.NETWORK.en,
            "address": "hello@example.org",
            "reply_to": "hello@example.org",
            "postal_address": POSTAL_ADDRESS,
        },
    )
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
