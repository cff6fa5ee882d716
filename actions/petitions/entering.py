"""From a request to a signature: what every door to a petition, a page or an API, does with a valid form."""

from datetime import datetime
from urllib.parse import urljoin

from django.http import HttpRequest

from actions.limits import limits, networks
from actions.petitions import signing
from actions.petitions.forms import SignatureForm
from actions.petitions.models import LONGEST_ADDRESS, LONGEST_TITLE, Petition
from actions.supporters import addresses, arriving


def enter(
    request: HttpRequest,
    form: SignatureForm,
    *,
    petition: Petition,
    page_url: str,
    language: str,
    at: datetime,
    page_title: str = "",
) -> None:
    """Sign with a valid form, counting the attempt against the limits first.

    `page_url` (absolute, without a query) and `page_title` name the page for her mails. Where she came from is read
    from the address that the form was sent to: `s` or `source`, and `utm_*`. Raises signing.Closed.
    """
    values = dict(form.cleaned_data)
    verdict = limits.check(
        action=f"petition:{petition.pk}",
        ip=networks.client_ip(request),
        mailbox=addresses.canonical(values["email"]),
        at=at,
    )
    if verdict.over:
        values |= {"suspicious": True, "state_reason": f"{values['state_reason']} limit".lstrip()}
    signing.sign(
        **values,
        petition=petition,
        language=language,
        page_url=page_url if len(page_url) <= LONGEST_ADDRESS else urljoin(page_url, "/"),
        page_title=page_title[:LONGEST_TITLE],
        source=arriving.source(request),
        utm=arriving.utm(request),
        network=verdict.network,
        table=verdict.table,
        at=at,
    )
