"""A site of the installation: its languages, its front page, its hostname, and the name its mails come from."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from actions.mail.models import Sender
from cms.pages.home import HomePage
from cms.site_settings import SiteSettings


class Taken(Exception):
    """Another site has this hostname and port."""


def languages() -> list[Locale]:
    """A locale for each language of the settings, their first one first."""
    return [Locale.objects.get_or_create(language_code=code)[0] for code, _ in settings.LANGUAGES]


def root() -> Page:
    """The root of all pages, without the page that a fresh Wagtail greets with, and without that page's site."""
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    found = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    greetings = found.get_children().filter(content_type=ContentType.objects.get_for_model(Page))
    for page in greetings:
        page.delete()
    return Page.objects.get(pk=found.pk)


@transaction.atomic
def add(*, hostname: str, port: int, name: str, email: str) -> Site:
    """A site with an empty front page in the first language, published, for staff to fill. Raises Taken."""
    top = root()
    if Site.objects.filter(hostname=hostname, port=port).exists():
        raise Taken(f"{hostname}:{port}")
    first, *_ = languages()
    front = top.add_child(instance=HomePage(title=name, slug=f"{hostname}-{port}".replace(".", "-"), locale=first))
    front.save_revision().publish()
    return establish(front=front, hostname=hostname, port=port, name=name, email=email)


@transaction.atomic
def establish(*, front: Page, hostname: str, port: int, name: str, email: str, address: str = "") -> Site:
    """Make a page the front of a site, with its settings and the sender of its mails; the first site is the default."""
    site = Site.objects.create(
        hostname=hostname,
        port=port,
        site_name=name,
        root_page=front,
        is_default_site=not Site.objects.filter(is_default_site=True).exists(),
    )
    SiteSettings.objects.create(site=site, name=name, email=email, address=address)
    sender = {"name": name, "address": email, "reply_to": email, "postal_address": address}
    Sender.objects.update_or_create(hostname=hostname, language="", defaults=sender)
    return site
