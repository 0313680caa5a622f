"""The rest of the table of `contexts`: links, buttons and quotations of an earlier version."""

from typing import Any

from bot.deep_links import write_payload
from knowledge import Address, Article, locate
from tests.contexts import Row, Where
from tests.contexts_several import NOW, bees, row
from tests.several import BEES, BEES_BEFORE, FROGS, SILK

_THEN, _GONE = "留足十斤蜂蜜", "蜂箱下面要垫砖"
_OLD, _NEWER = "《养蜂须知》旧版的文字", "新版中的同一处"


def _link(article: Article, address: Address, outcome: str, *says: str, **others: Any) -> Row:
    return row(_payload(article, address), outcome, *says, where=Where.LINK, **others)


def _payload(article: Article, address: Address) -> str:
    passage = locate(article, address)
    assert passage is not None
    return write_payload(article, passage)


LINKED = (
    _link(BEES.parse(), Address("2", 1, 1), "reference", NOW, never=(_OLD,)),
    _link(BEES.parse(), Address("2"), "reference", NOW, leads_to=("/use bees",)),
    # What an earlier version said is opened as it said it, and so is the rest of that version.
    _link(BEES_BEFORE.parse(), Address("2", 1, 1), "reference", _OLD, _THEN, never=(NOW,)),
    _link(BEES_BEFORE.parse(), Address("1", 1, 3), "reference", _OLD, _GONE),
    _link(BEES_BEFORE.parse(), Address("2"), "reference", _THEN, leads_to=("/principle bees:2",)),
    _link(BEES_BEFORE.parse(), Address("2"), "reference", "an earlier version", language="en"),
    _link(SILK.parse(), Address("1", 1, 1), "reference", "带露水的桑叶", never=("改变",)),
    _link(FROGS.parse(), Address("1"), "reference", "《养蛙须知》已经移除", never=("池水",)),
    *(
        row(
            _NEWER,
            "reference",
            says,
            where=Where.BUTTON,
            first=f"/start {_payload(BEES_BEFORE.parse(), address)}",
            never=(_OLD,),
        )
        for address, says in ((Address("2", 1, 1), NOW), (Address("1", 1, 2), "巢门朝南"))
    ),
)

# A quotation of an earlier version is one, whatever the newer version says.
QUOTED = (
    *(
        bees(
            f"{command}入冬以前每群蜂要{_THEN}",
            outcome,
            _OLD,
            "第二部分第1段第1句",
            never=(NOW, "与原文不同"),
            leads_to=("/principle 2.p1.s1",),
        )
        for command, outcome in (("", "found"), ("/where ", "reference"))
    ),
    bees("“蜂箱下面要垫砖。”", "found", _OLD, _GONE),
    row(f"bees:入冬以前每群蜂要{_THEN}", "found", _OLD, leads_to=("/use bees",)),
    bees("入冬以前每群蜂要留足二十斤蜂蜜", "found", NOW, never=(_OLD,)),
    bees("入冬以前每群蜂要留足三十斤蜂蜜", "found", "与原文不同", never=(_OLD,)),
    bees("养蜂人要注意些什么问题呢", "unsure", never=(_OLD,)),
)

VERSIONS = (*LINKED, *QUOTED)
