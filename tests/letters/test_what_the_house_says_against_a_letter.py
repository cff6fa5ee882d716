"""What the House says against a letter becomes reasons: each once, in its words, without anybody's."""

import pytest

from actions.letters.channels import house
from actions.letters.channels.message import Rejected
from tests.legislators import replying
from tests.legislators.replying import with_body
from tests.letters.posting import letter, playing, refusal

KEY = "Key-0f-the-H0use"
EMAIL = (
    "The 'Email' element is invalid - The value 'ana@example.org' is invalid according to its datatype 'email_type' - "
    "The Pattern constraint failed."
)


@pytest.fixture
def service(settings):
    """A gateway that answers as a test says."""
    with playing(settings), replying.service() as service:
        settings.CWC_HOUSE_URL, settings.CWC_HOUSE_KEY = service.url, KEY
        yield service


def rejected(caplog):
    return refusal(house.send, Rejected, caplog, letter(), KEY)


def errors(*texts, status=400):
    nodes = "".join(f"<Error>{text}</Error>" for text in texts)
    return with_body(f'<?xml version="1.0"?><Errors>{nodes}</Errors>'.encode(), status, "application/xml")


def reasons(service, caplog, *texts):
    service.says(errors(*texts))
    return [(one.code, one.words) for one in rejected(caplog).reasons]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (EMAIL, "invalid_email", None),
        ("The 'Zip' element is invalid - The value '11355' is invalid", "invalid_address", None),
        ("The 'DeliveryId' element is invalid", "schema", "The 'DeliveryId' element is invalid"),
        ("The 'DeliveryAgentAckEmailAddress' element is invalid", "schema", None),
        ("The 'Phone' element is invalid - The value '718-555-0123'.", "invalid_phone", None),
        ("Address invalid", "invalid_address", "Address invalid"),
        ("No such street: 421 ZYZZYVA AVENUE, Flushing 11355-1234", "invalid_address", "No such street"),
        ("Did you mean 412-A Old Sea Gull Ln., Queens?", "unknown", "Did you mean …., Queens?"),
        (
            "The address is not in the district: 9 Elsewhere, Queens",
            "invalid_address",
            "The address is not in the district",
        ),
        ("Duplicate message", "duplicate", "Duplicate message"),
        ("A message with this DeliveryId was already received", "duplicate", None),
        ("The value 'not enabled' of the 'Email' element", "invalid_email", None),
        ("ConstituentMessage is too long", "too_long", None),
        ("Element 'Extra' is not expected", "schema", "Element … is not expected"),
        ("<![CDATA[421 Zyzzyva Ave]]> is odd, Ana Reyes, (718) 555-0123!", "unknown", "… is odd, …!"),
        ("The value 'it's 421 Zyzzyva Ave' is invalid", "unknown", "The value … is invalid"),
        ("Mail to &lt;ana@example.org&gt; bounces", "unknown", "Mail to … bounces"),
        ("x" * 300, "unknown", "x" * 200),
    ],
)
def test_the_gateways_words_become_a_reason_without_anybodys(service, caplog, text, code, words):
    ((found, cleaned),) = reasons(service, caplog, text)
    assert found == code
    assert words in {None, cleaned}
    for secret in ("zyzzyva", "421", "ana", "reyes", "@", "11355", "555", "flushing"):
        assert secret not in cleaned.lower()


@pytest.mark.parametrize("own", ["It's my parents' secret. " * 800, "My 'secret' is 'hers'. ", "secret" * 9])
def test_her_own_words_are_in_no_reason(service, caplog, own):
    said = (
        f"The 'ConstituentMessage' element is invalid - The value '{own}' is invalid - The MaxLength constraint failed."
    )
    ((code, words),) = reasons(service, caplog, said)
    assert "secret" not in words
    assert words.startswith("The 'ConstituentMessage' element is invalid - The value …")
    assert code in {"too_long", "schema"}


def test_ten_reasons_are_enough(service, caplog):
    assert len(reasons(service, caplog, *(f"Odd {chr(97 + number)}" for number in range(20)))) == 10


@pytest.mark.parametrize("body", [b"", b"<html>no<br>", b"<Errors><Error>Address <b>invalid", b"\xff\xfe", b"<Error/>"])
def test_a_refusal_in_any_shape_is_one(service, caplog, body):
    service.says(with_body(body, 400))
    (reason,) = rejected(caplog).reasons
    assert reason.code == ("invalid_address" if b"invalid" in body else "unknown")


def test_errors_with_a_namespace_and_another_status_are_read(service, caplog):
    body = b'<r xmlns="urn:x"><Error>Address invalid</Error></r>'
    service.says(with_body(body, 422, "text/xml"))
    assert rejected(caplog).reasons[0].code == "invalid_address"


def test_an_outside_file_is_not_read_into_a_reason(service, caplog, tmp_path):
    (tmp_path / "secret").write_text("secret")
    body = f'<!DOCTYPE r [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]><r><Error>Odd &e;</Error></r>'
    service.says(with_body(body.encode(), 400))
    assert "secret" not in rejected(caplog).reasons[0].words
