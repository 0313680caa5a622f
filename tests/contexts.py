"""What readers meet in every context: one table, run through the core and through Telegram.

Private rows are run through the console as well. `conversations.py` has what a private chat in
simplified Chinese answers; here it is where, in which language and by whom a line is said.
"""

from dataclasses import dataclass
from enum import Enum


class Where(Enum):
    """Where a line is said: in a chat, or by other means than by sending it."""

    PRIVATE = "private"
    GROUP = "group"
    TOPIC = "topic"
    INLINE = "inline"
    EDIT = "edit"
    BUTTON = "button"
    LINK = "link"


class Who(Enum):
    """Who says it. An anonymous admin speaks in the group's own name."""

    READER = "reader"
    ADMIN = "admin"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Row:
    """A line in its context, and what must come.

    `line` is what is typed; the new words of an edited message; a button's label; the address or
    payload of a link; what is typed behind the bot's name. `first` is the message that is edited,
    or the question under whose answer the button stands. `before` are lines that an admin of the
    chat said earlier. `quoted` is somebody else's message that the line replies to; `addressed`
    says that it replies to the bot. `several` is a library of several articles (see `several`).
    """

    where: Where
    line: str
    outcome: str
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    leads_nowhere: bool = False
    language: str = "zh-hans"
    who: Who = Who.READER
    first: str = ""
    before: tuple[str, ...] = ()
    quoted: str = ""
    addressed: bool = False
    group: bool = False
    several: bool = False

    @property
    def in_group(self) -> bool:
        """Whether the chat is a group."""
        return self.group or self.where in (Where.GROUP, Where.TOPIC)

    def __str__(self) -> str:
        who = self.who.value if self.in_group else ""
        names = (self.language, who, "group" * self.group, "several" * self.several)
        context = " ".join(filter(None, (self.where.value, *names)))
        said = " → ".join((*self.before, *filter(None, (self.first, self.line[:40]))))
        reply = f" replying to {self.quoted or 'the bot'}" if self.quoted or self.addressed else ""
        return f"{context}: {said}{reply}"


def _private(line: str, outcome: str, *says: str, language: str = "zh-hans") -> Row:
    return Row(Where.PRIVATE, line, outcome, says, language=language)


def _silent(line: str, where: Where = Where.GROUP, who: Who = Who.READER) -> Row:
    return Row(where, line, "silent", who=who)


TITLE = "《充分发挥党委办公系统职能 狠抓推进落实 确保政令畅通》"
THREE, FOUR = "三、坚持优质高效,严谨工作作风", "四、坚持抓好督查落实,确保政令畅通"
FIVE = "五、坚持无怨无悔的奉献精神"
OX, _CLEAR = "俯首甘为孺子牛", "守得住清贫"
ONLY_ADMINS = "只有群管理员可以设置"
_LANGUAGES = ("/language zh-Hans", "/language zh-Hant", "/language en")

PRIVATE = (
    *(_private("/start", "help", "我们一起读" + TITLE, language=tag) for tag in ("", "zh", "ru")),
    *(
        _private("/start", "help", "我們一起讀" + TITLE, language=tag)
        for tag in ("zh-hant", "zh-TW", "zh-hk")
    ),
    _private("/start", "help", "We are reading " + TITLE, language="en-GB"),
    Row(Where.PRIVATE, "廉结自律", "found", ("廉洁自律的底线", "📎"), leads_to=("/principle 3",)),
    # The whole source card stands behind a button (product.md section 4).
    Row(Where.PRIVATE, "鲁迅", "found", (OX, "📎"), leads_to=("/source",)),
    _private("/principle 3", "reference", THREE, "雷厉风行", "Part 3", "📎", language="en"),
    _private("/principle 3.2", "reference", "讀作第三部分第1段第2句", "无论办文", language="zh-tw"),
    _private("房贷利率是多少", "nothing", "The article says nothing", language="en"),
    _private("房贷利率是多少", "nothing", "本文沒有相關內容", language="zh-hant"),
    _private("/nosuchcommand", "help", "There is no such command", "/help", language="en"),
    _private("/privacy", "help", "No names", "/forget", language="en"),
    _private("作者是誰", "source", "赵艺", "頁尾作者欄為空", language="zh-hant"),
    _private("/quiet", "help", "这个命令只在群里有用"),
    _private("/language klingon", "help", "选择界面语言"),
    Row(Where.PRIVATE, "/language", "help", ("选择界面语言",), leads_to=_LANGUAGES),
    _private("/language 繁體", "help", "介面語言:繁體中文", language="en"),
    _private("上面千条线下面一根针", "found", "与原文不同", "上面千条线下面一根针"),
    _private("守住自己的经济生命线", "unsure", "與原文不同", "政治", language="zh-hant"),
    _private("鞠躬尽瘁的精神要代代相传永不停歇", "unsure", "文中没有这句原话"),
    Row(
        Where.PRIVATE,
        "/principle 3",
        "reference",
        ("Part 3", THREE),
        ("也是讲话",),
        before=("/language en",),
    ),
    Row(
        Where.PRIVATE,
        "/start",
        "help",
        ("我們一起讀",),
        language="en",
        before=("/language 繁體",),
    ),
    Row(Where.PRIVATE, "/ask", "found", (_CLEAR, "第三部分"), quoted="耐得住寂寞守得住清贫"),
    Row(Where.PRIVATE, "/where", "reference", ("见于2句",), quoted="底线"),
    _silent("/principle@OtherBot 3", Where.PRIVATE),
)

GROUP = (
    Row(Where.GROUP, "/principle@article_bot 5", "reference", (FIVE, "📎")),
    Row(Where.GROUP, "/PRINCIPLE@Article_Bot 3", "reference", (THREE,)),
    *(
        Row(Where.GROUP, line, "found", (OX, "📎"))
        for line in ("@article_bot 鲁迅", "@article_bot，鲁迅", "@ARTICLE_BOT: 鲁迅")
    ),
    Row(Where.GROUP, "@article_bot /principle 3", "reference", (THREE,)),
    Row(Where.GROUP, "鲁迅", "found", (OX,), addressed=True),
    Row(Where.GROUP, "/ask@article_bot", "found", (_CLEAR,), quoted="耐得住寂寞守得住清贫"),
    *map(
        _silent,
        (
            "怎么抓督查落实?",
            "鲁迅 @article_bot",
            "@article_bot",
            "@article_botanist 鲁迅",
            "/nosuchcommand@article_bot",
            "/nosuchcommand",
            "/principle@OtherBot 3",
            "/quiet@OtherBot",
            "/",
            "/ ",
            "3",
        ),
    ),
    *(_silent("怎么抓督查落实?", who=who) for who in (Who.ADMIN, Who.ANONYMOUS)),
    Row(
        Where.GROUP,
        "/ask@article_bot 房贷利率是多少",
        "nothing",
        ("本文没有相关内容",),
        ("最接近的标题", "\n"),
        leads_nowhere=True,
    ),
    Row(Where.GROUP, "/where@article_bot 不在文中", "reference", leads_nowhere=True),
    Row(
        Where.GROUP,
        "/help@article_bot",
        "help",
        ("/principle@article_bot 3", "/quiet@article_bot"),
        ("/principle 3",),
    ),
    Row(Where.GROUP, "/start@article_bot", "help", ("/principle@article_bot 3",)),
    Row(Where.GROUP, "/privacy@article_bot", "help", ("/forget@article_bot", "不保存姓名")),
    # A group speaks its own language, whatever its members' programs are set to.
    Row(Where.GROUP, "/principle@article_bot 3", "reference", ("也是讲话",), language="en"),
    Row(
        Where.GROUP,
        "/principle@article_bot 3",
        "reference",
        ("Part 3",),
        ("也是讲话",),
        before=("/language@article_bot en",),
    ),
    Row(Where.GROUP, "/language@article_bot", "help", leads_to=_LANGUAGES),
    *(
        Row(Where.GROUP, line, "help", (ONLY_ADMINS,))
        for line in ("/quiet@article_bot", "/quiet@article_bot off", "/language@article_bot en")
    ),
    *(
        Row(Where.GROUP, line, "help", (says,), who=who)
        for who in (Who.ADMIN, Who.ANONYMOUS)
        for line, says in (
            ("/quiet@article_bot", "只给出处;/quiet@article_bot off 恢复"),
            ("/quiet@article_bot off", "恢复完整回答"),
            ("/language@article_bot en", "Language: English"),
            ("/quiet@article_bot perhaps", "请写:/quiet@article_bot off"),
        )
    ),
    *(
        Row(
            Where.GROUP,
            line,
            outcome,
            ("📎", place),
            (OX, FIVE, "👍"),
            leads_nowhere=True,
            before=("/quiet@article_bot",),
        )
        for line, outcome, place in (
            ("/principle@article_bot 5", "reference", "第五部分"),
            ("@article_bot 鲁迅", "found", "第五部分第1段第2句"),
        )
    ),
    Row(
        Where.GROUP,
        "/principle@article_bot 5",
        "reference",
        (FIVE,),
        before=("/quiet@article_bot on", "/quiet@article_bot off"),
    ),
)

TOPIC = (
    Row(Where.TOPIC, "/principle@article_bot 2", "reference", ("二、坚持业务锻炼",)),
    Row(Where.TOPIC, "@article_bot 鲁迅", "found", (OX,)),
    Row(Where.TOPIC, "鲁迅", "found", (OX,), addressed=True),
    _silent("鲁迅", Where.TOPIC),
    _silent("鲁迅", Where.TOPIC, Who.ADMIN),
)
