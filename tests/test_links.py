"""Deep links: every place can be shared, and a link opens the same words or says they changed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deep_links import read_payload, write_payload
from knowledge import Article, Passage, locate, parse_address, places
from knowledge.articles import ArticleFiles
from tests.bot_api import BotApiServer, Call, User
from tests.conversing import answered, buttons, caused, running_bot, said, text_of
from tests.knowledge.generated import articles

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_JUNK = ("3", "intro", "closing-p1-s1", "foo_3", "ref_2-p1", "dbw-2015-09-24_zzzzzzzz_3", "_3")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotApiServer]:
    with running_bot(tmp_path_factory.mktemp("telegram") / "data") as running:
        yield running


def changed(files: ArticleFiles, old: str, new: str) -> Article:
    """The shipped article as it would be parsed with other words in it."""
    text = files.text.decode()
    assert old in text
    return ArticleFiles(files.id, text.replace(old, new, 1).encode(), files.sidecar).parse()


def passage(article: Article, address: str) -> Passage:
    parsed = parse_address(address)
    found = locate(article, parsed) if parsed else None
    assert found is not None
    return found


def opened(article: Article, payload: str) -> Passage | None:
    """What the payload finds in an article."""
    link = read_payload(payload)
    assert link is not None
    return link.find(article)


def test_a_link_to_every_place_of_the_shipped_article_opens_it(article: Article) -> None:
    every = tuple(places(article))
    payloads = [write_payload(article, place) for place in every]
    assert len(set(payloads)) == len(every) > 40
    assert all(_PAYLOAD.fullmatch(payload) for payload in payloads)
    assert [opened(article, payload) for payload in payloads] == list(every)


@given(articles(), st.from_regex(r"[a-z0-9][a-z0-9-]{0,80}", fullmatch=True))
def test_a_link_to_every_place_of_any_article_opens_the_same_words(
    generated: Article, id: str
) -> None:
    named = replace(generated, id=id)
    for place in places(named):
        payload = write_payload(named, place)
        link = read_payload(payload)
        assert link is not None and link.is_of(id) and not link.is_of(f"{id}x")
        assert _PAYLOAD.fullmatch(payload)
        found = link.find(named)
        assert found and named.quote(found.span) == named.quote(place.span)
        assert named.version.startswith(link.version)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一是语言组织文字能力。", "先说一句。再说一句。一是语言组织文字能力。"),
        ("要树立雷厉风行", "新的一句。要树立雷厉风行"),
        ("习近平总书记于2014年5月8日", "编者按。习近平总书记于2014年5月8日"),
    ],
)
def test_a_link_finds_the_same_words_after_the_text_around_them_changed(
    article: Article, shipped_files: ArticleFiles, old: str, new: str
) -> None:
    now = changed(shipped_files, old, new)
    kept = 0
    for place in places(article):
        words = article.quote(place.span)
        if place.address.sentence is None or old in words or words not in now.text:
            continue
        found = opened(now, write_payload(article, place))
        assert found and now.quote(found.span) == words
        kept += 1
    assert kept > 25


def test_a_link_does_not_take_other_words_for_those_it_was_made_for(
    article: Article, shipped_files: ArticleFiles
) -> None:
    payload = write_payload(article, passage(article, "4.p1.s3"))
    now = changed(shipped_files, "上面千条线下面一针穿。", "上面千条线下面一根针。")
    assert opened(now, payload) is None


def test_a_link_of_before_there_were_versions_says_none() -> None:
    link = read_payload("dbw-2015-09-24_55daeb82_3-p1-s2")
    assert link is not None and link.is_of("dbw-2015-09-24")
    assert (link.version, link.words, str(link.address)) == ("", "55daeb82", "3.p1.s2")
    bare = read_payload("55daeb82_3--2-p1")
    assert bare is not None and (bare.article, str(bare.address)) == ("", "3/2.p1")


@pytest.mark.parametrize("payload", _JUNK)
def test_a_payload_that_no_link_of_ours_carries_says_nothing(payload: str) -> None:
    assert read_payload(payload) is None


@given(st.from_regex(_PAYLOAD, fullmatch=True) | st.text(max_size=64))
def test_a_payload_that_nobody_wrote_opens_nothing(payload: str) -> None:
    link = read_payload(payload)
    assert link is None or link.find(_ARTICLE) is None


_ARTICLE = ArticleFiles("empty", "题目\n\n一、题\n\n  字。\n".encode(), b"").parse()


def shared(call: Call) -> str:
    """The payload that the share button under an answer carries."""
    (url,) = (it["url"] for it in buttons(call) if "t.me/share" in it.get("url", ""))
    link = urlsplit(parse_qs(urlsplit(url).query)["url"][0])
    assert (link.netloc, link.path) == ("t.me", "/article_bot")
    return parse_qs(link.query)["start"][0]


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("鲁迅", "第五部分第1段第2句"),
        ("守住自己的经济生命线", "第六部分第1段第6句"),
        ("/principle 3.2", "第三部分第1段第2句"),
        ("/principle 5", "第五部分"),
        ("/speech 2", "第一部分"),
    ],
)
def test_every_answer_can_be_shared_as_a_link_that_opens_its_words(
    server: BotApiServer, question: str, place: str
) -> None:
    asker, friend = User(5001, "Ann"), User(5002, "Bob")
    payload = shared(answered(caused(server, lambda: server.private(question, asker), asker)))
    assert _PAYLOAD.fullmatch(payload)
    opened = said(caused(server, lambda: server.private(f"/start {payload}", friend), friend))
    assert f"· {place}" in opened and "改变" not in opened


@pytest.mark.parametrize("payload", ["nosuchpayload", "-", "_", "__", "A" * 64, *_JUNK])
def test_an_unknown_payload_greets(server: BotApiServer, payload: str) -> None:
    user = User(5003, "Cid")
    calls = caused(server, lambda: server.private(f"/start {payload}", user), user)
    assert text_of(answered(calls)).startswith("我们一起读")


def test_the_citation_can_be_copied_as_it_stands(server: BotApiServer) -> None:
    user = User(5004, "Dan", language_code="en")
    call = answered(caused(server, lambda: server.private("/cite", user), user))
    (button,) = buttons(call)
    copied = button["copy_text"]["text"]  # type: ignore[index]
    assert len(copied) <= 256 and copied in text_of(call)
    today = r"\[\d{4}-\d\d-\d\d\]"
    assert re.fullmatch(
        rf"赵艺\. 充分发挥.*\[EB/OL\]\. \(2015-09-24\){today}\. http://heilongjiang\.dbw\.cn\.",
        copied,
    )
