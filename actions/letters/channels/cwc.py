"""A message as the gateways of Congress take it: CWC 2.0, the same for the House and the Senate.

Source: what clients of the gateways send, compared with each other (read 2026-11-23); nothing was read from the
gateways' own papers, which only approved senders get. What is sent is checked with `cwc.rng` first.
"""

import re
import unicodedata
from typing import NamedTuple

import phonenumbers
from django.conf import settings
from lxml import etree
from phonenumbers import NumberParseException

from actions.letters import composing, prefixes
from actions.letters.channels import cwc_errors, cwc_grammar
from actions.letters.channels.message import Closed, Message, Person, Reason, Rejected

VERSION = "2.0"
LONGEST_SUBJECT = 200
# What XML 1.0 does not allow, and the other control characters, which are nobody's words.
FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BREAKS = re.compile("\r\n?|[\u2028\u2029\x85]")
NORTH_AMERICA = 1


class Limits(NamedTuple):
    """How many characters are sent at most: of a subject, and of the words of a letter, the campaign's and hers."""

    subject: int
    text: int


def limits() -> Limits:
    """What may be sent. The gateways' own limits are not public."""
    return Limits(LONGEST_SUBJECT, settings.LONGEST_LETTER)


def written(message: Message) -> bytes:
    """The message as XML, valid by our grammar. Raises Rejected, naming what is wrong without its value.

    Raises Closed where it is ours that is wrong: who sends is not told in the settings.
    """
    long = too_long(message)
    if long:
        raise Rejected(tuple(Reason(cwc_errors.TOO_LONG, name) for name in long), unsent=True)
    tree = built(message)
    names = list(cwc_grammar.faults(tree))
    if settings.CWC_PHONE_REQUIRED and tree.find("Constituent/Phone") is None:
        names.append("Phone")
    if any(name.startswith("DeliveryAgent") for name in names):
        raise Closed("the settings do not say who sends")
    if names:
        raise Rejected(tuple(Reason(cwc_errors.code_of(name), name) for name in dict.fromkeys(names)), unsent=True)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def too_long(message: Message) -> list[str]:
    """The names of the parts that are longer than is sent. Salutation and signature do not count: they are ours."""
    subject, text = limits()
    found = ["Subject"] if len(line(message.subject)) > subject else []
    parts = {"OrganizationStatement": words(message.statement), "ConstituentMessage": words(message.message)}
    if sum(map(len, parts.values())) > text:
        found.append(max(parts, key=lambda name: len(parts[name])))
    return found


def built(message: Message) -> etree._Element:
    """The tree of a message, valid or not."""
    root = etree.Element("CWC")
    add(root, "CWCVersion", VERSION)
    delivery(root, message)
    recipient = etree.SubElement(root, "Recipient")
    add(recipient, "MemberOffice", line(message.destination))
    add(recipient, "IsResponseRequested", "Y")
    add(recipient, "NewsletterOptIn", "N")
    constituent(root, message.person)
    content(root, message)
    return root


def delivery(root: etree._Element, message: Message) -> None:
    """Who sends, for whom, and under which numbers."""
    part = etree.SubElement(root, "Delivery")
    add(part, "DeliveryId", message.delivery_id)
    add(part, "DeliveryDate", f"{message.written_on:%Y%m%d}")
    add(part, "DeliveryAgent", line(settings.CWC_AGENT))
    add(part, "DeliveryAgentAckEmailAddress", line(settings.CWC_ACK_EMAIL))
    contact = etree.SubElement(part, "DeliveryAgentContact")
    add(contact, "DeliveryAgentContactName", line(settings.CWC_CONTACT_NAME))
    add(contact, "DeliveryAgentContactEmail", line(settings.CWC_CONTACT_EMAIL))
    add(contact, "DeliveryAgentContactPhone", line(settings.CWC_CONTACT_PHONE))
    add_known(part, "Organization", line(message.organisation.name))
    add_known(part, "OrganizationAbout", line(message.organisation.about))
    add(part, "CampaignId", message.campaign_id)


def constituent(root: etree._Element, person: Person) -> None:
    """Who writes, and where she lives."""
    part = etree.SubElement(root, "Constituent")
    add(part, "Prefix", line(person.prefix) or prefixes.NEUTRAL)
    add(part, "FirstName", line(person.first_name))
    add(part, "LastName", line(person.last_name))
    add(part, "Address1", line(person.street))
    add(part, "City", line(person.city))
    add(part, "StateAbbreviation", line(person.state).upper())
    add(part, "Zip", line(person.zip))
    add_known(part, "Phone", phone(person.phone))
    add(part, "AddressValidation", "Y" if person.address_validated else "N")
    add(part, "Email", line(person.email))


def content(root: etree._Element, message: Message) -> None:
    """What is written: the campaign's words apart from hers, the salutation before the first of them, her name last."""
    part = etree.SubElement(root, "Message")
    add(part, "Subject", line(message.subject))
    add(etree.SubElement(part, "LibraryOfCongressTopics"), "LibraryOfCongressTopic", line(message.topic))
    if message.bill:
        bill = etree.SubElement(etree.SubElement(part, "Bills"), "Bill")
        add(bill, "BillCongress", str(message.bill.congress))
        add(bill, "BillTypeAbbreviation", message.bill.type.lower())
        add(bill, "BillNumber", str(message.bill.number))
    add_known(part, "ProOrCon", message.position.capitalize())
    for name, text in letter(message):
        add(part, name, text)
    add_known(part, "MoreInfo", line(message.more_info))


def letter(message: Message) -> list[tuple[str, str]]:
    """The one or two texts of a letter, each under the name of its element; none where nothing is said."""
    statement, own = words(message.statement), words(message.message)
    parts = [(name, text) for name, text in (("OrganizationStatement", statement), ("ConstituentMessage", own)) if text]
    if parts:
        name, text = parts[0]
        parts[0] = name, "\n\n".join(filter(None, [line(message.salutation), text]))
        name, text = parts[-1]
        parts[-1] = name, f"{text}\n\n{composing.signature(line(message.person.name))}"
    return parts


def phone(number: str) -> str:
    """A telephone number as offices of Congress write it, `202-555-0123`; "" for none, and for one from elsewhere."""
    try:
        known = phonenumbers.parse(number, "US")
    except NumberParseException:
        return ""
    digits = str(known.national_number)
    if known.country_code != NORTH_AMERICA or len(digits) != 10:
        return ""
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"


def words(text: str) -> str:
    """A text of several lines as XML 1.0 may hold it, composed (NFC)."""
    return FORBIDDEN.sub("", unicodedata.normalize("NFC", BREAKS.sub("\n", text))).strip()


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(words(text).split())


def add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text


def add_known(parent: etree._Element, name: str, text: str) -> None:
    """Only where there is something to say: an element that may be left out must not be empty."""
    if text:
        add(parent, name, text)
