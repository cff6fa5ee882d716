"""Which addresses are one mailbox, by rules that staff may change."""

import pytest
from django.core.cache import cache

from actions.supporters import addresses
from actions.supporters.models import DomainRule

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("Ana@Example.ORG", "ana@example.org"),
        (" ana@example.org ", "ana@example.org"),
        ("ana+river@example.org", "ana@example.org"),
        ("a.na@example.org", "a.na@example.org"),
        ("A.N.A+river@gmail.com", "ana@gmail.com"),
        ("a.na@googlemail.com", "ana@gmail.com"),
        ("ana@me.com", "ana@icloud.com"),
        ("a.na@pm.me", "ana@proton.me"),
        ("ana@hanmail.net", "ana@daum.net"),
        ("ana@한국.kr", "ana@xn--3e0b707e.kr"),
        ("ana@XN--3E0B707E.kr", "ana@xn--3e0b707e.kr"),
        ("ana@straße.example", "ana@strasse.example"),
        ("ana＠example．org", "ana@example.org"),
        ("+river@example.org", "+river@example.org"),  # nothing would be left
        ("...@gmail.com", "...@gmail.com"),
        ('"a+b"@example.org', '"a+b"@example.org'),
        ("a@b@example.org", "a@b@example.org"),
        ("ana@example.org.", "ana@example.org"),
    ],
)
def test_an_address_has_one_canonical_writing(typed, canonical):
    assert addresses.canonical(typed) == canonical
    assert addresses.canonical(canonical) == canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ana@hotmail.com", "ana@outlook.com"),
        ("ana@hotmail.com", "ana@live.com"),
        ("a.na@outlook.com", "ana@outlook.com"),
        ("ana@fastmail.com", "ana@fastmail.fm"),
        ("ana@yahoo.com", "ana@ymail.com"),
        ("ana@gmail.com", "ana@gmail.co"),
    ],
)
def test_two_people_of_one_provider_stay_two(one, other):
    assert addresses.canonical(one) != addresses.canonical(other)


@pytest.mark.parametrize(
    "text", ["", "@", "ana", "ana@", "@example.org", "\x00", "\ud800@\ud800", "a" * 9_999, "é@.é."]
)
def test_what_is_no_address_is_no_error(text):
    assert isinstance(addresses.canonical(text), str)


def test_staff_may_change_the_rules():
    DomainRule.objects.create(domain="example.org", alias_of="example.net", ignores_plus=False, ignores_dots=True)
    cache.clear()
    assert addresses.canonical("a.na+x@example.org") == "ana+x@example.net"
    assert addresses.canonical("a.na@gmail.com") == "a.na@gmail.com"  # with rows, only the rows hold


def test_a_rule_holds_however_its_domain_was_typed():
    DomainRule.objects.create(domain=" @Church.Example", alias_of="@한국.KR ", ignores_dots=True)
    DomainRule.objects.create(domain="한국.kr", ignores_dots=True)
    assert addresses.canonical("a.na@church.example") == addresses.canonical("a.n.a@한국.kr") == "ana@xn--3e0b707e.kr"
    assert addresses.canonical("a.na@example.org") == "a.na@example.org"


def test_a_rule_is_heeded_when_the_copy_is_old():
    addresses.canonical("ana@example.org")
    DomainRule.objects.create(domain="example.org", alias_of="example.net")
    assert addresses.canonical("ana@example.org") == "ana@example.org"
    cache.clear()
    assert addresses.canonical("ana@example.org") == "ana@example.net"


def test_the_rules_cost_no_query_while_they_are_fresh(django_assert_num_queries):
    addresses.canonical("ana@example.org")
    with django_assert_num_queries(0):
        addresses.canonical("bo@gmail.com")


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("jin@example.org", "j•••@e•••.org"),
        ("j@e.co.uk", "j•••@e•••.uk"),
        ("ana@한국.kr", "a•••@한•••.kr"),
    ],
)
def test_a_masked_address_tells_only_its_owner(address, masked):
    assert addresses.masked(address) == masked
