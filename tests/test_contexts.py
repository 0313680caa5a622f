"""The table of contexts, through the core, through Telegram and, in private, the console."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.deep_links import write_payload
from bot.dispatch import Dispatcher
from bot.languages import match_language
from bot.reply import Choice, Reply
from bot.request import Place, Request
from bot.settings import Settings
from bot.wiring import build_dispatcher
from knowledge import Article, locate, parse_address
from tests.bot_api import BotApiServer, Call, Group, User
from tests.bot_api.html import parse
from tests.contexts import GROUP, PRIVATE, TOPIC, Row, Where, Who
from tests.contexts_elsewhere import BUTTON, EDIT, INLINE, LINK
from tests.contexts_several import SEVERAL
from tests.contexts_versions import VERSIONS
from tests.conversing import ANONYMOUS, answered, caused, running_bot, said, typed_lines
from tests.processes import run_bot
from tests.several import SILK, fill

ALL = (*PRIVATE, *GROUP, *TOPIC, *INLINE, *EDIT, *BUTTON, *LINK, *SEVERAL, *VERSIONS)
_ADMIN = User(3, "Admin")
_TOPIC = 7
_ids = [str(row) for row in ALL]
_chats = {id: 10_000 + number for number, id in enumerate(_ids)}
_in_console = tuple(row for row in ALL if row.where is Where.PRIVATE and not row.quoted)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a row: the outcome where it can be told, the words, what buttons stand for."""

    outcome: str | None
    text: str
    lines: tuple[str, ...]


def judge(row: Row, came: Came) -> None:
    """That what came is what the row demands."""
    if came.outcome is not None:
        assert came.outcome == row.outcome, came.text
    assert bool(came.text) == (row.outcome != "silent"), came.text
    assert [piece for piece in row.says if piece not in came.text] == [], came.text
    assert [piece for piece in row.never if piece in came.text] == [], came.text
    assert set(row.leads_to) <= set(came.lines), came.lines
    assert not (row.leads_nowhere and came.lines), came.lines


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Row, str], Path]:
    """Makes a data directory for such rows as this one, and for no other use."""

    def make(row: Row, use: str) -> Path:
        data = tmp_path_factory.mktemp(use) / "data"
        return fill(data) if row.several else data

    return make


@pytest.fixture(scope="module")
def cores(library: Callable[[Row, str], Path]) -> Callable[[Row], Dispatcher]:
    """The dispatcher for a row: one for all that are asked of the same library."""
    made: dict[bool, Dispatcher] = {}

    def core(row: Row) -> Dispatcher:
        if row.several not in made:
            made[row.several] = build_dispatcher(Settings(library(row, "core")))
        return made[row.several]

    return core


@pytest.fixture(scope="module")
def servers(library: Callable[[Row, str], Path]) -> Iterator[Callable[[Row], BotApiServer]]:
    """The server of the bot for a row, likewise."""
    with ExitStack() as stack:
        made: dict[bool, BotApiServer] = {}

        def server(row: Row) -> BotApiServer:
            if row.several not in made:
                made[row.several] = stack.enter_context(running_bot(library(row, "telegram")))
            return made[row.several]

        yield server


@pytest.fixture(scope="module")
def records(library: Callable[[Row, str], Path]) -> dict[str, dict[str, Any]]:
    """What the console answers: one process for each language, and for each settled chat."""
    together: defaultdict[tuple[str, tuple[str, ...], str, bool], list[Row]] = defaultdict(list)
    for row in _in_console:
        # What decides something for the chat would decide it for the rows behind it.
        alone = row.line if row.line.startswith(("/language ", "/use ")) else ""
        language = match_language(row.language) or "zh-Hans"
        together[language, row.before, alone, row.several].append(row)
    answers: dict[str, dict[str, Any]] = {}
    for (language, before, *_), rows in together.items():
        answers |= _asked_in_console(language, before, rows, library(rows[0], "console"))
    return answers


def _asked_in_console(
    language: str, before: tuple[str, ...], rows: list[Row], data: Path
) -> dict[str, dict[str, Any]]:
    lines = "\n".join((*before, *(row.line for row in rows))).encode()
    told = {"BOT_LANGUAGE": language}
    run = run_bot("console", "--json", "--as", "reader", data=data, input=lines, settings=told)
    assert run.stderr == b""
    records = [json.loads(line) for line in run.stdout.decode().splitlines()][len(before) :]
    return {str(row): record for row, record in zip(rows, records, strict=True)}


@pytest.mark.parametrize("row", ALL, ids=_ids)
def test_the_core_answers_in_every_context(row: Row, cores: Callable[[Row], Dispatcher]) -> None:
    core = cores(row)
    judge(row, _offered(row, core) if row.where is Where.INLINE else _replied(row, core))


@pytest.mark.parametrize("row", ALL, ids=_ids)
def test_telegram_answers_in_every_context(
    row: Row, servers: Callable[[Row], BotApiServer], article: Article
) -> None:
    server = servers(row)
    chat, reader = _people(row)
    for line in row.before:
        caused(server, partial(_decide, server, line, chat), chat)
    calls = _performed(row, server, article, chat, reader)
    judge(row, _in_telegram(calls))
    if row.where is Where.TOPIC and calls:
        assert answered(calls).params["message_thread_id"] == _TOPIC


@pytest.mark.parametrize("row", _in_console, ids=map(str, _in_console))
def test_the_console_answers_what_a_private_chat_is_answered(
    row: Row, records: dict[str, dict[str, Any]]
) -> None:
    record = records[str(row)]
    shown = record["text"].replace("【", "").replace("】", "").replace("[", "").replace("]", "")
    steps = [it for it in record["text"].split("\n") if it.startswith("  → ")]
    lines = tuple(it.removeprefix("  → ").split("  ")[0] for it in steps)
    judge(row, Came(record["outcome"], shown, lines))


def _request(row: Row, line: str, *, admin: bool, addressed: bool = False) -> Request:
    number = _chats[str(row)]
    return Request(
        line,
        "article_bot",
        date(2026, 1, 2),
        Place.GROUP if row.in_group else Place.PRIVATE,
        addressed=addressed,
        chat=-number if row.in_group else number,
        user=number,
        language=row.language,
        admin=admin,
        quoted=row.quoted,
    )


def _offered(row: Row, core: Dispatcher) -> Came:
    for line in row.before:
        core.reply(_request(row, line, admin=True))
    offer = core.suggest(_request(row, row.line, admin=False))
    pieces = [
        "\n".join((it.title, it.description, *(block.text for block in it.reply.blocks)))
        for it in offer.suggestions
    ]
    return Came("found" if pieces else "nothing", "\n".join(pieces) or offer.silence, ())


def _replied(row: Row, core: Dispatcher) -> Came:
    for line in row.before:
        core.reply(_request(row, line, admin=True))
    admin = row.who is not Who.READER or not row.in_group
    line, addressed = row.line, row.addressed
    if row.where is Where.LINK:
        line = f"/start {_payload(line, core.article)}"
    request = _request(row, line, admin=admin, addressed=addressed)
    if row.where is Where.BUTTON:
        under = core.reply(_request(row, row.first, admin=admin))
        request = _pressed(replace(request, addressed=True), under, line)
    reply = core.reply(request)
    lines = tuple(it.line for it in _choices(reply))
    return Came(reply.outcome.value, "\n".join(block.text for block in reply.blocks), lines)


def _choices(reply: Reply) -> Iterator[Choice]:
    return (it for choices in reply.choices for it in choices if isinstance(it, Choice))


def _pressed(request: Request, under: Reply, label: str) -> Request:
    choice = next(it for it in _choices(under) if it.label == label)
    article = choice.article or under.article
    assert article is not None
    return replace(request, line=choice.line, article=article.id, version=article.version[:8])


def _payload(place: str, article: Article) -> str:
    """The payload that opens an address; what is no address is a payload itself."""
    address = parse_address(place)
    passage = address and locate(article, address)
    return write_payload(article, passage) if passage else place


def _people(row: Row) -> tuple[User | Group, User]:
    number = _chats[str(row)]
    reader = User(number, "Reader", language_code=row.language)
    if not row.in_group:
        return reader, reader
    admins = (_ADMIN, reader) if row.who is Who.ADMIN else (_ADMIN,)
    speaker = ANONYMOUS if row.who is Who.ANONYMOUS else reader
    topics = row.where is Where.TOPIC
    return Group(-number, "Readers", forum=topics, administrators=admins), speaker


def _decide(server: BotApiServer, line: str, chat: User | Group) -> None:
    if isinstance(chat, Group):
        server.group(line, _ADMIN, chat)
    else:
        server.private(line, chat)


def _performed(
    row: Row, server: BotApiServer, article: Article, chat: User | Group, reader: User
) -> tuple[Call, ...]:
    say = _Speaker(row, server, chat, reader)
    match row.where:
        case Where.INLINE:
            return caused(server, lambda: server.inline(row.line, reader), reader)
        case Where.EDIT:
            first: list[dict[str, Any]] = []
            caused(server, lambda: first.append(say(row.first)), chat)
            return caused(server, lambda: server.edit(first[0], row.line), chat)
        case Where.BUTTON:
            under = answered(caused(server, lambda: say(row.first), chat)).result
            return caused(server, lambda: server.press(under, row.line, reader), chat)
        case Where.LINK:
            line = f"/start {_payload(row.line, article)}"
            return caused(server, lambda: say(line), chat)
        case _:
            replied_to = say.replied_to()
            return caused(server, lambda: say(row.line, reply_to=replied_to), chat)


@dataclass(frozen=True, slots=True)
class _Speaker:
    """The row's reader, who writes in the row's chat."""

    row: Row
    server: BotApiServer
    chat: User | Group
    reader: User

    def __call__(self, line: str, **fields: Any) -> dict[str, Any]:
        if not isinstance(self.chat, Group):
            return self.server.private(line, self.reader, **fields)
        if self.row.who is Who.ANONYMOUS:
            fields["sender_chat"] = self.chat.chat()
        thread = _TOPIC if self.row.where is Where.TOPIC else 0
        return self.server.group(line, self.reader, self.chat, thread=thread, **fields)

    def replied_to(self) -> dict[str, Any] | None:
        """The message that the row replies to: the bot's, somebody's, or none."""
        if self.row.addressed:
            asked = caused(self.server, lambda: self("/list@article_bot"), self.chat)
            return dict(answered(asked).result)
        if not self.row.quoted:
            return None
        if isinstance(self.chat, Group):
            return self.server.group(self.row.quoted, User(5, "Bob"), self.chat)
        told: list[dict[str, Any]] = []
        caused(self.server, lambda: told.append(self(self.row.quoted)), self.chat)
        return told[0]


def _in_telegram(calls: tuple[Call, ...]) -> Came:
    for call in calls:
        if call.method == "answerInlineQuery":
            return _offered_inline(call)
    lines = tuple(line for call in calls for line in typed_lines(call))
    return Came(None, said(calls), lines)


def _offered_inline(call: Call) -> Came:
    results = call.params["results"]
    pieces = [
        "\n".join(
            (
                it["title"],
                it["description"],
                parse(it["input_message_content"]["message_text"]).text,
            )
        )
        for it in results
    ]
    silence = call.params.get("button", {"text": ""})["text"]
    return Came("found" if results else "nothing", "\n".join(pieces) or silence, ())


def test_the_console_says_of_which_article_each_place_is(
    library: Callable[[Row, str], Path],
) -> None:
    data = library(SEVERAL[0], "console")
    lines = "bees:冬天才不会冻着\n入冬以前要留足什么\n".encode()
    run = run_bot("console", "--json", data=data, input=lines)
    found, silent = [json.loads(it) for it in run.stdout.decode().splitlines()]
    assert (found["article"], found["section"], found["address"]) == ("bees", "1", "bees:1.p1.s2")
    assert [it["address"] for it in found["others"]] == [f"{SILK.id}:2.p1.s2"]
    assert (silent["article"], silent["section"]) == ("dbw-2015-09-24", None)
    assert silent["others"] == [{"article": "bees", "section": "2", "address": "bees:2.p1.s1"}]
