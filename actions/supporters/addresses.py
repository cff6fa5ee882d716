"""Mail addresses: which of them are one mailbox, and how one is shown to people who need not know it."""

import unicodedata
from typing import NamedTuple

from django.core.cache import cache

from actions.supporters import characters
from actions.supporters.models import DomainRule

CACHED = 60  # seconds until a rule that staff changed is heeded
ELSEWHERE = "*"


class Rule(NamedTuple):
    """What a domain's provider takes for the same mailbox."""

    alias_of: str = ""
    ignores_plus: bool = True
    ignores_dots: bool = False


# Used while staff have no rows. Only domains whose provider gives one name to one person are joined: at hotmail.com and
# outlook.com, or at Fastmail's domains, one name may be two people.
DEFAULTS = {
    ELSEWHERE: Rule(),
    "gmail.com": Rule(ignores_dots=True),
    "googlemail.com": Rule("gmail.com", ignores_dots=True),
    "me.com": Rule("icloud.com"),
    "mac.com": Rule("icloud.com"),
    "proton.me": Rule(ignores_dots=True),
    "protonmail.com": Rule("proton.me", ignores_dots=True),
    "protonmail.ch": Rule("proton.me", ignores_dots=True),
    "pm.me": Rule("proton.me", ignores_dots=True),
    "hanmail.net": Rule("daum.net"),
}


def canonical(address: str) -> str:
    """The one writing of all addresses that reach the same mailbox, by the rules of its domain.

    It is for comparing only; mail goes to the address as typed. What is no address comes back in small letters.
    """
    text = unicodedata.normalize("NFKC", characters.visible(address)).casefold().strip()
    local, sign, domain = text.rpartition("@")
    domain = ascii_domain(domain)
    rules = in_force()
    rule = rules.get(domain) or rules.get(ELSEWHERE)
    if rule is None or not local or local.startswith('"'):
        return local + sign + domain
    name = local.partition("+")[0] if rule.ignores_plus else local
    if rule.ignores_dots:
        name = name.replace(".", "")
    return f"{name or local}@{rule.alias_of or domain}"


def ascii_domain(domain: str) -> str:
    """A domain as the network knows it: 한국.kr is xn--3e0b707e.kr."""
    domain = domain.strip(".")
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain


def in_force() -> dict[str, Rule]:
    """The rules by domain: the rows that staff keep, or the defaults where there are none."""
    rules = cache.get("domain-rules")
    if rules is None:
        rows = DomainRule.objects.values_list("domain", *Rule._fields)
        rules = {typed(domain): Rule(typed(alias), *columns) for domain, alias, *columns in rows}
        cache.set("domain-rules", rules, CACHED)
    return rules or DEFAULTS


def typed(domain: str) -> str:
    """A domain out of a rule, as staff may have pasted it: @Gmail.com is gmail.com."""
    return ascii_domain(domain.strip().lstrip("@").casefold())


def masked(address: str) -> str:
    """An address of which only its owner knows the rest: j•••@e•••.org."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}•••@{domain[:1]}•••.{domain.rpartition('.')[2]}"
