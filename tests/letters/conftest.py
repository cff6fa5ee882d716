"""A campaign to both chambers with one version, its offices, Ana's letter to them; and letters as mere rows."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail as django_mail
from django.utils import timezone

from actions.legislators.models import ContactForm, DataSet, GatewayOffice, Member, ZipDistrict
from actions.legislators.seats import Seat
from actions.letters import carriers, sealing, targeting, versions, writing
from actions.letters.channels.message import Receipt
from actions.letters.models import Delivery, Letter, LetterCampaign, LetterVersion
from actions.outbox import working
from actions.supporters.models import Mailbox, Supporter
from advocacy.work import KINDS

STREET = "421 Persimmon Terrace"
SEALED = {
    "prefix": "Ms.",
    "first_name": "Ana",
    "last_name": "Reyes",
    "street": STREET,
    "city": "New York",
    "phone": "",
    "address_validated": True,
}
OWN = [Seat("house", "NY", "12"), Seat("senate", "NY", "1"), Seat("senate", "NY", "3")]


@pytest.fixture
def roster(db, at):
    """New York's senators and its twelfth district, with a form and a gateway for each senator."""

    def data_set(kind, **columns):
        return DataSet.objects.create(
            kind=kind, name=kind, source="test", licence="CC0", sha256="0", entries=1, imported_at=at, **columns
        )

    congress = data_set(DataSet.Kind.CONGRESS, congress=119, as_of=at.date())
    forms, gateways = data_set(DataSet.Kind.SENATE_FORMS), data_set(DataSet.Kind.SENATE_GATEWAY)
    zips = data_set(DataSet.Kind.ZIPS, congress=119)
    ZipDistrict.objects.create(data_set=zips, zip="10001", state="NY", district="12")
    for person, chamber, district, name, party in [
        ("N000002", "house", "12", "Jerrold Nadler", "Democrat"),
        ("G000555", "senate", "1", "Kirsten Gillibrand", "Democrat"),
        ("S000148", "senate", "3", "Charles Schumer", "Democrat"),
    ]:
        Member.objects.create(
            data_set=congress,
            person=person,
            chamber=chamber,
            state="NY",
            district=district,
            name=name,
            family_name=name.split()[-1],
            party=party,
            website=f"https://{person.lower()}.example.gov/",
            phone="202-225-5635",
            address="2132 Rayburn House Office Building; Washington DC 20515",
        )
        if chamber == "senate":
            ContactForm.objects.create(data_set=forms, person=person, url=f"https://{person.lower()}.example.gov/form")
            GatewayOffice.objects.create(data_set=gateways, person=person, code=f"SNY0{district}")
    return congress


@pytest.fixture
def gateways(settings):
    """Both gateways, switched on."""
    settings.CWC_HOUSE_URL, settings.CWC_HOUSE_KEY = "http://127.0.0.1:9", "key"
    settings.CWC_SENATE_URL, settings.CWC_SENATE_KEY = "http://127.0.0.1:9", "key"


@pytest.fixture
def letter_campaign(roster):
    """An open campaign to the House and the Senate."""
    campaign = LetterCampaign.objects.create(name="Road", state=LetterCampaign.State.OPEN)
    LetterVersion.objects.create(
        campaign=campaign, name="All", subject="Open a road to citizenship", body="Please open a road to citizenship."
    )
    return campaign


@pytest.fixture
def write(letter_campaign, at):
    """Write a letter as a valid form does: `write(own_words="…")`."""

    def send(**changed):
        moment = changed.pop("at", at)
        own = targeting.of(letter_campaign, changed.pop("own", OWN), at=moment)
        rows = versions.of(letter_campaign)
        body = changed.pop("body", None)
        choices = [
            writing.Choice(office, version, version.subject, body or version.body)
            for office in own.offices
            for version in [versions.for_office(rows, office)]
        ]
        values = {
            "campaign": letter_campaign,
            "key": "a" * 32,
            "choices": choices,
            "own_words": "",
            "name": "Ana Reyes",
            "email": "ana@example.org",
            "sealed": SEALED,
            "zip": "10001",
            "state": "NY",
            "district": "12",
            "provider": "zip",
            "news_wording": "",
            "suspicious": False,
            "state_reason": "",
            "proven": True,
            "language": "en",
            "page_url": "http://testserver/en/road/write/",
            "page_title": "Write to Congress",
            "source": "",
            "referrer": "",
            "utm": {},
            "network": "",
            "table": None,
            "at": moment,
        }
        return writing.send(**values | changed)

    return send


class Carrier:
    """A far side that does what it is told, and counts."""

    def __init__(self):
        self.answers, self.carried = [], []

    def says(self, *answers):
        """Its answers in turn, the last for good: a Receipt to be given, or an exception to be raised."""
        self.answers = list(answers)

    def __call__(self, message, delivery):
        self.carried.append(message)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return answer


@pytest.fixture
def carrier(monkeypatch):
    """Stands for all automatic channels; it accepts unless told otherwise."""
    far = Carrier()
    far.says(Receipt("200"))
    monkeypatch.setattr(carriers, "CARRIERS", dict.fromkeys(carriers.CARRIERS, far))
    return far


@pytest.fixture
def work(at):
    """Let the worker do what is due at a moment, the letter's own unless said: `work(minutes=2)`."""

    def drain(**later):
        moment = at + timedelta(**later)
        with time_machine.travel(moment, tick=False):
            return working.drain(kinds=KINDS, clock=timezone.now)

    return drain


@pytest.fixture
def states():
    """The states of all deliveries, by the office's name."""
    return lambda: dict(Delivery.objects.order_by("pk").values_list("recipient", "state"))


@pytest.fixture
def mails():
    """The subjects of the mails that left."""
    return lambda: [message.subject for message in django_mail.outbox]


@pytest.fixture
def campaign(db):
    """An open campaign that writes to all three of a reader's members of Congress."""
    return LetterCampaign.objects.create(name="Citizenship for All", state=LetterCampaign.State.OPEN)


@pytest.fixture
def letter(campaign, at):
    """Writes a letter's row: `letter(language="ko")`."""

    def write(**columns):
        columns = {
            "campaign": campaign,
            "key": f"key{Letter.objects.count()}",
            "language": "en",
            "zip": "11355",
            "state": "NY",
            "district": "6",
            "page_url": "http://testserver/en/write/",
            "written_at": at,
            "supporter": supporter(f"writer{Letter.objects.count()}", at),
        } | columns
        return Letter.objects.create(**columns)

    return write


def supporter(name, at):
    """Somebody with a mailbox of her own."""
    mailbox = Mailbox.objects.create(address=f"{name}@example.org", canonical=f"{name}@example.org", created_at=at)
    return Supporter.objects.create(mailbox=mailbox, name=name, folded_name=name, language="en", created_at=at)


@pytest.fixture
def delivery(letter, at):
    """Writes a delivery with its letter, its address sealed for three days: `delivery("dead", sealed=None)`."""

    def write(state="unknown", *, of=None, **columns):
        of = of or letter()
        columns = {
            "campaign": of.campaign,
            "office": "M000001",
            "recipient": "Grace Meng",
            "subject": "Citizenship",
            "salutation": "Dear Representative Meng,",
            "channel": Delivery.Channel.HOUSE,
            "phone": "202-225-2601",
            "form_url": "https://meng.example.gov/contact",
            "created_at": at,
            "sealed": sealing.seal({"street": "1 Main Street"}, at=at),
        } | columns
        if columns["sealed"]:
            columns.setdefault("sealed_until", at + timedelta(hours=72))
        return Delivery.objects.create(letter=of, state=state, **columns)

    return write
