"""Amounts as people type them, limits told in words, and what is not right said beside its field."""

import pytest
from django.utils import translation

from payments.forms.donor_fields import OwnAmountField
from payments.forms.gift import GiftForm
from payments.models import Fundraiser, Gift

pytestmark = pytest.mark.django_db


def filled(fundraiser, **typed):
    data = {"frequency": "once", "name": "Ana Reyes", "email": "ana@example.org", **typed}
    return GiftForm(data, fundraiser=fundraiser, news_wording="")


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("25", 2500),
        ("$25", 2500),
        (" 25.5 ", 2550),
        ("25.50", 2550),
        ("1,250.50", 125050),
        ("$ 1,000", 100000),
        ("25$", 2500),
        ("25 USD", 2500),
        ("US$25", 2500),
        ("60달러", 6000),
        ("２５", 2500),
        ("0", 0),
        ("", None),
    ],
)
def test_an_amount_is_taken_as_people_type_it(typed, cents):
    assert OwnAmountField(currency="usd").clean(typed) == cents


@pytest.mark.parametrize("typed", ["25,50", "1.2.3", "1,00", "abc", "-5", "1e5", "NaN", "25.505", "٢٥x", "9" * 15, "∞"])
def test_what_could_be_read_in_two_ways_is_asked_for_again(typed, fundraiser):
    form = filled(fundraiser, amount_once="other", own=typed)
    assert not form.is_valid()
    assert form.errors["own"] == ["Write an amount in digits, for example $40."]


def test_the_readers_own_number_format_counts():
    with translation.override("de"):
        assert OwnAmountField(currency="eur").clean("1.250,50 €") == 125050


def test_won_have_no_cents():
    assert OwnAmountField(currency="krw").clean("₩30,000") == 30000
    assert OwnAmountField(currency="krw").clean("30,000원") == 30000


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({}, "amount_once", "Choose an amount."),
        ({"amount_once": "other"}, "own", "Write how much you would like to give."),
        ({"amount_once": "other", "own": "4.99"}, "own", "The smallest gift is $5"),
        ({"amount_once": "other", "own": "10,000.01"}, "own", "The largest gift on this page is $10,000."),
        ({"amount_once": "2500", "own": "40"}, "own", "You chose $25 and wrote $40 as well."),
        ({"amount_once": "2501"}, "amount_once", "valid choice"),
        ({"amount_once": "2500", "frequency": "year"}, "frequency", "valid choice"),
        ({"amount_once": "2500", "tribute": "honour"}, "tribute_name", "Write the name of the person."),
        ({"amount_once": "2500", "tribute_name": "Bo"}, "tribute", "Choose whether it is in honor or in memory."),
        ({"amount_once": "2500", "email": "ana"}, "email", "Write an e-mail address"),
        ({"amount_once": "2500", "name": ""}, "name", "Write your name."),
    ],
)
def test_what_is_not_right_is_said_beside_its_field(fundraiser, typed, field, words):
    form = filled(fundraiser, **typed)
    assert list(form.errors) == [field]
    assert words in form.errors[field][0]


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ({"amount_once": "other", "own": "5"}, 500),
        ({"own": "40"}, 4000),
        ({"amount_once": "2500", "own": "25"}, 2500),
        ({"amount_once": "2500", "amount_month": "1000"}, 2500),
        ({"frequency": "month", "amount_once": "2500", "amount_month": "1000"}, 1000),
    ],
)
def test_what_belongs_to_the_chosen_way_counts(fundraiser, typed, cents):
    form = filled(fundraiser, **typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["amount_cents"] == cents


@pytest.mark.parametrize(
    ("changed", "ways"),
    [
        ({}, ["once", "month"]),
        ({"monthly_first": True}, ["month", "once"]),
        ({"monthly_offered": False}, ["once"]),
        ({"opens_membership": True}, ["month", "year"]),
        ({"opens_membership": True, "monthly_offered": False}, ["year"]),
    ],
)
def test_the_fundraiser_says_how_one_may_give(changed, ways):
    form = GiftForm(fundraiser=Fundraiser(**changed), news_wording="")
    assert [value for value, _ in form.fields["frequency"].choices] == ways
    assert form["frequency"].value() == ways[0]


@pytest.mark.parametrize(
    "words", ["See https://evil.example", "pay at evil.com now", "write to bo@evil.example", "www.evil"]
)
def test_words_to_a_stranger_lead_nowhere(fundraiser, words):
    tribute = {"tribute": "memory", "tribute_name": "Soon-hee Kim", "tribute_email": "bo@example.org"}
    form = filled(fundraiser, amount_once="2500", **tribute, tribute_note=words)
    assert "without a web or mail address" in form.errors["tribute_note"][0]
    kind = filled(fundraiser, amount_once="2500", **tribute, tribute_note="Thank you.We miss her, St.John too.")
    assert kind.is_valid(), kind.errors


def test_a_tribute_that_was_not_chosen_is_not_kept(fundraiser):
    form = filled(fundraiser, amount_once="2500", tribute="", tribute_email="bo@example.org", tribute_note="Hello")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["tribute_email"] == form.cleaned_data["tribute_note"] == ""


def test_the_frequencies_of_form_and_gift_are_the_same():
    assert {"once", "month", "year"} == set(Gift.Frequency.values)
