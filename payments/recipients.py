"""Which organisation a gift was given to: the one of the site on which it was given."""

from contextlib import suppress
from urllib.parse import urlsplit

from django.conf import settings

from payments.models import Recipient


def find(page_url: str) -> Recipient:
    """The recipient of the page's hostname.

    A gift without a page, which staff wrote down, went to the only one that there is. Where staff have named none, it
    is the one of the settings (not a saved row), and nothing is said to be deductible.
    """
    with suppress(ValueError):  # what is no address has no host
        hostname = urlsplit(page_url).hostname
        if hostname and (row := Recipient.objects.filter(hostname__iexact=hostname).first()):
            return row
    rows = list(Recipient.objects.all()[:2])
    if not page_url and len(rows) == 1:
        return rows[0]
    return Recipient(legal_name=settings.WAGTAIL_SITE_NAME, tax_status=Recipient.TaxStatus.OTHER)
