"""What readers type and what they get: one table, run through the console and through Telegram."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line in a private chat and what its answer must be.

    `says` are pieces that the answer holds, `never` pieces that it does not; `leads_to` are lines
    that its buttons stand for, `leads_nowhere` lines that none does.
    """

    line: str
    outcome: str
    section: str | None = None
    address: str | None = None
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    leads_nowhere: tuple[str, ...] = ()


def _third(line: str) -> Row:
    return Row(line, "reference", "3", "3", ("三、坚持优质高效,严谨工作作风",))


def _no_part(line: str) -> Row:
    parts = tuple(f"/principle {number}" for number in range(1, 7))
    return Row(line, "reference", says=("本文共六部分(1–6)",), never=("📎",), leads_to=parts)


def _parts(line: str, first: str, *headings: str) -> Row:
    return Row(line, "reference", first, first, headings)


_ONE, _THREE, _FOUR, _FIVE, _SIX = (
    "一、坚持通力协作,树立大局意识",
    "三、坚持优质高效,严谨工作作风",
    "四、坚持抓好督查落实,确保政令畅通",
    "五、坚持无怨无悔的奉献精神",
    "六、坚持廉洁自律的道德操守",
)
_SPEECH = tuple(f"/speech {number}" for number in range(1, 6))

ADDRESSES = (
    Row(
        "/principle",
        "reference",
        says=("导语", _ONE, _SIX, "结语"),
        leads_to=(
            "/principle 1",
            "/principle 6",
            "/principle intro",
            "/principle closing",
            *_SPEECH,
        ),
    ),
    Row(
        "/principle 1",
        "reference",
        "1",
        "1",
        (_ONE, "讲话第二个坚持", "讲话第一个坚持(绝对忠诚)没有对应的部分", "导语和第六部分"),
        leads_to=("/speech 1",),
    ),
    Row("你好😊", "help", says=("不妨先问",), leads_to=("/ask 怎样树立大局意识?",)),
    Row(
        "/principle 2",
        "reference",
        "2",
        "2",
        ("在讲话里没有对应", "讲话第二个坚持(大局意识)见第一部分"),
        leads_to=("/speech 2",),
    ),
    Row(
        "/principle 3",
        "reference",
        "3",
        "3",
        (_THREE, "这是本文第三部分,也是讲话第三个坚持"),
        leads_nowhere=_SPEECH,
    ),
    Row(
        "/principle 5",
        "reference",
        "5",
        "5",
        (
            _FIVE,
            "这是本文第五部分,对应讲话第四个坚持;讲话第五个坚持(廉洁自律)见第六部分",
            "本文转引",
        ),
        leads_to=("/speech 5",),
    ),
    Row(
        "/principle 6",
        "reference",
        "6",
        "6",
        (_SIX, "对应讲话第五个坚持", "讲话只有五个坚持"),
        leads_nowhere=_SPEECH,
    ),
    Row(
        "/principle 4",
        "reference",
        "4",
        "4",
        (_FOUR, "没有对应", "讲话第四个坚持(奉献精神)见第五部分"),
        leads_to=("/speech 4",),
    ),
    *map(_no_part, ("/principle 0", "/principle 7", "/principle -1", "/principle 99")),
    *map(
        _third,
        (
            "/principle 三",
            "/principle 叁",
            "/principle ③",
            "/principle ３",
            "/principle 第三",
            "/principle 第三部分",
            "/principle 三、",
            "/principle III",
            "/section 3",
            "三",
            "3",
            "③",
            "第三部分",
            "第三部分讲什么?",
        ),
    ),
    Row("/principle 3.2", "reference", "3", "3.p1.s2", ("读作第三部分第1段第2句", "无论办文")),
    Row("3.14", "nothing", says=("本文共六部分",)),
    Row("2014", "found", "intro", "intro.p1.s1"),
    Row("3.2,4.1", "reference", "3", "3.p1.s2", ("第四部分第1段第1句", "把任务传达好")),
    Row("/principle 3.1.2", "reference", "3", "3.p1.s2", ("无论办文",)),
    Row("/principle 3.p1.s2", "reference", "3", "3.p1.s2", ("无论办文",)),
    Row("/principle 第三部分第2句", "reference", "3", "3.p1.s2", ("无论办文",)),
    Row("/principle 2.3", "reference", "2", "2.o3", ("读作第二部分第3点", "三是公关协调能力")),
    Row("/principle 2.4", "reference", "2", "2.p1.s4", ("读作第二部分第1段第4句",)),
    Row("/principle 2.o3", "reference", "2", "2.o3", ("三是公关协调能力",)),
    Row("/principle 3.9", "reference", "3", "3", ("第三部分共1段4句", _THREE)),
    *(
        _parts(f"/principle {typed}", "3", _THREE, _FOUR, _FIVE)
        for typed in ("3-5", "3–5", "3~5", "3至5", "5-3")
    ),
    *(_parts(f"/principle {typed}", "1", _ONE, _THREE) for typed in ("1,3", "1、3", "1，三")),
    Row("/principle 5-9", "reference", "5", "5", (_FIVE, _SIX, "没有第7–9部分")),
    Row(
        "/principle 大局意识",
        "found",
        "1",
        "1.p1.s3",
        ("合力打出“大局意识”", "另见 第二部分"),
        never=("习近平总书记于",),
    ),
    Row(
        "/principle 忠诚",
        "found",
        "intro",
        "intro.p1.s1",
        ("没有以“忠诚”为题的部分", "习近平总书记于2014年5月8日", "要铁心抓"),
    ),
    Row(
        "/speech 1",
        "reference",
        "intro",
        "intro.p1.s1",
        ("讲话第一个坚持", "习近平总书记于2014年5月8日", "要铁心抓"),
    ),
    Row("/speech 2", "reference", "1", "1", ("讲话第二个坚持", "第一部分", _ONE)),
    Row("/speech 3", "reference", "3", "3", ("讲话第三个坚持", "第三部分", _THREE)),
    Row("/speech 4", "reference", "5", "5", ("讲话第四个坚持", "第五部分", _FIVE)),
    Row("/speech 5", "reference", "6", "6", ("讲话第五个坚持", "第六部分", _SIX)),
    Row("第五个坚持", "reference", "6", "6", ("讲话第五个坚持", _SIX)),
    Row("讲话5", "reference", "6", "6", ("讲话第五个坚持", _SIX)),
    Row("/speech", "reference", says=("大局意识",), never=("只有",), leads_to=_SPEECH),
    Row("/speech 0", "reference", says=("讲话只有五个坚持",), leads_to=_SPEECH),
    Row("/speech 6", "reference", says=("讲话只有五个坚持",), leads_to=_SPEECH),
    Row("/principle@OtherBot 3", "silent"),
)

QUESTIONS = (
    Row(
        "廉结自律",
        "found",
        "6",
        "6.p1.s2",
        ("牢牢守住廉洁自律的底线", "另见 第三部分第1段第3句", "第六部分第1段第2句"),
        leads_to=("/principle 3",),
    ),
    Row("鲁迅的哪句话讲奉献", "found", "5", says=("俯首甘为孺子牛", "本文转引", "鲁迅")),
    Row("勤字當頭", "found", "2", says=("“勤”字当头",)),
    Row("da ju yi shi", "found", "1"),
    Row("谈谈大局意识", "found", "1"),
    Row("怎样理解大局意识?", "found", "1"),
    Row("今天天气怎么样", "nothing", never=("📎",)),
    Row("房贷利率是多少", "nothing", says=("本文没有相关内容",), never=("📎",)),
    Row("七", "nothing", says=("本文没有相关内容", "本文共六部分(1–6)")),
    Row("作者是谁", "source", says=("页脚作者栏为空,文末署名赵艺", "省水土保持科学研究院")),
    Row("什么时候发表的", "source", says=("2015-09-24 14:29:58",)),
    Row("who is the author?", "source", says=("赵艺",)),
    Row(
        "/source",
        "source",
        says=(
            "赵艺(省水土保持科学研究院):《充分发挥党委办公系统职能 狠抓推进落实 确保政令畅通》,"
            "东北网(据网址推断;“来源”栏空白),2015-09-24 14:29:58。编辑:王辉。",
            "发布站点(非原文直链)",
        ),
    ),
    Row("/where 底线", "reference", "6", "6.p1.s2", ("见于2句", "第六部分第1段第6句")),
    Row("/where 不在文中", "reference", says=("没有原样出现",), leads_to=("/ask 不在文中",)),
    Row("/where", "help", says=("/where 底线",)),
    Row("/list", "reference", says=(_ONE, "结语")),
    Row("/ask 孺子牛", "found", "5", says=("俯首甘为孺子牛",)),
    Row("/ask", "help", says=("不妨先问",), leads_to=("/ask 怎样树立大局意识?",)),
    Row("/start", "help", says=("只用文章的原话回答", "/principle 3")),
    Row("/help", "help", says=("/principle 3", "/where", "/source")),
    Row("/nosuchcommand", "help", says=("/help",)),
    Row("@OtherBot", "nothing"),
)

ALL = ADDRESSES + QUESTIONS
