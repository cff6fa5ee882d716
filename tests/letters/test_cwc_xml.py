"""A letter as XML: in the gateways' order, with nothing in it that XML may not hold, and refused before it is sent."""

import threading
import unicodedata

import pytest
from lxml import etree

from actions.letters import prefixes, topics
from actions.letters.channels import cwc, cwc_grammar
from actions.letters.channels.message import Closed, Rejected
from tests.legislators.silence import STREET, chain
from tests.letters.posting import letter
from tests.threads import at_once


@pytest.fixture(autouse=True)
def agent(settings):
    settings.CWC_AGENT = "Example Network"
    settings.CWC_ACK_EMAIL = "gateways@example.org"
    settings.CWC_CONTACT_NAME = "Bo Kim"
    settings.CWC_CONTACT_EMAIL = "bo@example.org"
    settings.CWC_CONTACT_PHONE = "202-555-0100"


def tree(**changes):
    return etree.fromstring(cwc.written(letter(**changes)))


def said(name, **changes):
    """What stands in an element, None where there is none."""
    return tree(**changes).findtext(f".//{name}")


def refusal(**changes):
    with pytest.raises(Rejected) as refused:
        cwc.written(letter(**changes))
    assert STREET not in "".join(repr(vars(one)) + str(one) for one in chain(refused.value))
    return [(reason.code, reason.words) for reason in refused.value.reasons]


def test_every_part_stands_in_the_gateways_order():
    assert [element.tag for element in tree().iter() if not len(element)] == [
        "CWCVersion", "DeliveryId", "DeliveryDate", "DeliveryAgent", "DeliveryAgentAckEmailAddress",
        "DeliveryAgentContactName", "DeliveryAgentContactEmail", "DeliveryAgentContactPhone", "Organization",
        "OrganizationAbout", "CampaignId", "MemberOffice", "IsResponseRequested", "NewsletterOptIn", "Prefix",
        "FirstName", "LastName", "Address1", "City", "StateAbbreviation", "Zip", "Phone", "AddressValidation", "Email",
        "Subject", "LibraryOfCongressTopic", "BillCongress", "BillTypeAbbreviation", "BillNumber", "ProOrCon",
        "OrganizationStatement", "ConstituentMessage", "MoreInfo",
    ]  # fmt: skip


def test_it_says_who_writes_to_whom_and_what():
    sent = tree()
    expected = {
        "CWCVersion": "2.0",
        "DeliveryId": "0123456789abcdef0123456789abcdef",
        "DeliveryDate": "20261120",
        "DeliveryAgent": "Example Network",
        "CampaignId": "fedcba9876543210fedcba9876543210",
        "MemberOffice": "HNY06",
        "IsResponseRequested": "Y",
        "NewsletterOptIn": "N",
        "Prefix": "Ms.",
        "Address1": STREET,
        "StateAbbreviation": "NY",
        "Phone": "718-555-0123",
        "AddressValidation": "Y",
        "Email": "ana@example.org",
        "LibraryOfCongressTopic": "Immigration",
        "BillCongress": "119",
        "BillTypeAbbreviation": "hr",
        "BillNumber": "1589",
        "ProOrCon": "Pro",
    }
    assert {name: sent.findtext(f".//{name}") for name in expected} == expected


def test_the_campaigns_words_stand_apart_from_hers():
    sent = tree()
    assert sent.findtext(".//OrganizationStatement") == "Dear Representative Meng,\n\nPlease cosponsor the bill."
    assert sent.findtext(".//ConstituentMessage") == "My sister has waited for thirty years.\n\nSincerely,\nAna Reyes"


def test_one_part_alone_has_the_salutation_and_her_name():
    whole = "Dear Representative Meng,\n\nPlease.\n\nSincerely,\nAna Reyes"
    assert said("OrganizationStatement", statement="Please.", message="") == whole
    assert said("ConstituentMessage", statement="", message="Please.") == whole
    assert said("OrganizationStatement", statement=" ", message="Please.") is None


def test_a_letter_without_words_is_refused():
    assert refusal(statement="\n", message="\x00") == [("schema", "CWC")]


def test_what_may_be_left_out_is_left_out():
    sent = tree(bill=None, position="", more_info="", phone="")
    assert not [name for name in ("Bills", "ProOrCon", "MoreInfo", "Phone") if sent.find(f".//{name}") is not None]


def test_who_chose_no_form_of_address_gets_the_neutral_one():
    assert said("Prefix", prefix="") == prefixes.NEUTRAL


def test_an_address_that_nobody_knew_is_not_called_validated():
    assert said("AddressValidation", address_validated=False) == "N"


@pytest.mark.parametrize("topic", topics.TOPICS)
def test_every_topic_of_ours_is_known(topic):
    assert said("LibraryOfCongressTopic", topic=topic) == topic


@pytest.mark.parametrize("prefix", prefixes.PREFIXES)
def test_every_form_of_address_of_ours_is_known(prefix):
    assert said("Prefix", prefix=prefix) == prefix


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Love 👩‍👧‍👦 and ❤️", "Love 👩‍👧‍👦 and ❤️"),
        ("NUL\x00, bell\x07, C1\x9f, half\ud800, end\uffff", "NUL, bell, C1, half, end"),
        ("]]> <b>&amp;</b>", "]]> <b>&amp;</b>"),
        ("저는 한국에서 태어났습니다.", "저는 한국에서 태어났습니다."),
        (unicodedata.normalize("NFD", "한국 né"), "한국 né"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;"),
    ],
)  # fmt: skip
def test_words_of_any_kind_arrive_as_they_were_written(text, sent):
    assert said("ConstituentMessage", message=text) == f"{sent}\n\nSincerely,\nAna Reyes"


def test_a_subject_is_one_line():
    assert said("Subject", subject="Citizenship\r\nfor\tall\x00") == "Citizenship for all"


def test_ten_thousand_characters_are_sent_and_not_one_more(settings):
    settings.LONGEST_LETTER = 10_000
    assert said("ConstituentMessage", statement="", message="한" * 9_999).count("한") == 9_999
    assert said("ConstituentMessage", statement="a", message="😀" * 9_999).count("😀") == 9_999
    assert refusal(statement="ab", message="한" * 9_999) == [("too_long", "ConstituentMessage")]
    assert refusal(statement="a" * 10_001, message="") == [("too_long", "OrganizationStatement")]


def test_a_subject_has_two_hundred():
    assert said("Subject", subject="한" * 200) == "한" * 200
    assert refusal(subject="한" * 201) == [("too_long", "Subject")]
    assert cwc.limits().subject == 200


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"email": "ana@example"}, [("invalid_email", "Email")]),
        ({"email": "ana at example.org"}, [("invalid_email", "Email")]),
        ({"street": " "}, [("invalid_address", "Address1")]),
        ({"city": "", "zip": "1135"}, [("invalid_address", "City"), ("invalid_address", "Zip")]),
        ({"state": "New York"}, [("invalid_address", "StateAbbreviation")]),
        ({"last_name": ""}, [("invalid_name", "LastName")]),
        ({"prefix": "Queen"}, [("invalid_name", "Prefix")]),
        ({"delivery_id": "0123"}, [("schema", "DeliveryId")]),
        ({"destination": "New York"}, [("schema", "MemberOffice")]),
        ({"topic": "Adoption"}, [("schema", "LibraryOfCongressTopic")]),
        ({"subject": ""}, [("schema", "Subject")]),
        ({"more_info": "javascript:x"}, [("schema", "MoreInfo")]),
    ],
)
def test_what_the_gateway_would_refuse_is_refused_here_by_its_name(changes, reasons):
    assert refusal(**changes) == reasons


@pytest.mark.parametrize(
    ("number", "sent"),
    [
        ("+17185550123", "718-555-0123"),
        ("(718) 555-0123", "718-555-0123"),
        ("+82212345678", None),
        ("718", None),
        ("", None),
    ],
)
def test_a_telephone_number_is_written_as_offices_write_it(number, sent):
    assert said("Phone", phone=number) == sent


def test_one_is_demanded_where_the_settings_say_so(settings):
    settings.CWC_PHONE_REQUIRED = True
    assert said("Phone") == "718-555-0123"
    assert refusal(phone="+82212345678") == [("invalid_phone", "Phone")]


@pytest.mark.parametrize("name", ["CWC_AGENT", "CWC_ACK_EMAIL", "CWC_CONTACT_NAME", "CWC_CONTACT_PHONE"])
def test_it_is_not_her_fault_where_the_settings_do_not_say_who_sends(settings, name):
    setattr(settings, name, "")
    with pytest.raises(Closed):
        cwc.written(letter(email="nobody"))


def test_the_grammar_refuses_what_is_out_of_place():
    sent = tree()
    assert cwc_grammar.faults(sent) == ()
    sent.append(sent.find("Delivery"))
    assert cwc_grammar.faults(sent) == ("CWC",)
    etree.SubElement(sent, "Extra").text = STREET
    assert cwc_grammar.faults(sent) == ("Extra",)


def test_many_threads_may_check_at_once():
    start = threading.Barrier(8)

    def check(index):
        start.wait()
        return [said("Zip", zip=f"{number:05d}") for number in range(index, index + 20)]

    assert sorted(found[0] for found in at_once(check, 8)) == [f"{index:05d}" for index in range(8)]
