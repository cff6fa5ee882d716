"""Days as the books speak of them, and the moments between which they lie."""

from datetime import date, datetime, timedelta

from django.utils import timezone


def of_days(first: date, last: date) -> tuple[datetime, datetime]:
    """From the beginning of the first day until that of the day after the last, in the site's time."""
    return midnight(first), midnight(last + timedelta(days=1))


def midnight(day: date) -> datetime:
    """The day's beginning in the site's time."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
