"""Staff at their desks: edith edits, olga organises, adam administers, fiona keeps the books; each in her browser."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import Collection, Locale, Page
from wagtail_localize.models import Translation

from actions.legislators.models import DataSet, Member
from actions.petitions.models import Signature
from actions.supporters.models import Mailbox, Supporter
from cms.admin import roles
from tests import kept
from tests.letters.conftest import campaign, delivery, letter  # noqa: F401
from tests.payments.conftest import catch_up, fundraiser, give, given, stripe  # noqa: F401
from tests.payments.rows import monthly, paid  # noqa: F401


@pytest.fixture
def tree(db):
    """What migrations make and `--nomigrations` leaves out: the roots of pages and of pictures, and a permission."""

    def make():
        translation = ContentType.objects.get_for_model(Translation)
        Permission.objects.get_or_create(content_type=translation, codename="submit_translation")
        locale = Locale.objects.create(language_code="en")
        Collection.add_root(name="Root")
        return Page.add_root(instance=Page(title="Root", slug="root", locale=locale))

    return kept.made("tree", make)


@pytest.fixture
def roles_made(tree):
    """The three groups with their permissions."""
    kept.made("roles", roles.ensure)


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
def fiona(log_in):
    """The browser of her who keeps the books."""
    return log_in("fiona", roles.FINANCE)


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


@pytest.fixture
def roster(at):
    """The roster of Congress in use: two of New York, one of each chamber."""
    data_set = DataSet.objects.create(
        kind=DataSet.Kind.CONGRESS, name="Members", entries=3, imported_at=at, source="x", licence="x", sha256="x"
    )
    for person, name, chamber, district, party in [
        ("M001188", "Grace Meng", "house", "6", "Democrat"),
        ("G000555", "Kirsten Gillibrand", "senate", "1", "Democrat"),
        ("S000148", "Charles Schumer", "senate", "3", "Republican"),
    ]:
        Member.objects.create(
            data_set=data_set,
            person=person,
            name=name,
            family_name=name.split()[-1],
            chamber=chamber,
            state="NY",
            district=district,
            party=party,
        )
    return data_set
