"""The rest of the table of `contexts`: what readers meet in a library of `several` articles."""

from typing import Any

from bot.deep_links import write_payload
from knowledge import Address, Article, locate
from tests.contexts import FIVE, ONLY_ADMINS, OX, THREE, TITLE, Row, Where, Who
from tests.several import BEES, BEES_BEFORE, FROGS, SILK

_BOX, _WINTER = "一、蜂箱的摆放", "二、越冬的准备"
_NOW, _THEN, _GONE = "留足二十斤蜂蜜", "留足十斤蜂蜜", "蜂箱下面要垫砖"
_ASKED = "入冬以前要留足什么"
_USE_BEES = ("/use 2",)
_OLD, _NEWER = "《养蜂须知》旧版的文字", "新版中的同一处"


def _row(line: str, outcome: str, *says: str, where: Where = Where.PRIVATE, **others: Any) -> Row:
    return Row(where, line, outcome, says, several=True, **others)


def _bees(line: str, outcome: str, *says: str, **others: Any) -> Row:
    """In a chat that reads the second article."""
    return _row(line, outcome, *says, before=_USE_BEES, **others)


def _group(line: str, outcome: str, *says: str, **others: Any) -> Row:
    return _row(line, outcome, *says, where=Where.GROUP, **others)


def _link(article: Article, address: Address, outcome: str, *says: str, **others: Any) -> Row:
    return _row(_payload(article, address), outcome, *says, where=Where.LINK, **others)


def _payload(article: Article, address: Address) -> str:
    passage = locate(article, address)
    assert passage is not None
    return write_payload(article, passage)


LISTED = (
    _row(
        "/articles",
        "help",
        "共3篇文章",
        f"1. {TITLE} · 东北网 2015-09-24 · 6部分 ← 正在读",
        "2. 《养蜂须知》 · 2019-03-01 · 2部分\n",
        "3. 《养蚕须知》 · 2部分",
        "/use 2",
        never=("养蛙",),
        leads_to=("/use dbw-2015-09-24", "/use bees"),
    ),
    _row("/articles", "help", "3 articles", "2 parts", "being read", language="en"),
    _row("/articles", "help", "共3篇", "題目裡的詞", language="zh-hant"),
    _row("/articles 养蚕", "help", "1篇", "3. 《养蚕须知》", never=("养蜂",)),
    _row("/articles 须知", "help", "2篇", "养蜂须知", "养蚕须知", never=(TITLE,)),
    _row("/articles 鸵鸟", "help", "没有题目里有“鸵鸟”的文章"),
    *(_row(f"/articles {page}", "help", "共3篇", "3. ") for page in ("0", "99")),
    _bees("/articles", "help", "2. 《养蜂须知》 · 2019-03-01 · 2部分 ← 正在读"),
)

CHOSEN = (
    *(
        _row(
            f"/use {named}",
            "help",
            "这里现在读《养蜂须知》",
            leads_to=("/ask 入冬以前要留足什么?",),
        )
        for named in ("2", "二", "②", "bees", "BEES", "养蜂", "養蜂")
    ),
    _row("/use 须知", "help", "2篇", leads_to=("/use bees",)),
    _row("/use 7", "help", "没有题目里有“7”的文章"),
    _row("/use frogs", "help", "没有"),
    _row("/use", "help", "共3篇文章", leads_to=("/use bees",)),
    _row("/use 2", "help", "We are reading 《养蜂须知》 here now", language="en"),
    _bees(_ASKED, "found", _WINTER, _NOW, "《养蜂须知》· 2019-03-01 · 第二部分第1段第1句"),
    _bees("2.1", "reference", _NOW, never=("bees:",)),
    _bees("/principle", "reference", "《养蜂须知》"[1:-1], _BOX, leads_to=("/principle 1",)),
    _bees("/list", "reference", _BOX, _WINTER, never=(THREE,)),
    _bees("/source", "source", "《养蜂须知》,2019-03-01"),
    _bees("/cite", "source", "养蜂须知", "(2019-03-01)"),
    _bees("/where 蜂蜜", "reference", "见于1句", _NOW),
    _bees("/speech 2", "reference", "本文没有另外的编号"),
    _bees("/start", "help", "我们一起读《养蜂须知》"),
    _bees("/help", "help", "/articles"),
    Row(
        Where.PRIVATE,
        "/principle 5",
        "reference",
        (FIVE, OX),
        before=("/use 2", "/use 1"),
        several=True,
    ),
)

NAMED = (
    *(
        _row(
            f"{command}{id}{place}",
            "reference",
            _WINTER,
            _NOW,
            leads_to=("/principle bees:1", "/list bees:", "/source bees:", "/use bees"),
        )
        for command in ("", "/principle ", "/ask ")
        for id, place in (("bees:", "2.p1.s1"), ("bees:", "2"), ("Bees:", " 第二部分"))
    ),
    _row("/where bees:蜂蜜", "reference", "见于1句", leads_to=("/principle bees:2",)),
    _row("/list bees:", "reference", _BOX, leads_to=("/principle bees:2", "/principle bees:intro")),
    _row("/source bees:", "source", "养蜂须知"),
    _row(f"bees:{_ASKED}", "found", _NOW, leads_to=("/use bees",)),
    _row("bees:2", "reference", _NOW, "Part 2", language="en"),
    _bees("bees:2", "reference", _NOW, leads_to=("/principle 1",)),
    _bees("dbw-2015-09-24:5", "reference", OX, leads_to=("/use dbw-2015-09-24",)),
    _bees("bees:9", "reference", "本文共二部分"),
    _row("frogs:1", "reference", "《养蛙须知》已经移除", never=("池水",), leads_to=("/articles",)),
    _row("frogs:池水要怎么换", "reference", "《养蛙须知》已经移除"),
    _row("toads:1.p1", "reference", "没有这篇文章:toads"),
    _row("toads:1.p1", "reference", "There is no such article: toads", language="en"),
    _row("toads:怎么养", "nothing", "本文没有相关内容"),
    _row("https://example.org/房贷", "nothing"),
    _row("2", "reference", "二、坚持业务锻炼"),
)

GROUPED = (
    _group("/articles@article_bot", "help", "共3篇文章", "/use@article_bot 2"),
    _group("/use@article_bot 2", "help", ONLY_ADMINS),
    _group("/use@article_bot", "help", "共3篇文章"),
    *(
        _group("/use@article_bot 2", "help", "这里现在读《养蜂须知》", who=who)
        for who in (Who.ADMIN, Who.ANONYMOUS)
    ),
    _group("/principle@article_bot 2", "reference", _NOW, before=("/use@article_bot bees",)),
    _group("@article_bot " + _ASKED, "found", _NOW, before=("/use@article_bot bees",)),
    _group("/principle@article_bot bees:2", "reference", _NOW, never=("改读",)),
    _group("@article_bot frogs:1", "reference", "已经移除", leads_nowhere=True),
    _group(
        "/principle@article_bot 2",
        "reference",
        "《养蜂须知》· 2019-03-01 · 第二部分",
        never=(_NOW,),
        before=("/use@article_bot bees", "/quiet@article_bot"),
    ),
)

_TITLE_HERE = "另见 《充分发挥党委办公系统职能 狠抓推进落实 确保政令畅通》第五部分第1段第2句"

OTHERS = (
    _row(
        _ASKED,
        "nothing",
        "本文没有相关内容。 另见 《养蜂须知》第二部分第1段第1句\n",
        never=(_NOW, "📎"),
        leads_to=("/principle bees:2.p1.s1",),
    ),
    _row(
        "冬天才不会冻着",
        "nothing",
        "《养蜂须知》第一部分",
        "、《养蚕须知》第二部分",
        never=("养蛙",),
    ),
    _row("池水要怎么换", "nothing", never=("另见",)),
    _row("今天天气怎么样", "nothing", never=("另见",)),
    _row("鲁迅的哪句话讲奉献", "found", OX, never=("养",)),
    _row(
        _ASKED,
        "nothing",
        "The article says nothing",
        "this. See also 《养蜂须知》",
        language="en",
    ),
    _row(f"/principle {_ASKED}", "nothing", "另见 《养蜂须知》"),
    _bees(
        "冬天才不会冻着",
        "found",
        "巢门朝南",
        "另见 《养蚕须知》第二部分第1段第2句\n📎 《养蜂须知》",
        never=("蚕室的门也要朝南", TITLE),
    ),
    _bees(
        "鲁迅的哪句话讲奉献",
        "nothing",
        _TITLE_HERE,
        never=(OX,),
        leads_to=("/principle dbw-2015-09-24:5.p1.s2",),
    ),
    _group(
        f"/ask@article_bot {_ASKED}",
        "nothing",
        "本文没有相关内容。 另见 《养蜂须知》第二部分第1段第1句",
        never=("\n",),
        leads_nowhere=True,
    ),
    _group("@article_bot 冬天才不会冻着", "found", "《养蚕须知》", before=("/use@article_bot 2",)),
    _row(_ASKED, "found", "《养蜂须知》", _WINTER, _NOW, where=Where.INLINE),
    _row("frogs:1", "nothing", "《养蛙须知》已经移除", where=Where.INLINE, never=("一、",)),
    _row(
        "《养蜂须知》第二部分第1段第1句",
        "reference",
        _NOW,
        where=Where.BUTTON,
        first=_ASKED,
    ),
)

ELSEWHERE = (
    _bees(_ASKED, "found", _NOW, "第二部分第1段第1句", where=Where.INLINE),
    _bees("", "found", _BOX, _WINTER, where=Where.INLINE, never=(THREE,)),
    _row("bees:2", "found", _NOW, where=Where.INLINE),
    _link(BEES.parse(), Address("2", 1, 1), "reference", _NOW, never=(_OLD,)),
    _link(BEES.parse(), Address("2"), "reference", _NOW, leads_to=("/use bees",)),
    # What an earlier version said is opened as it said it, and so is the rest of that version.
    _link(BEES_BEFORE.parse(), Address("2", 1, 1), "reference", _OLD, _THEN, never=(_NOW,)),
    _link(BEES_BEFORE.parse(), Address("1", 1, 3), "reference", _OLD, _GONE),
    _link(BEES_BEFORE.parse(), Address("2"), "reference", _THEN, leads_to=("/principle bees:2",)),
    _link(BEES_BEFORE.parse(), Address("2"), "reference", "an earlier version", language="en"),
    _link(SILK.parse(), Address("1", 1, 1), "reference", "带露水的桑叶", never=("改变",)),
    _link(FROGS.parse(), Address("1"), "reference", "《养蛙须知》已经移除", never=("池水",)),
    *(
        _row(
            _NEWER,
            "reference",
            says,
            where=Where.BUTTON,
            first=f"/start {_payload(BEES_BEFORE.parse(), address)}",
            never=(_OLD,),
        )
        for address, says in ((Address("2", 1, 1), _NOW), (Address("1", 1, 2), "巢门朝南"))
    ),
    _row("第二部分 ›", "reference", _WINTER, _NOW, where=Where.BUTTON, first="bees:1"),
    _row("改读《养蜂须知》", "help", "现在读《养蜂须知》", where=Where.BUTTON, first="bees:1"),
    _row("养蜂须知", "help", "现在读《养蜂须知》", where=Where.BUTTON, first="/articles"),
)

SEVERAL = (*LISTED, *CHOSEN, *NAMED, *GROUPED, *OTHERS, *ELSEWHERE)
