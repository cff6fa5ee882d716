"""After a letter the page for gifts knows what was typed: for the browser that wrote, and for no link in a mail."""

import re

import pytest

from actions.letters import links
from actions.letters.models import Letter
from cms.models import GivePage
from payments.models import Fundraiser

FIELD = re.compile(r'<input type="hidden" name="typed" value="([^"]+)"')


@pytest.fixture
def written(writer, letter_page, home):
    """Where Ana is led once her letter is sent; its page leads to the page for gifts."""
    fundraiser = Fundraiser.objects.create(name="Legal aid", state=Fundraiser.State.OPEN, address_asked=True)
    give = GivePage(title="Stand by your neighbors", slug="give", ask="Give.", fundraiser=fundraiser)
    letter_page.next_page = home.add_child(instance=give)
    letter_page.save()
    writer.press(zip="11355")
    writer.press(name="Ana Reyes", email="ana@example.org")
    writer.press(own_words="My mother waits.")
    return writer.response["Location"]


def test_what_a_writer_typed_is_filled_in(client, written):
    typed = FIELD.search(client.get(written).text)[1]
    form = client.post("/en/give/filled/", {"typed": typed}, headers={"sec-fetch-site": "same-origin"}).text
    for value in ("Ana Reyes", "ana@example.org", "11355"):
        assert f'value="{value}"' in form


def test_the_link_in_a_mail_and_a_second_look_bring_only_a_link(client, written):
    mailed = f"/en/letter/{links.token(Letter.objects.get())}/"
    pages = [client.get(address).text for address in (mailed, written.partition("?")[0], written, written)]
    assert [bool(FIELD.search(page)) for page in pages] == [False, False, True, False]
    assert all("/en/give/" in page for page in pages)
