"""Whether a message is one that the gateways of Congress take: our own RELAX NG, asked as a whole and in parts."""

import copy
from functools import cache
from pathlib import Path

from lxml import etree

PATH = Path(__file__).with_name("cwc.rng")
RNG = "{http://relaxng.org/ns/structure/1.0}"
WHOLE = "CWC"  # named where every part is right by itself, and one is missing, unknown or out of place


def faults(message: etree._Element) -> tuple[str, ...]:
    """The names of the elements that are not as they must be, each once; none for a message that may be sent.

    The validator's own words are not used, since they repeat what stands in an element.
    """
    if whole().validate(message):
        return ()
    wrong = [str(element.tag) for element in message.iter("*") if not fits(element)]
    return tuple(dict.fromkeys(wrong)) or (WHOLE,)


def fits(element: etree._Element) -> bool:
    """Whether what stands in an element without others in it is right. An unknown one is wrong by itself."""
    if len(element):
        return True
    alone = parts().get(str(element.tag))
    return alone is not None and bool(alone.validate(element))


@cache
def names() -> frozenset[str]:
    """What the elements are called, those that hold others too."""
    return frozenset(str(element.get("name")) for element in etree.parse(str(PATH)).getroot().iter(f"{RNG}element"))


@cache
def whole() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(PATH)))


@cache
def parts() -> dict[str, etree.RelaxNG]:
    """A grammar for each element that holds text, made of its part of the whole one."""
    grammar = etree.parse(str(PATH)).getroot()
    found: dict[str, etree.RelaxNG] = {}
    for element in grammar.iter(f"{RNG}element"):
        if element.find(f".//{RNG}element") is None and element.get("name") not in found:
            found[str(element.get("name"))] = etree.RelaxNG(beginning_with(element, grammar))
    return found


def beginning_with(element: etree._Element, grammar: etree._Element) -> etree._Element:
    """The grammar of a document that consists of one element."""
    smaller = copy.deepcopy(grammar)
    start = smaller.find(f"{RNG}start")
    if start is not None:
        start[:] = [copy.deepcopy(element)]
    return smaller
