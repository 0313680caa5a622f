"""A reply as a JSON object: the promised keys, one line, and a quote that stands at its offsets."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering import terminal
from bot.rendering.record import render_json
from bot.reply import SILENCE, Evidence, Outcome, Reply, line
from knowledge import Address, Article, Confidence, Elsewhere, Passage, locate
from tests.bot.generated import REPLIES

KEYS = {
    *("line", "outcome", "article", "section", "heading", "address", "quote", "start", "end"),
    *("score", "confidence", "text", "error", "others", "source"),
}
SOURCE_KEYS = {
    *("title", "outlet", "author", "affiliation", "editor", "published", "url", "provenance"),
}
_TEXTS = st.text(st.characters() | st.sampled_from('\n\r\u2028\x85\0"\\\ud83d'))


def passage(article: Article, address: Address) -> Passage:
    """What stands at an address, which must exist."""
    found = locate(article, address)
    assert found
    return found


def record(reply: Reply, typed: str = "x", error: str | None = None) -> dict[str, Any]:
    """The object for a reply."""
    read: dict[str, Any] = json.loads(render_json(typed, reply, error))
    return read


@pytest.fixture
def found(article: Article) -> Reply:
    """A reply that found a sentence and another place."""
    best = passage(article, Address("6", 1, 2))
    others = (passage(article, Address("3", 1, 3)),)
    evidence = Evidence(best, others, 87.4567, Confidence.LIKELY)
    return Reply(Outcome.FOUND, (line("答"),), article=article, evidence=evidence)


@given(REPLIES, _TEXTS, st.none() | _TEXTS)
def test_every_reply_is_one_line_with_exactly_the_promised_keys(
    reply: Reply, typed: str, error: str | None
) -> None:
    printed = render_json(typed, reply, error)
    assert "\n" not in printed
    read = json.loads(printed)
    assert read.keys() == KEYS
    assert (read["line"], read["error"]) == (typed, error)
    assert read["outcome"] == reply.outcome.value


def test_what_was_found_is_the_articles_own_words_at_its_offsets(
    found: Reply, article: Article
) -> None:
    read = record(found, "廉洁自律")
    assert read.keys() == KEYS
    assert read["quote"] == article.text[read["start"] : read["end"]]
    assert (read["article"], read["section"], read["address"]) == (article.id, "6", "6.p1.s2")
    assert (read["start"], read["end"]) == (1954, 2009)
    assert read["heading"] == "六、坚持廉洁自律的道德操守"
    assert (read["outcome"], read["confidence"], read["score"]) == ("found", "likely", 87.5)
    assert read["others"] == [{"section": "3", "address": "3.p1.s3"}]


def test_other_places_in_other_articles_name_theirs(found: Reply, article: Article) -> None:
    other = replace(article, id="other")
    place = Elsewhere(other, passage(other, Address("5", 1, 2)))
    there = {"article": "other", "section": "5", "address": "5.p1.s2"}
    both = record(replace(found, elsewhere=(place,)))
    assert both["others"] == [{"section": "3", "address": "3.p1.s3"}, there]
    silent = record(Reply(Outcome.NOTHING, (line("x"),), article=article, elsewhere=(place,)))
    assert (silent["others"], silent["quote"]) == ([there], None)


def test_the_source_has_its_fields_and_where_each_is_known_from(found: Reply) -> None:
    source = record(found)["source"]
    assert source.keys() == SOURCE_KEYS
    assert source["provenance"].keys() == SOURCE_KEYS - {"provenance"}
    assert source["author"] == "赵艺"
    assert source["affiliation"] == "省水土保持科学研究院"
    assert source["published"] == "2015-09-24T14:29:58"
    assert source["url"] == "http://heilongjiang.dbw.cn"
    assert "inferred" in source["provenance"]["outlet"]


def test_the_text_is_what_the_plain_console_prints(found: Reply) -> None:
    assert record(found)["text"] == terminal.render(found)


@pytest.mark.parametrize(("section", "heading"), [("intro", None), ("closing", None)])
def test_lead_and_closing_have_no_heading(
    article: Article, section: str, heading: str | None
) -> None:
    evidence = Evidence(passage(article, Address(section)))
    read = record(Reply(Outcome.REFERENCE, (line("x"),), article=article, evidence=evidence))
    assert (read["section"], read["heading"]) == (section, heading)
    assert (read["score"], read["confidence"]) == (None, None)


@pytest.mark.parametrize("outcome", [Outcome.NOTHING, Outcome.SOURCE, Outcome.HELP])
def test_without_a_passage_nothing_is_quoted(article: Article, outcome: Outcome) -> None:
    read = record(Reply(outcome, (line("x"),), article=article))
    unused = ("section", "heading", "address", "quote", "start", "end", "score", "confidence")
    assert all(read[key] is None for key in (*unused, "others"))


def test_silence_is_an_object_too() -> None:
    read = record(SILENCE, "")
    assert read["outcome"] == "silent"
    assert (read["article"], read["source"], read["quote"]) == (None, None, None)
