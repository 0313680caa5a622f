"""The reply texts: every key the code asks for has a text, every text is asked for and compiled."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import bot
from bot.commands import COMMANDS
from bot.texts import Texts
from knowledge import Confidence, Kind, Source

_PACKAGE = Path(bot.__file__).parent
CATALOGUES = sorted(_PACKAGE.glob("locale/*/LC_MESSAGES/*.po"))
_DEFAULT = "zh_Hans"
# 六 or 6: a language takes the form it writes, and a range may do with its last number.
_NUMBERS = {"count", "digits", "last", "number"}
# 坚持, what a list counts by: not every language counts by something.
_UNIT = "unit"
_KEY = re.compile(r"[a-z][a-z_]*(?:\.[a-z][a-z_]*)+")


def entries(po: Path) -> dict[str, str]:
    """The texts of a catalogue by their keys, as a translator wrote them."""
    with po.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def placeholders(text: str) -> set[str]:
    """The names that a text wants filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def facts(text: str) -> set[str]:
    """What a text wants filled in, whichever way its language writes numbers."""
    named = placeholders(text) - {_UNIT}
    return {"a number" if name in _NUMBERS else name for name in named}


# What the code asks for.


Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[Function]:
    """Every function of the package."""
    for module in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield node


FUNCTIONS = tuple(functions())


def asked(function: ast.AST) -> Iterator[ast.Call]:
    """The calls of the catalogue in a function: `texts(…)`, `wording.texts(…)`, …"""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and node.args and called(node) == "texts":
            yield node


def key_patterns(function: Function, call: ast.Call) -> Iterator[str]:
    """Regular expressions for the keys that a call may ask for."""
    key = call.args[0]
    if isinstance(key, ast.JoinedStr):
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
            for part in key.values
        )
    elif isinstance(key, ast.Name):
        # The key was chosen before, here or by a caller: whatever there reads as a key may be it.
        trees = callers(function) if key.id in parameters(function) else [function]
        texts = (text for tree in trees for text in strings(tree))
        yield from (re.escape(text) for text in texts if _KEY.fullmatch(text))
    else:
        yield from (re.escape(text) for text in strings(key))


def parameters(function: Function) -> set[str]:
    """The names of a function's parameters."""
    arguments = function.args
    return {one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}


def callers(function: Function) -> list[ast.Call]:
    """The calls of a function of that name, wherever they are."""
    nodes = (node for other in FUNCTIONS for node in ast.walk(other))
    return [node for node in nodes if isinstance(node, ast.Call) and called(node) == function.name]


def called(call: ast.Call) -> str:
    """The last part of the name that is called."""
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def strings(tree: ast.AST) -> Iterator[str]:
    """The string constants of a tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


PATTERNS = sorted(
    {pattern for f in FUNCTIONS for call in asked(f) for pattern in key_patterns(f, call)}
)


@pytest.fixture(params=CATALOGUES, ids=lambda po: po.parent.parent.name)
def po(request: pytest.FixtureRequest) -> Path:
    """Each catalogue's source file."""
    path: Path = request.param
    return path


def test_the_default_language_has_a_catalogue() -> None:
    languages = [po.parent.parent.name for po in CATALOGUES]
    assert _DEFAULT in languages
    assert len(PATTERNS) > 30


def test_every_key_that_the_code_asks_for_has_a_text(po: Path) -> None:
    keys = entries(po)
    missing = [p for p in PATTERNS if not any(re.fullmatch(p, key) for key in keys)]
    assert missing == []


@pytest.mark.parametrize(
    "key",
    [
        *(f"command.{command.name}" for command in COMMANDS.values() if command.listed),
        *(f"source.{name}" for name in Source.__slots__ if name != "url_is_article"),
        *(f"section.{kind.value}" for kind in Kind),
        *(f"confidence.{sure.value}" for sure in Confidence if sure is not Confidence.UNSURE),
    ],
)
def test_every_row_of_a_table_has_its_text(po: Path, key: str) -> None:
    assert key in entries(po)


def test_no_text_is_left_that_nobody_asks_for(po: Path) -> None:
    unused = [key for key in entries(po) if not any(re.fullmatch(p, key) for p in PATTERNS)]
    assert unused == []


def test_every_text_says_something(po: Path) -> None:
    assert [key for key, text in entries(po).items() if not text.strip()] == []


def test_every_language_says_the_same_facts(po: Path) -> None:
    default = next(p for p in CATALOGUES if _DEFAULT in p.parts)
    expected = {key: facts(text) for key, text in entries(default).items()}
    assert {key: facts(text) for key, text in entries(po).items()} == expected


def test_the_code_gives_every_name_that_a_text_wants(po: Path) -> None:
    texts = entries(po)
    lacking = [
        (key, placeholders(texts[key]) - given)
        for function in FUNCTIONS
        for call in asked(function)
        for given in [{keyword.arg for keyword in call.keywords}]
        for key in strings(call.args[0])
        if key in texts and placeholders(texts[key]) - given
    ]
    assert lacking == []


def test_the_compiled_catalogue_is_what_its_source_says(po: Path) -> None:
    with po.open("rb") as file:
        catalogue = read_po(file)
    fresh = io.BytesIO()
    write_mo(fresh, catalogue)
    fresh.seek(0)
    with po.with_suffix(".mo").open("rb") as stale:
        assert _content(stale) == _content(fresh)


def _content(compiled: io.BufferedIOBase) -> dict[str, str]:
    # The catalogue's head holds the date on which it was compiled.
    translations = gettext.GNUTranslations(compiled)
    content: dict[str, str] = translations._catalog  # type: ignore[attr-defined]
    return {key: text for key, text in content.items() if key}


def test_a_text_is_said_with_its_names_filled_in() -> None:
    assert Texts("zh-Hans")("place.sentence", number=3) == "第3句"
