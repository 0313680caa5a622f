"""Inline mode: what a reader may post in any chat, and what a table of lines cannot say of it."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.dispatch import Dispatcher
from bot.ports.memory import Memory
from bot.texts import Texts
from bot.transports.telegram.inline import Inline
from bot.transports.telegram.searching import Searching
from bot.transports.telegram.updates import InlineQuery
from bot.transports.telegram.updates import User as Reader
from bot.wording import Wording
from knowledge import KnowledgeBase
from knowledge.articles import ArticleFiles
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from tests.bot_api import BotApiServer, Call, User
from tests.bot_api.html import parse
from tests.canned_telegram import Canned
from tests.conversing import caused, running_bot, said
from tests.fakes import MemoryBackup, MemoryHistory, MemoryImports, MemoryInHand, MemoryStorage
from tests.fakes_questions import MemoryQuestions
from tests.fakes_readers import MemoryPreferences, MemoryTraces, MemoryVotes

_ENGLISH = User(4001, "Eve", language_code="en")
_NUMERALS: tuple[str, ...] = ("", *"一二三四五六七八九")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotApiServer]:
    with running_bot(tmp_path_factory.mktemp("telegram") / "data") as running:
        yield running


def offer(server: BotApiServer, query: str, user: User = User(4000, "Ann")) -> Call:  # noqa: B008
    (call,) = caused(server, lambda: server.inline(query, user), user)
    assert call.method == "answerInlineQuery"
    return call


def ids(call: Call) -> list[str]:
    return [result["id"] for result in call.params["results"]]


@pytest.mark.parametrize("query", ["", "奉献", "讲话1", "1-6", "工作", "勤", "作者是谁"])
def test_the_same_query_offers_the_same_unique_ids(server: BotApiServer, query: str) -> None:
    first, again = ids(offer(server, query)), ids(offer(server, query, User(4002, "Bob")))
    assert first == again != []
    assert len(set(first)) == len(first) <= 50


def test_an_id_names_the_same_words_whatever_was_typed(server: BotApiServer) -> None:
    whole = {it["id"]: it["input_message_content"] for it in offer(server, "").params["results"]}
    (part,) = offer(server, "第五部分").params["results"]
    assert whole[part["id"]] == part["input_message_content"]


def test_an_empty_query_offers_the_sections_in_their_order(server: BotApiServer) -> None:
    call = offer(server, "")
    titles = [result["title"] for result in call.params["results"]]
    assert titles[0] == "导语" and titles[-1] == "结语"
    assert [title[:2] for title in titles[1:-1]] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert "button" not in call.params


def test_choosing_a_result_posts_the_quotation_with_its_source_line(server: BotApiServer) -> None:
    (best, *_) = offer(server, "奉献").params["results"]
    content = best["input_message_content"]
    text = parse(content["message_text"]).text
    assert best["title"] == "五、坚持无怨无悔的奉献精神"
    assert best["description"] in text and "奉献" in best["description"]
    assert text.splitlines()[-1].startswith("📎 赵艺《充分发挥党委办公系统职能…》")
    assert "<blockquote>" in content["message_text"] and content["parse_mode"] == "HTML"
    assert content["link_preview_options"]["is_disabled"] is True


def test_only_what_is_the_same_for_everybody_is_cached_for_everybody(server: BotApiServer) -> None:
    default, english = offer(server, "奉献"), offer(server, "奉献", _ENGLISH)
    assert not default.params.get("is_personal")
    assert english.params["is_personal"] is True
    assert default.params["cache_time"] > 0


def test_a_reader_who_chose_another_language_is_offered_it_personally(server: BotApiServer) -> None:
    user = User(4003, "Cid")
    caused(server, lambda: server.private("/language en", user), user)
    call = offer(server, "", user)
    assert call.params["is_personal"] is True
    assert call.params["results"][0]["title"] == "Lead"


def test_where_nothing_fits_a_button_opens_help(server: BotApiServer) -> None:
    call = offer(server, "房贷利率是多少")
    assert ids(call) == []
    user, parameter = User(4004, "Dan"), call.params["button"]["start_parameter"]
    calls = caused(server, lambda: server.private(f"/start {parameter}", user), user)
    assert "/where" in said(calls) and "/source" in said(calls)


def test_a_query_that_waited_too_long_is_no_error(server: BotApiServer) -> None:
    user = User(4005, "Eli")
    calls = caused(server, lambda: server.expire(server.inline("奉献", user)), user)
    assert [call.method for call in calls] == ["answerInlineQuery"]


@pytest.mark.parametrize("query", ["%" * 256, "\u202e" * 256, "😀" * 128, "(" * 256, "'\";--<>&"])
def test_a_query_of_nothing_but_symbols_is_answered_with_help(
    server: BotApiServer, query: str
) -> None:
    call = offer(server, query)
    assert ids(call) == [] and "button" in call.params


@pytest.mark.parametrize("offset", ["-1", "x", "50", "٣", "1e9", "9" * 64])
def test_an_offset_that_was_never_given_is_no_error(server: BotApiServer, offset: str) -> None:
    user = User(4006, "Fay")
    (call,) = caused(server, lambda: server.inline("", user, offset), user)
    assert not call.error
    assert len(ids(call)) <= 8


def over(text: str, database: Database) -> Dispatcher:
    """A dispatcher over one made-up article."""
    index = SqliteIndex(database)
    base = KnowledgeBase(SqliteLibrary(database, index), index)
    base.bring_up_to_date([ArticleFiles("made-up", text.encode(), b"")])
    preferences = MemoryPreferences()
    memory = Memory(
        preferences,
        MemoryTraces(preferences, MemoryVotes()),
        MemoryQuestions(),
        MemoryBackup(b""),
        MemoryHistory(),
        MemoryImports(),
    )
    return Dispatcher(base, memory, lambda tag: Wording(Texts(tag)), "zh-Hans")


def page(dispatcher: Dispatcher, query: str, offset: str = "") -> dict[str, Any]:
    """The parameters of the answer to one inline query."""
    telegram = Canned()
    asyncio.run(_answer(telegram, dispatcher, query, offset))
    (call,) = (call for call in telegram.calls if call.method == "answerInlineQuery")
    return dict(call.params)


async def _answer(telegram: Canned, dispatcher: Dispatcher, query: str, offset: str) -> None:
    searching = Searching(MemoryStorage(), MemoryInHand())
    async with telegram.bot() as bot:
        asked = InlineQuery("q", query, offset, Reader(4000))
        await Inline(bot, dispatcher, searching).answer(asked)
    searching.close()


def numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return ten + _NUMERALS[ones]


def test_more_than_fifty_results_come_in_pages_that_together_are_all(database: Database) -> None:
    parts = (f"{numeral(n)}、第{n}个题目\n\n  正文{n}。\n" for n in range(1, 65))
    dispatcher = over("题目\n\n" + "\n".join(parts), database)
    first = page(dispatcher, "")
    second = page(dispatcher, "", first["next_offset"])
    assert (len(first["results"]), len(second["results"])) == (50, 14)
    assert second.get("next_offset", "") == ""
    found = [result["id"] for result in (*first["results"], *second["results"])]
    assert [id.partition(":")[2] for id in found] == [str(n) for n in range(1, 65)]


def test_a_section_longer_than_a_message_is_still_posted_with_its_source_line(
    database: Database,
) -> None:
    long = "这一句话有十二个字整整。" * 400
    dispatcher = over(f"题目\n\n一、短的题目\n\n  {long}\n\n二、另一个题目\n\n  短。\n", database)
    for result in page(dispatcher, "")["results"]:
        assert "📎" in parse(result["input_message_content"]["message_text"]).text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@example("ED")
@given(st.text(max_size=64))
def test_any_query_offers_unique_short_ids_and_words_of_the_article(
    made_up: Dispatcher, query: str
) -> None:
    results = page(made_up, query)["results"]
    found = [result["id"] for result in results]
    assert len(set(found)) == len(found)
    assert all(1 <= len(id.encode()) <= 64 for id in found)


@pytest.fixture
def made_up(database: Database, shipped_files: ArticleFiles) -> Dispatcher:
    """A dispatcher over the shipped text, without what a person decided about it."""
    shipped = replace(shipped_files, id="made-up")
    return over("题目\n\n一、" + shipped.text.decode().partition("一、")[2][:1500], database)
