"""Staff at their desks: edith edits, olga organises, adam administers; each has a browser where she is logged in."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import Collection, Locale, Page
from wagtail_localize.models import Translation

from actions.petitions.models import Signature
from actions.supporters.models import Mailbox, Supporter
from cms.admin import roles


@pytest.fixture
def tree(db):
    """What migrations make and `--nomigrations` leaves out: the roots of pages and of pictures, and a permission."""
    translation = ContentType.objects.get_for_model(Translation)
    Permission.objects.get_or_create(content_type=translation, codename="submit_translation")
    locale = Locale.objects.create(language_code="en")
    Collection.add_root(name="Root")
    return Page.add_root(instance=Page(title="Root", slug="root", locale=locale))


@pytest.fixture
def roles_made(tree):
    """The three groups with their permissions."""
    roles.ensure()


@pytest.fixture
def log_in(roles_made):
    """Makes somebody of a role and returns her browser: `log_in("olga", roles.ORGANISERS)`."""

    def enter(username, *groups):
        user = User.objects.create_user(username, f"{username}@example.org")
        user.groups.set(Group.objects.filter(name__in=groups))
        client = Client()
        client.force_login(user)
        return client

    return enter


@pytest.fixture
def edith(log_in):
    """An editor's browser."""
    return log_in("edith", roles.EDITORS)


@pytest.fixture
def olga(log_in):
    """An organiser's browser."""
    return log_in("olga", roles.ORGANISERS)


@pytest.fixture
def adam(log_in):
    """An administrator's browser."""
    return log_in("adam", roles.ADMINISTRATORS)


@pytest.fixture
def sign(petition, at):
    """Writes a signature's rows: `sign("Ana Reyes", state="quarantined")`."""

    def write(name="Ana Reyes", *, email="", on=None, **columns):
        number = Mailbox.objects.count() + 1
        address = email or f"signer{number}@example.org"
        mailbox = Mailbox.objects.create(address=address, canonical=address, created_at=at)
        supporter = Supporter.objects.create(
            mailbox=mailbox, name=name, folded_name=name.casefold().replace(" ", ""), language="en", created_at=at
        )
        columns = {
            "state": Signature.State.VALID,
            "language": "en",
            "zip": "10001",
            "phone": "+12125550100",
            "page_url": "http://testserver/en/river/",
            "signed_at": at,
            "confirmed_at": at,
        } | columns
        return Signature.objects.create(petition=on or petition, supporter=supporter, **columns)

    return write


def says(response):
    """The messages that the next page shows."""
    return [str(message).strip() for message in response.context["messages"]]
