"""Limits, mail domains and senders: the starting ones are shown, and changed by administrators."""

import pytest
from wagtail.models import ModelLogEntry

from actions.limits import limits
from actions.limits.models import Limit
from actions.mail.models import Sender
from actions.supporters import addresses
from actions.supporters.models import DomainRule


def test_all_limits_in_force_are_shown_before_staff_set_any(adam):
    page = adam.get("/admin/limits/").content.decode()
    for starting in limits.DEFAULTS.values():
        assert starting.get_scope_display() in page


def test_a_starting_limit_is_changed_by_a_form_that_begins_with_its_numbers(adam):
    form = adam.get("/admin/limits/new/?scope=network").context["form"]
    assert form["burst"].value() == limits.DEFAULTS["network"].burst
    sent = {"scope": "network", "burst": 80, "burst_seconds": 60, "sustained": 500, "sustained_seconds": 3600}
    assert adam.post("/admin/limits/new/", sent).status_code == 302
    assert limits.in_force()["network"].burst == 80
    assert ModelLogEntry.objects.filter(action="wagtail.create", user__username="adam").exists()


@pytest.mark.parametrize("changes", [{"sustained": 10}, {"burst": 0}, {"burst_seconds": 7200}, {"scope": "moon"}])
def test_contradicting_limits_are_refused(adam, changes):
    sent = {"scope": "network", "burst": 80, "burst_seconds": 60, "sustained": 500, "sustained_seconds": 3600} | changes
    assert adam.post("/admin/limits/new/", sent).context["form"].errors
    assert not Limit.objects.exists()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/admin/limits/new/", "3600 seconds are an hour"),
        ("/admin/mail-domains/new/", "a.na@ reaches the mailbox of ana@."),
        ("/admin/mail-senders/new/", "Stands at the foot of every mail"),
    ],
)
def test_the_forms_say_what_their_numbers_mean(adam, url, words):
    assert words in adam.get(url).content.decode()


def test_an_unknown_starting_limit_is_no_error(adam):
    assert adam.get("/admin/limits/new/?scope=moon").status_code == 200


def test_the_starting_mail_rules_are_shown(adam):
    page = adam.get("/admin/mail-domains/").content.decode()
    assert "googlemail.com" in page


def test_the_first_own_mail_rule_keeps_the_starting_ones(adam):
    adam.post("/admin/mail-domains/new/", {"domain": "church.example", "alias_of": "", "ignores_dots": "on"})
    assert DomainRule.objects.count() == len(addresses.DEFAULTS) + 1
    assert addresses.canonical("A.na+x@googlemail.com") == "ana@gmail.com"
    assert addresses.canonical("a.na@church.example") == "ana@church.example"


def test_a_starting_mail_rule_is_changed_by_a_form_that_begins_with_it(adam):
    form = adam.get("/admin/mail-domains/new/?domain=googlemail.com").context["form"]
    assert form["alias_of"].value() == "gmail.com"
    adam.post("/admin/mail-domains/new/", {"domain": "googlemail.com", "alias_of": ""})
    assert DomainRule.objects.count() == len(addresses.DEFAULTS)
    assert addresses.canonical("a.na@googlemail.com") == "a.na@googlemail.com"


def test_a_sender_is_made_for_a_site(adam):
    sent = {"hostname": "act.example.org", "name": "Network", "address": "hello@example.org", "accent": "#123456"}
    adam.post("/admin/mail-senders/new/", sent)
    assert Sender.objects.get().hostname == "act.example.org"
    adam.post("/admin/mail-senders/new/", sent | {"language": "ko", "name": "네트워크"})
    assert Sender.objects.count() == 2
    again = adam.post("/admin/mail-senders/new/", sent | {"language": "ko"})
    assert "has a sender for this language already" in again.content.decode()
    assert Sender.objects.count() == 2


def test_an_organiser_changes_no_rule(olga):
    sent = {"scope": "network", "burst": 80, "burst_seconds": 60, "sustained": 500, "sustained_seconds": 3600}
    assert olga.post("/admin/limits/new/", sent)["Location"] == "/admin/"
    assert not Limit.objects.exists()
