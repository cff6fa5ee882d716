"""Fundraisers in the admin: amounts are typed as people write them, and kept as whole numbers."""

import pytest

from payments.models import Fundraiser

NEW = "/admin/fundraisers/new/"


@pytest.fixture
def typed():
    """What Edith fills in."""
    return {
        "name": "Legal aid",
        "purpose": "Legal aid for newcomers",
        "fund": "LEGAL",
        "state": "open",
        "currency": "usd",
        "amounts_once": "25, 50.50, $100",
        "amounts_monthly": "10, 20",
        "minimum_cents": "5",
        "maximum_cents": "10000",
        "goal_cents": "",
        "monthly_offered": "on",
        "benefit_cents": "",
    }


def errors(answer):
    return answer.context["form"].errors


def test_amounts_are_typed_with_a_point_and_kept_in_cents(edith, typed):
    edith.post(NEW, typed)
    made = Fundraiser.objects.get()
    assert made.amounts_once == [2500, 5050, 10000]
    assert made.amounts_monthly == [1000, 2000]
    assert (made.minimum_cents, made.maximum_cents, made.goal_cents, made.benefit_cents) == (500, 1_000_000, None, 0)


def test_the_form_shows_them_as_they_were_typed(edith, typed):
    edith.post(NEW, typed)
    page = edith.get(f"/admin/fundraisers/edit/{Fundraiser.objects.get().pk}/").content.decode()
    assert 'value="25, 50.50, 100"' in page
    assert 'value="10000"' in page


def test_a_currency_without_parts_is_kept_whole(edith, typed):
    won = {"currency": "krw", "amounts_once": "30000", "amounts_monthly": "", "minimum_cents": "5000"}
    edith.post(NEW, {**typed, **won, "maximum_cents": "9000000"})
    made = Fundraiser.objects.get()
    assert (made.amounts_once, made.amounts_monthly, made.minimum_cents) == ([30000], [], 5000)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amounts_once", "25, x"),
        ("amounts_once", "1"),
        ("amounts_once", "1, 2, 3, 4, 5, 6, 7, 8, 9"),
        ("amounts_monthly", "20000"),
        ("minimum_cents", "0.50"),
        ("minimum_cents", "1,000"),
        ("minimum_cents", "1e3"),
        ("minimum_cents", "12.345"),
        ("minimum_cents", "-5"),
        ("minimum_cents", ""),
        ("maximum_cents", "4"),
        ("maximum_cents", "999999999"),
        ("benefit_cents", "NaN"),
    ],
)
def test_what_is_no_sensible_amount_is_refused(edith, typed, field, value):
    answer = edith.post(NEW, {**typed, field: value})
    assert errors(answer)
    assert not Fundraiser.objects.exists()


def test_a_benefit_must_be_described(edith, typed):
    assert errors(edith.post(NEW, {**typed, "benefit_cents": "20"}))
    edith.post(NEW, {**typed, "benefit_cents": "20", "benefit": "A dinner"})
    assert Fundraiser.objects.get().benefit_cents == 2000


def test_closing_one_is_dated(edith, typed, fundraiser):
    edith.post(f"/admin/fundraisers/edit/{fundraiser.pk}/", {**typed, "state": "closed"})
    fundraiser.refresh_from_db()
    assert fundraiser.closed_at


def test_one_with_gifts_is_not_deleted(adam, paid):
    answer = adam.post(f"/admin/fundraisers/delete/{paid.fundraiser_id}/", follow=True)
    assert "Close it instead" in answer.content.decode()
    assert Fundraiser.objects.exists()


def test_an_editor_sees_no_donor(edith, paid):
    for path in ("/admin/", "/admin/fundraisers/", f"/admin/fundraisers/edit/{paid.fundraiser_id}/"):
        assert "Ana Reyes" not in edith.get(path).content.decode()
    for path in ("/admin/gifts/", f"/admin/gifts/inspect/{paid.pk}/", "/admin/recurring-gifts/"):
        assert edith.get(path)["Location"] == "/admin/"
