"""The rest of the table of `contexts`: lines that are not simply sent.

What is typed behind the bot's name, edited, pressed, or carried by a link.
"""

from tests.contexts import FIVE, FOUR, ONLY_ADMINS, OX, THREE, Row, Where, Who

_PARTS = ("一、坚持通力协作", "二、坚持业务锻炼", THREE, FIVE)

INLINE = (
    Row(Where.INLINE, "", "found", ("导语", *_PARTS, "结语", "📎")),
    Row(Where.INLINE, "", "found", ("導語", *_PARTS), language="zh-hant"),
    Row(Where.INLINE, "", "found", ("Lead", *_PARTS, "Closing"), language="en"),
    Row(Where.INLINE, "奉献", "found", (OX, FIVE, "第五部分第1段第2句")),
    Row(Where.INLINE, "3.2", "found", ("无论办文", "第三部分第1段第2句")),
    Row(Where.INLINE, "讲话1", "found", ("绝对忠诚", "导语第1段第1句", "第六部分第1段第7句")),
    Row(Where.INLINE, "鲁迅", "found", ("本文转引",)),
    Row(Where.INLINE, "作者是谁", "found", ("赵艺", "发布站点")),
    Row(Where.INLINE, "鲁迅", "found", ("Part 5",), language="en"),
    Row(Where.INLINE, "鲁迅", "found", ("Part 5",), before=("/language en",)),
    Row(Where.INLINE, "房贷利率是多少", "nothing", ("本文没有相关内容",)),
    Row(Where.INLINE, "9-12", "nothing", ("The article is silent",), language="en"),
    Row(Where.INLINE, "§$%&" * 64, "nothing"),
    Row(Where.INLINE, " \t ", "found", _PARTS),
)

EDIT = (
    Row(Where.EDIT, "鲁迅", "found", (OX,), first="/principle 3"),
    Row(Where.EDIT, "/principle 4", "reference", ("Part 4",), first="鲁迅", language="en"),
    Row(Where.EDIT, "/principle@OtherBot 3", "silent", first="/principle 3"),
    Row(Where.EDIT, "还是闲聊", "silent", first="闲聊", group=True),
    Row(Where.EDIT, "/principle@article_bot 4", "reference", (FOUR,), first="闲聊", group=True),
    Row(
        Where.EDIT,
        "/principle@article_bot 4",
        "reference",
        (FOUR,),
        first="/principle@article_bot 3",
        group=True,
    ),
)

BUTTON = (
    Row(Where.BUTTON, "第四部分 ›", "reference", (FOUR,), first="/principle 3"),
    Row(Where.BUTTON, "‹ Part 2", "reference", ("二、",), first="/principle 3", language="en"),
    Row(Where.BUTTON, "目录", "reference", ("导语", THREE), first="鲁迅"),
    Row(Where.BUTTON, THREE, "reference", (THREE, "📎"), first="廉结自律"),
    Row(Where.BUTTON, "怎样树立大局意识?", "found", ("一、", "📎"), first="/start"),
    Row(Where.BUTTON, "按意思查找", "found", (OX,), first="/where 鲁迅的奉献精神"),
    Row(Where.BUTTON, "English", "help", ("Language: English",), first="/language"),
    Row(
        Where.BUTTON,
        "讲话第五个坚持:廉洁自律",
        "reference",
        ("讲话第五个坚持", "第六部分"),
        first="/principle 5",
    ),
    Row(
        Where.BUTTON,
        "第四部分 ›",
        "reference",
        (FOUR,),
        first="/principle@article_bot 3",
        group=True,
    ),
    *(
        Row(
            Where.BUTTON,
            "English",
            "help",
            (says,),
            first="/language@article_bot",
            group=True,
            who=who,
        )
        for who, says in ((Who.READER, ONLY_ADMINS), (Who.ADMIN, "Language: English"))
    ),
)

LINK = (
    Row(Where.LINK, "3.p1.s2", "reference", ("无论办文", "第三部分第1段第2句"), ("改变",)),
    Row(Where.LINK, "5", "reference", (FIVE, OX), ("改变",)),
    Row(Where.LINK, "2.o3", "reference", ("三是公关协调能力",)),
    Row(Where.LINK, "intro.p1.s1", "reference", ("绝对忠诚的政治品格", "导语")),
    Row(Where.LINK, "closing", "reference", ("结语",)),
    Row(Where.LINK, "3.p1.s2", "reference", ("无论办文", "Part 3"), language="en"),
    Row(Where.LINK, "help", "help", ("/principle 3", "/where")),
    Row(Where.LINK, "nosuchpayload", "help", ("我们一起读",)),
    Row(Where.LINK, "other-article_55daeb82_3-p1-s2", "help", ("我们一起读",)),
    Row(Where.LINK, "nosuchpayload", "help", ("We are reading",), language="en"),
)
