"""Signers of many scripts under the river petition."""

from datetime import timedelta

import pytest

from actions.petitions.models import Signature
from actions.supporters.models import Mailbox, Supporter


@pytest.fixture
def sign(petition, at):
    """Writes a signature's rows: `sign("김민지", zip="10001")`. Confirmed unless told otherwise."""

    def write(name, *, confirmed=True, zip="10001", state=Signature.State.VALID, **more):
        number = Mailbox.objects.count() + 1
        address = f"signer{number}@example.org"
        mailbox = Mailbox.objects.create(address=address, canonical=address, created_at=at)
        supporter = Supporter.objects.create(
            mailbox=mailbox, name=name, folded_name=name.casefold(), language="en", zip=zip, created_at=at
        )
        return Signature.objects.create(
            petition=petition,
            supporter=supporter,
            state=state,
            zip=zip,
            language="en",
            page_url="https://act.example.org/en/river/",
            phone="+12125550100",
            signed_at=at + timedelta(minutes=number),
            confirmed_at=at if confirmed else None,
            **more,
        )

    return write
