"""The loop, as one conversation: asked in vain, listed, aliased by an operator, answered.

Run through the console and through Telegram, each step after the one before.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A line, whether an operator says it, and what must come."""

    line: str
    outcome: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    operator: bool = False


def _asked(line: str, outcome: str, *says: str) -> Step:
    return Step(line, outcome, says)


def _told(
    line: str, *says: str, never: tuple[str, ...] = (), leads_to: tuple[str, ...] = ()
) -> Step:
    return Step(line, "help", says, never, leads_to, operator=True)


_SILENT, _UNKNOWN = "本文没有相关内容", "没有这个命令"
_FIRST = "请问新人怎么带?"
_TWO = "二、坚持业务锻炼,做好服务大局"

STEPS = (
    _told("/unanswered", "问过的都答上了"),
    _asked(_FIRST, "nothing", _SILENT),
    _asked("怎么带新人", "nothing", _SILENT),
    _asked(_FIRST, "nothing", _SILENT),
    _asked("周末值班怎么安排", "nothing", _SILENT),
    *(
        Step(line, "help", (_UNKNOWN,), ("新人",))
        for line in ("/unanswered", "/alias", "/alias 带新人 = 2", f"/unanswered - {_FIRST}")
    ),
    _told(
        "/unanswered",
        "2 组,问过 4 次",
        f"1. {_FIRST} · 3 次(没有答案 3)",
        "2. 周末值班怎么安排 · 1 次",
        leads_to=(f"/unanswered {_FIRST}", "/unanswered 周末值班怎么安排"),
    ),
    _told(
        f"/unanswered {_FIRST}",
        f"{_FIRST} × 2",
        "怎么带新人 × 1",
        "/alias 新人 带 = …",
        leads_to=("/unanswered", f"/unanswered - {_FIRST}", "/alias ? 新人 带 = 4"),
    ),
    _told("/unanswered - 周末值班怎么安排", "不再列出:“周末值班怎么安排”", "1 组,问过 3 次"),
    _told("/unanswered 周末值班怎么安排", "没有这个问题"),
    _told(
        "/alias ? 带新人 = 2",
        "没有保存:“带新人” → 第二部分",
        "会有答案的问题:2 个",
        leads_to=("/alias ! 带新人 = 2",),
    ),
    _asked("怎么带新人", "nothing", _SILENT),
    _told(
        "/alias 带新人 = 2.1",
        "已保存:“带新人” → 第二部分",
        "别名属于整个第二部分",
        "现在有答案的问题:2 个",
        leads_to=("/alias - 带新人",),
    ),
    _asked(_FIRST, "found", _TWO, "📎"),
    _asked("怎么带新人", "found", _TWO),
    _told("/unanswered", "问过的都答上了", never=("新人",)),
    _told("/alias", "别名 1 个", "1. 带新人 → 第二部分", leads_to=("/alias - 带新人",)),
    _told("/alias 带新人 = 第二部分", "已经是第二部分的别名"),
    # What is answered well is not disturbed unasked.
    _told(
        "/alias 大局意识 = 5",
        "没有保存:“大局意识” → 第五部分",
        "会改变答得好的问题",
        "“大局意识”: 第一部分 →",
        leads_to=("/alias ! 大局意识 = 5",),
    ),
    _asked("大局意识", "found", "一、坚持通力协作"),
    _told("/alias ! 大局意识 = dbw-2015-09-24:5", "已保存", "改变了答得好的问题"),
    _asked("大局意识", "found", "五、坚持无怨无悔"),
    _told("/alias - 2", "已撤销:“大局意识”"),
    _asked("大局意识", "found", "一、坚持通力协作"),
    # The same words for another section are moved there.
    _told("/alias ! 带新人 = closing", "已保存:“带新人” → 结语"),
    _asked("怎么带新人", "found", "结语"),
    _told("/alias - 怎么带新人", "已撤销"),
    _asked("怎么带新人", "nothing", _SILENT),
    _told("/alias - 带新人", "没有“带新人”这个别名"),
    _told("/alias", "还没有添加别名"),
    # What is no alias is said to be none.
    *(
        _told(f"/alias {line}", says)
        for line, says in (
            ("带新人", "请写:/alias"),
            ("= 2", "请写:/alias"),
            ("请问 = 2", "请写:/alias"),
            ("长" * 201 + " = 2", "请写:/alias"),
            ("带新人 = 9", "“9”不是文中的一个部分"),
            ("带新人 = 1-3", "“1-3”不是文中的一个部分"),
            ("带新人 = 随便什么", "不是文中的一个部分"),
            ("带新人 = no-such-article:2", "不是文中的一个部分"),
        )
    ),
)
