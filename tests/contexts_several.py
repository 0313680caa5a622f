"""The rest of the table of `contexts`: what readers meet in a library of `several` articles."""

from typing import Any

from tests.contexts import FIVE, ONLY_ADMINS, OX, THREE, TITLE, Row, Where, Who

_BOX, _WINTER = "一、蜂箱的摆放", "二、越冬的准备"
NOW = "留足二十斤蜂蜜"
_ASKED = "入冬以前要留足什么"
_USE_BEES = ("/use 2",)


def row(line: str, outcome: str, *says: str, where: Where = Where.PRIVATE, **others: Any) -> Row:
    return Row(where, line, outcome, says, several=True, **others)


def bees(line: str, outcome: str, *says: str, **others: Any) -> Row:
    """In a chat that reads the second article."""
    return row(line, outcome, *says, before=_USE_BEES, **others)


def group(line: str, outcome: str, *says: str, **others: Any) -> Row:
    return row(line, outcome, *says, where=Where.GROUP, **others)


LISTED = (
    row(
        "/articles",
        "help",
        f"共3篇文章,这里读的是{TITLE}:",
        f"1. {TITLE} · 东北网 2015-09-24 · 6部分 ← 正在读",
        "2. 《养蜂须知》 · 2019-03-01 · 2部分\n",
        "3. 《养蚕须知》 · 2部分",
        "/use 2",
        never=("养蛙",),
        leads_to=("/use dbw-2015-09-24", "/use bees"),
    ),
    row("/articles", "help", "3 articles", "2 parts", "being read", language="en"),
    row("/articles", "help", "共3篇", "題目裡的詞", language="zh-hant"),
    row("/articles 养蚕", "help", "1篇", "3. 《养蚕须知》", never=("养蜂",)),
    row("/articles 须知", "help", "2篇", "养蜂须知", "养蚕须知", never=(TITLE,)),
    row("/articles 鸵鸟", "help", "没有题目里有“鸵鸟”的文章"),
    *(row(f"/articles {page}", "help", "共3篇", "3. ") for page in ("0", "99")),
    row("/articles " + "9" * 5000, "help", "没有题目里有"),
    bees("/articles", "help", "2. 《养蜂须知》 · 2019-03-01 · 2部分 ← 正在读"),
)

CHOSEN = (
    *(
        row(
            f"/use {named}",
            "help",
            "这里现在读《养蜂须知》",
            leads_to=("/ask 入冬以前要留足什么?",),
        )
        for named in ("2", "二", "②", "bees", "BEES", "养蜂", "養蜂")
    ),
    row("/use 须知", "help", "2篇", leads_to=("/use bees",)),
    row("/use 7", "help", "没有题目里有“7”的文章"),
    row("/use frogs", "help", "没有"),
    row("/use", "help", "共3篇文章", leads_to=("/use bees",)),
    row("/use 2", "help", "We are reading 《养蜂须知》 here now", language="en"),
    bees(_ASKED, "found", _WINTER, NOW, "《养蜂须知》· 2019-03-01 · 第二部分第1段第1句"),
    bees("2.1", "reference", NOW, never=("bees:",)),
    bees("/principle", "reference", "《养蜂须知》"[1:-1], _BOX, leads_to=("/principle 1",)),
    bees("/list", "reference", _BOX, _WINTER, never=(THREE,)),
    bees("/source", "source", "《养蜂须知》,2019-03-01"),
    bees("/cite", "source", "养蜂须知", "(2019-03-01)"),
    bees("/where 蜂蜜", "reference", "见于1句", NOW),
    bees("/speech 2", "reference", "本文没有另外的编号"),
    bees("/start", "help", "我们一起读《养蜂须知》"),
    bees("/help", "help", "/articles"),
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
        row(
            f"{command}{id}{place}",
            "reference",
            _WINTER,
            NOW,
            leads_to=("/principle bees:1", "/list bees:", "/source bees:", "/use bees"),
        )
        for command in ("", "/principle ", "/ask ")
        for id, place in (("bees:", "2.p1.s1"), ("bees:", "2"), ("Bees:", " 第二部分"))
    ),
    row("/where bees:蜂蜜", "reference", "见于1句", leads_to=("/principle bees:2",)),
    row("/list bees:", "reference", _BOX, leads_to=("/principle bees:2", "/principle bees:intro")),
    row("/source bees:", "source", "养蜂须知"),
    row(f"bees:{_ASKED}", "found", NOW, leads_to=("/use bees",)),
    row("bees:2", "reference", NOW, "Part 2", language="en"),
    bees("bees:2", "reference", NOW, leads_to=("/principle 1",)),
    bees("dbw-2015-09-24:5", "reference", OX, leads_to=("/use dbw-2015-09-24",)),
    bees("bees:9", "reference", "本文共二部分"),
    row("frogs:1", "reference", "《养蛙须知》已经移除", never=("池水",), leads_to=("/articles",)),
    row("frogs:池水要怎么换", "reference", "《养蛙须知》已经移除"),
    row("toads:1.p1", "reference", "没有这篇文章:toads"),
    row("toads:1.p1", "reference", "There is no such article: toads", language="en"),
    row("toads:怎么养", "nothing", "本文没有相关内容"),
    row("https://example.org/房贷", "nothing"),
    row("2", "reference", "二、坚持业务锻炼"),
)

GROUPED = (
    group("/articles@article_bot", "help", "共3篇文章", "/use@article_bot 2"),
    group("/use@article_bot 2", "help", ONLY_ADMINS),
    group("/use@article_bot", "help", "共3篇文章"),
    *(
        group("/use@article_bot 2", "help", "这里现在读《养蜂须知》", who=who)
        for who in (Who.ADMIN, Who.ANONYMOUS)
    ),
    group("/principle@article_bot 2", "reference", NOW, before=("/use@article_bot bees",)),
    group("@article_bot " + _ASKED, "found", NOW, before=("/use@article_bot bees",)),
    group("/principle@article_bot bees:2", "reference", NOW, never=("改读",)),
    group("@article_bot frogs:1", "reference", "已经移除", leads_nowhere=True),
    group(
        "/principle@article_bot 2",
        "reference",
        "《养蜂须知》· 2019-03-01 · 第二部分",
        never=(NOW,),
        before=("/use@article_bot bees", "/quiet@article_bot"),
    ),
)

_TITLE_HERE = "另见 《充分发挥党委办公系统职能 狠抓推进落实 确保政令畅通》第五部分第1段第2句"

OTHERS = (
    row(
        _ASKED,
        "nothing",
        "本文没有相关内容。 另见 《养蜂须知》第二部分第1段第1句\n",
        never=(NOW, "📎"),
        leads_to=("/principle bees:2.p1.s1",),
    ),
    row(
        "冬天才不会冻着",
        "nothing",
        "《养蜂须知》第一部分",
        "、《养蚕须知》第二部分",
        never=("养蛙",),
    ),
    row("池水要怎么换", "nothing", never=("另见",)),
    row("/where 带露水的桑叶不能喂蚕", "nothing", "没有原样出现", "另见 《养蚕须知》第一部分"),
    row("今天天气怎么样", "nothing", never=("另见",)),
    row("鲁迅的哪句话讲奉献", "found", OX, never=("养",)),
    row(
        _ASKED,
        "nothing",
        "The article says nothing",
        "this. See also 《养蜂须知》",
        language="en",
    ),
    row(f"/principle {_ASKED}", "nothing", "另见 《养蜂须知》"),
    bees(
        "冬天才不会冻着",
        "found",
        "巢门朝南",
        "另见 《养蚕须知》第二部分第1段第2句\n📎 《养蜂须知》",
        never=("蚕室的门也要朝南", TITLE),
    ),
    bees(
        "鲁迅的哪句话讲奉献",
        "nothing",
        _TITLE_HERE,
        never=(OX,),
        leads_to=("/principle dbw-2015-09-24:5.p1.s2",),
    ),
    group(
        f"/ask@article_bot {_ASKED}",
        "nothing",
        "本文没有相关内容。 另见 《养蜂须知》第二部分第1段第1句",
        never=("\n",),
        leads_nowhere=True,
    ),
    group("@article_bot 冬天才不会冻着", "found", "《养蚕须知》", before=("/use@article_bot 2",)),
    row(_ASKED, "found", "《养蜂须知》", _WINTER, NOW, where=Where.INLINE),
    row("frogs:1", "nothing", "《养蛙须知》已经移除", where=Where.INLINE, never=("一、",)),
    row(
        "《养蜂须知》第二部分第1段第1句",
        "reference",
        NOW,
        where=Where.BUTTON,
        first=_ASKED,
    ),
)

ELSEWHERE = (
    bees(_ASKED, "found", NOW, "第二部分第1段第1句", where=Where.INLINE),
    bees("", "found", _BOX, _WINTER, where=Where.INLINE, never=(THREE,)),
    row("bees:2", "found", NOW, where=Where.INLINE),
    row("第二部分 ›", "reference", _WINTER, NOW, where=Where.BUTTON, first="bees:1"),
    row("改读《养蜂须知》", "help", "现在读《养蜂须知》", where=Where.BUTTON, first="bees:1"),
    row("养蜂须知", "help", "现在读《养蜂须知》", where=Where.BUTTON, first="/articles"),
)

SEVERAL = (*LISTED, *CHOSEN, *NAMED, *GROUPED, *OTHERS, *ELSEWHERE)
