"""Looks for barriers in a page, as axe-core knows them."""

from axe_playwright_python.sync_playwright import Axe

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what is right need not be listed, which takes a third of the time
    "preload": False,  # of what no rule here reads
}


def barriers(page):
    """What axe finds on the page, a line each."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{page.url} {rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
