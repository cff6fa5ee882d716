"""Every address of ours in the admin, for each role. A new view fails here until it is listed."""

from datetime import date
from functools import cache

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from actions.letters.models import OfficeSwitch
from actions.limits.models import Limit, TableWindow
from actions.mail.models import Sender
from actions.petitions.models import Invalidation, OfflineEntry
from actions.supporters.models import DomainRule
from cms.admin import roles
from cms.models import PetitionPage
from payments.models import GivingPause, OfflineFile, Recipient

ALL = {roles.EDITORS, roles.ORGANISERS, roles.ADMINISTRATORS}
WORDS, PEOPLE, HOUSE = ALL - {roles.ORGANISERS}, ALL - {roles.EDITORS}, {roles.ADMINISTRATORS}
MONEY = {roles.FINANCE}

# Who may open it by GET. `POST` marks what answers to nothing else; who may post is tested where it is done.
MATRIX = {
    "petitions:index": ALL,
    "petitions:index_results": ALL,
    "petitions:inspect": ALL,
    "petitions:add": WORDS,
    "petitions:edit": WORDS,
    "petitions:history": WORDS,
    "petitions:history_results": WORDS,
    "petitions:usage": WORDS,
    "petitions:delete": HOUSE,
    "petitions:offline": PEOPLE,
    "petitions:export": "POST",
    "signatures:index": PEOPLE,
    "signatures:index_results": PEOPLE,
    "signatures:inspect": PEOPLE,
    "invalidations:index": PEOPLE,
    "invalidations:index_results": PEOPLE,
    "invalidations:inspect": PEOPLE,
    "invalidations:add": PEOPLE,
    "invalidations:run": "POST",
    "invalidations:revert": "POST",
    "tables:index": PEOPLE,
    "tables:index_results": PEOPLE,
    "tables:add": PEOPLE,
    "tables:edit": PEOPLE,
    "tables:delete": PEOPLE,
    "tables:history": PEOPLE,
    "tables:history_results": PEOPLE,
    "tables:usage": PEOPLE,
    **{
        f"{rules}:{view}": HOUSE
        for rules in ("limits", "mail_domains", "mail_senders")
        for view in (
            "index",
            "index_results",
            "add",
            "edit",
            "delete",
            "history",
            "history_results",
            "usage",
        )
    },
    "letter_campaigns:index": ALL,
    "letter_campaigns:index_results": ALL,
    "letter_campaigns:inspect": ALL,
    "letter_campaigns:add": WORDS,
    "letter_campaigns:edit": WORDS,
    "letter_campaigns:history": WORDS,
    "letter_campaigns:history_results": WORDS,
    "letter_campaigns:usage": WORDS,
    "letter_campaigns:delete": HOUSE,
    "letter_campaigns:export": "POST",
    **{f"{part}:{view}": WORDS for part in ("letter_versions", "letter_targets") for view in ("add", "edit", "delete")},
    "letter_deliveries": PEOPLE,
    **{
        f"office_switches:{view}": PEOPLE
        for view in ("index", "index_results", "add", "edit", "delete", "history", "history_results", "usage")
    },
    "fundraisers:index": WORDS | MONEY,
    "fundraisers:index_results": WORDS | MONEY,
    **{f"fundraisers:{view}": WORDS for view in ("add", "edit", "history", "history_results", "usage")},
    "fundraisers:delete": HOUSE,
    **{
        f"{rules}:{view}": HOUSE | MONEY
        for rules in ("recipients", "giving_pauses")
        for view in ("index", "index_results", "add", "edit", "delete", "history", "history_results", "usage")
    },
    **{
        f"gifts:{view}": MONEY
        for view in ("index", "index_results", "inspect", "refund", "offline", "offline_file", "offline_read")
    },
    "gifts:export": "POST",
    **{f"recurring_gifts:{view}": MONEY for view in ("index", "index_results", "inspect", "end")},
    "reconcile": MONEY,
    "start_petition": WORDS,
    "comments": PEOPLE,
    "quarantine": PEOPLE,
    "exports": PEOPLE,
    "exports_results": PEOPLE,
    "jobs": HOUSE,
    "newest_jobs": HOUSE,
    "newest_jobs_results": HOUSE,
}
# Covered where they are: Wagtail's own views for choosing.
OTHERS = {"petition_chooser", "letter_chooser", "fundraiser_chooser"}


@pytest.fixture
def rows(petition, campaign, sign, at, tree, paid, monthly):
    """The id of one row of each kind, by the namespace of its addresses."""
    OfflineEntry.objects.create(petition=petition, number=3, collected_on=date(2026, 11, 1), reason="Church")
    table = TableWindow.objects.create(
        action=f"petition:{petition.pk}",
        network="203.0.113.7",
        venue="Church",
        opens_at=at,
        closes_at=at.replace(hour=20),
    )
    page = tree.add_child(instance=PetitionPage(title="River", slug="river", ask="Clean it.", petition=petition))
    OfflineFile.objects.create(
        pk=paid.pk, fundraiser=paid.fundraiser, language="en", created_at=at
    )  # below /gifts/ too
    return {
        "petitions": petition.pk,
        "signatures": sign().pk,
        "invalidations": Invalidation.objects.create(petition=petition, reason="Machines", zip="10001").pk,
        "tables": table.pk,
        "letter_campaigns": campaign.pk,
        "letter_versions": campaign.versions.create(name="For senators", chamber="senate", subject="S", body="B").pk,
        "letter_targets": campaign.targets.create(name="The governor", email="governor@example.gov").pk,
        "office_switches": OfficeSwitch.objects.create(office="M000001", reason="It asked", until=at).pk,
        "letter_versions:add": f"?campaign={campaign.pk}",
        "letter_targets:add": f"?campaign={campaign.pk}",
        "limits": Limit.objects.create(scope="network", burst=5, sustained=50).pk,
        "mail_domains": DomainRule.objects.create(domain="example.org").pk,
        "fundraisers": paid.fundraiser_id,
        "gifts": paid.pk,
        "recurring_gifts": monthly.pk,
        "recipients": Recipient.objects.create(hostname="act.example.org", legal_name="Network, Inc.").pk,
        "giving_pauses": GivingPause.objects.create(reason="Thieves", until=at).pk,
        "start_petition": page.pk,
        "mail_senders": Sender.objects.create(hostname="act.example.org", name="Network", address="a@example.org").pk,
    }


def ours(patterns, namespace=""):
    """The names and patterns below the admin whose views are of our packages or for our models."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from ours(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and is_ours(pattern.callback):
            yield f"{namespace}{pattern.name}", pattern


def is_ours(view):
    view_class = getattr(view, "view_class", None)
    model = getattr(view, "view_initkwargs", {}).get("model")
    module = view_class.__module__ if view_class else view.__module__
    return module.startswith("cms.") or (hasattr(model, "_meta") and model._meta.app_label in {"actions", "payments"})


@cache
def admin_urls():
    admin = next(one for one in get_resolver().url_patterns if str(one.pattern) == "admin/")
    found = dict(ours(admin.url_patterns))
    return {name: pattern for name, pattern in found.items() if name.split(":")[0] not in OTHERS}


def address(name, rows):
    pattern = admin_urls()[name]
    args = [rows[name.split(":")[0]]] if pattern.pattern.regex.groups else []
    return reverse(name, args=args) + str(rows.get(name, "") if ":" in name else "")


def test_every_address_is_listed_here():
    assert set(admin_urls()) == set(MATRIX)


def test_a_stranger_is_sent_to_the_login(client, rows, tree):
    let_in = []
    for name in MATRIX:
        url = address(name, rows)
        for method in (client.get, client.post):
            answer = method(url)
            if answer.status_code != 302 or not answer["Location"].startswith("/admin/login/"):
                let_in.append((name, method.__name__, answer.status_code))
    assert let_in == []


@pytest.mark.parametrize("role", sorted(ALL | MONEY))
def test_each_role_opens_its_own_and_is_refused_the_rest(log_in, rows, role):
    browser, wrong = log_in("someone", role), []
    for name, who in MATRIX.items():
        answer = browser.get(address(name, rows))
        if who == "POST":
            right = answer.status_code in {405, 302}
        elif role in who:
            right = answer.status_code == 200
        else:
            right = answer.status_code == 302 and answer["Location"] == "/admin/"
        if not right:
            wrong.append((name, answer.status_code, answer.get("Location")))
    assert wrong == []


def test_staff_without_a_role_are_refused_everything(log_in, rows):
    nobody = log_in("nobody")
    for name in MATRIX:
        assert nobody.get(address(name, rows)).status_code == 302
