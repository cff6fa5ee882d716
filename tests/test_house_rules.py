"""Rules that are easily forgotten; `pyproject.toml` holds those that a linter knows.

Each test gathers what breaks its rule, so that a failure lists every place at once.
"""

import ast
import re
import tomllib
from itertools import chain
from pathlib import Path

from django.core.management import get_commands

from advocacy.work import KINDS

TOP = Path(__file__).parent.parent
PACKAGES = ("advocacy", "cms", "payments", "actions")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_SCRIPT = 80


def texts(pattern, *folders):
    """The files below some folders that people wrote, as a path from the top and a text."""
    for folder in folders:
        for path in sorted((TOP / folder).rglob(pattern)):
            if not {"migrations", "vendor"} & set(path.parts):
                yield str(path.relative_to(TOP)), path.read_text()


def nodes(kind, *folders):
    """Every node of one kind in our Python code, with the place where it stands."""
    for path, text in texts("*.py", *(folders or PACKAGES)):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, kind):
                yield f"{path}:{node.lineno}", node


def assert_none(places):
    assert not places, "\n" + "\n".join(places)


def lines(text):
    return len(text.splitlines())


def without_comments(template):
    return re.sub(r"{#.*?#}|{% comment .*?{% endcomment %}", "", template, flags=re.DOTALL)


def everything():
    yield from texts("*.py", *PACKAGES, "tests")
    yield from texts("*.html", "templates")
    yield from texts("*.txt", "templates")
    yield from texts("*.css", "static")
    yield from texts("*.js", "static")


def test_no_file_is_too_long():
    assert_none([path for path, text in everything() if lines(text) > LONGEST_FILE])


def test_no_function_is_too_long():
    functions = nodes(ast.FunctionDef)
    assert_none([f"{at} {node.name}" for at, node in functions if node.end_lineno - node.lineno >= LONGEST_FUNCTION])


def test_a_script_is_one_small_module():
    assert_none([path for path, text in texts("*.js", "static") if lines(text) > LONGEST_SCRIPT])


def test_nothing_is_left_to_do_in_a_comment():
    unfinished = re.compile(r"\b(TODO|FIXME|XXX)\b")
    here = str(Path(__file__).relative_to(TOP))
    assert_none([path for path, text in everything() if unfinished.search(text) and path != here])


def test_no_import_hides_in_a_function():
    hidden = [
        f"{at} {function.name}"
        for at, function in nodes(ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert_none(hidden)


def test_nothing_is_wired_by_signals_or_when_an_app_is_ready():
    wired = re.compile(r"django\.dispatch|django\.db\.models\.signals|wagtail\.signals|def ready\(")
    assert_none([path for path, text in texts("*.py", *PACKAGES) if wired.search(text)])


def test_a_key_that_points_down_adds_nothing_below():
    """`related_name="+"`: a lower package must not grow attributes that it does not know of."""
    below = re.compile(r"'?(actions\.)?(Petition|Supporter|Signature|Mailbox|Consent)'?$")
    adding = []
    for at, call in nodes(ast.Call, "cms", "payments"):
        if ast.unparse(call.func) in {"models.ForeignKey", "models.OneToOneField"} and call.args:
            related = {word.arg: ast.unparse(word.value) for word in call.keywords}.get("related_name")
            if below.search(ast.unparse(call.args[0])) and related != "'+'":
                adding.append(at)
    assert_none(adding)


def test_every_template_says_what_it_is():
    """It opens with {# What it is. Expects: … #}."""
    silent = [path for path, text in texts("*.html", "templates") if not text.lstrip().startswith(("{#", "{% comment"))]
    assert_none(silent)


def test_no_template_holds_script_or_style():
    """The pages' policy refuses both; a mail's HTML is another matter."""
    inline = re.compile(
        r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*(?:\bsrc=|type=\"application/))"
    )
    templates = [(path, without_comments(text)) for path, text in texts("*.html", "templates") if "/mail/" not in path]
    assert_none([f"{path}: {found.group()}" for path, text in templates if (found := inline.search(text))])


def test_styles_know_start_and_end_and_neither_left_nor_right():
    sided = re.compile(
        r"\b(?:margin|padding|border)-(?:left|right)\b|text-align:\s*(?:left|right)|[{;\s](?:left|right):"
    )
    sheets = [(path, re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)) for path, text in texts("*.css", "static")]
    assert_none([f"{path}: {found.group()}" for path, text in sheets if (found := sided.search(text))])


def test_every_command_and_every_kind_of_job_is_documented():
    operations = (TOP / "docs/operations.md").read_text()
    ours = [name for name, app in get_commands().items() if app in PACKAGES]
    assert_none([name for name in [*ours, *KINDS] if f"`{name}`" not in operations])


def test_every_dependency_has_a_reason():
    project = tomllib.loads((TOP / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *chain(*project["dependency-groups"].values())]
    names = {re.match(r"[a-z0-9-]+", line).group() for line in wanted}
    given = re.findall(r"^\| `([a-z0-9-]+)` \|", (TOP / "docs/dependencies.md").read_text(), re.MULTILINE)
    assert sorted(given) == sorted(names)


def test_every_link_in_the_documentation_leads_somewhere():
    broken = [
        f"{page.relative_to(TOP)}: {link}"
        for page in [*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md")]
        for link in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text())
        if not (page.parent / link).exists()
    ]
    assert_none(broken)
