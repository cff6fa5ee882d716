"""What the gateways of Congress answer to a message that they refuse: one or several `<Error>`, in their own words.

Sentences as clients of the gateways have recorded them (read 2026-11-23): "The 'Email' element is invalid - The value
'…' is invalid according to its datatype 'email_type' - The Pattern constraint failed.", "Message delivery is not
enabled for HDC98". They repeat what was sent, so nothing of them is kept before it is cleaned.
"""

import re

from lxml import etree

from actions.letters.channels import cwc_grammar
from actions.letters.channels.message import Message, Person, Reason

INVALID_EMAIL, INVALID_ADDRESS, INVALID_PHONE, INVALID_NAME = (
    "invalid_email",
    "invalid_address",
    "invalid_phone",
    "invalid_name",
)
OFFICE_DISABLED, DUPLICATE, TOO_LONG, SCHEMA, UNKNOWN = "office_disabled", "duplicate", "too_long", "schema", "unknown"
NONE, TOO_LARGE = (Reason(UNKNOWN),), (Reason(TOO_LONG),)
MOST, LONGEST = 10, 200  # reasons kept, and characters of each
LONGEST_READ = 4_000  # characters of an error; it may repeat a whole letter

BY_ELEMENT = (
    {"Email": INVALID_EMAIL, "Phone": INVALID_PHONE}
    | dict.fromkeys(("Address1", "Address2", "Address3", "City", "StateAbbreviation", "Zip"), INVALID_ADDRESS)
    | dict.fromkeys(("Prefix", "FirstName", "MiddleName", "LastName", "Suffix"), INVALID_NAME)
)
BY_WORDS = (
    (OFFICE_DISABLED, r"not enabled|disabled|not (an )?active|inactive"),
    (DUPLICATE, r"duplicate|already (been )?(accepted|delivered|received|submitted|exists)"),
    (TOO_LONG, r"too long|max(imum)? ?length"),
    (INVALID_EMAIL, r"\be-?mail\b"),
    (INVALID_PHONE, r"\b(tele)?phone\b"),
    (INVALID_ADDRESS, r"\baddress|\bzip\b|\bpostal\b|\bstreet\b"),
    (SCHEMA, r"\belement\b|\bschema\b|\bxml\b|\battribute\b"),
)
NAMED = re.compile(r"['\"](\w+)['\"] element|element ['\"](\w+)['\"]")
# Up to the last quote, or to the end: what she wrote may hold quotes itself, and may have been cut.
VALUE = re.compile(r"\bvalue\s+(['\"])(?:.*\1(?=\s+is\b)|.*\1|.*)", re.DOTALL | re.IGNORECASE)
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”")
TYPE = re.compile(r"[a-z]+(_[a-z]+)*_type")
MAIL = re.compile(r"\S*@\S*")
NUMBER = re.compile(r"(?<!\w)\+?\(?\d[\d().\s-]{2,}\d(?!\w)")
# A street as the gateway writes it may be another than she wrote: a number, some words, and what streets end in.
STREET = re.compile(
    r"\b\d+[\w/-]*\s+(?:[\w.'’-]+\s+){0,5}?(?:ave(?:nue)?|st(?:reet)?|r(?:oa)?d|dr(?:ive)?|l(?:a)?ne?|blvd|boulevard|"
    r"c(?:our)?t|cir(?:cle)?|way|pl(?:ace)?|ter(?:race)?|pkwy|parkway|h(?:igh)?wa?y|sq(?:uare)?|tr(?:ai)?l|route|loop)\b",
    re.IGNORECASE,
)
GONE = "…"


def reasons(body: bytes, message: Message) -> tuple[Reason, ...]:
    """Each different error of an answer, in its order; `unknown` where it names none."""
    found = [reason(text, message) for text in errors(body)]
    return tuple(dict.fromkeys(found))[:MOST] or NONE


def errors(body: bytes) -> list[str]:
    """The text of every `<Error>`, whatever is around them and however broken it is."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    if root is None:
        return []
    texts = (" ".join("".join(map(str, error.itertext())).split()) for error in root.iter("{*}Error"))
    return [text[:LONGEST_READ] for text in texts if text]


def reason(text: str, message: Message) -> Reason:
    """One error. Of one about an address what follows a colon is an address, whatever it looks like."""
    known = code(text)
    words = cleaned(text, message)
    return Reason(known, words.partition(":")[0] if known == INVALID_ADDRESS else words)


def code(text: str) -> str:
    """Which of our reasons the gateway's words mean."""
    lower = text.lower()
    for known, pattern in BY_WORDS[:3]:
        if re.search(pattern, VALUE.sub("", lower)):
            return known
    named = NAMED.search(text)
    if named:
        return code_of(named[1] or named[2])
    return next((known for known, pattern in BY_WORDS if re.search(pattern, lower)), UNKNOWN)


def code_of(element: str) -> str:
    """The reason for an element that is not as it must be."""
    return BY_ELEMENT.get(element, SCHEMA)


def cleaned(text: str, message: Message) -> str:
    """The gateway's words without anybody's: no value, no mail address, no number, no word of where she lives."""
    text = VALUE.sub(f"value {GONE}", text)
    text = QUOTED.sub(lambda found: found[0] if is_ours(found[0][1:-1]) else GONE, text)
    text = MAIL.sub(GONE, text)
    text = STREET.sub(GONE, text)
    text = NUMBER.sub(GONE, text)
    hers = words_of(message.person) - {message.destination.lower()}
    text = re.sub(r"\w+", lambda found: GONE if found[0].lower() in hers else found[0], text)
    text = re.sub(rf"{GONE}(?:[\s,.'’-]*{GONE})+", GONE, text)
    return text[:LONGEST].rstrip()


def is_ours(quoted: str) -> bool:
    """Whether what is quoted is a name of the format, and nobody's words."""
    return quoted in cwc_grammar.names() or bool(TYPE.fullmatch(quoted))


def words_of(person: Person) -> set[str]:
    """Every word that says who she is or where she lives, in small letters."""
    told = (person.name, person.first_name, person.last_name, person.email, person.street, person.city, person.phone)
    return {word.lower() for text in (*told, person.zip) for word in re.findall(r"\w+", text)}
