"""Recognising questions about the article itself: who wrote it, when, where, who edited it.

A text is one only if nothing of it remains unexplained: 作者是谁 asks for the author,
作者怎么看奉献 asks the article.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from knowledge.source_spelling import meant_question
from knowledge.text import fold

_WHO = "(?:谁|哪位|哪个人?|何人|什么人|哪一位|哪些人|几个人)"
_NAMED = f"(?:{_WHO}|叫什么|叫啥|什么名字|名字|姓名|姓什么|介绍|信息|资料|有谁)*"
_WROTE = "(?:写作?|执笔|撰写|撰稿|撰文|创作|所写|所著|著|作|发|发表|写出来)"
_WHEN = (
    "(?:哪一?[天年月日]|什么时[候间]|啥时候|何时|几时|几几年|几[号月]|哪个?时[候间]|哪年哪月|"
    "几月几[号日]|多久|多早|多少号)"
)
_PUBLISHED = (
    "(?:发表|发布|刊登|刊发|刊出|登出来?|登载|登|发出来?|发|出版|出来|出|上网|上线|推送|"
    "写成|写作|写|成文|面世|问世)"
)
_WHERE = "(?:哪里|哪儿|哪|哪个|哪家|哪一家|什么|啥)"
_OUTLET = "(?:网站|媒体|报纸|报社|报刊|杂志|刊物|平台|网|报|新闻网|单位|地方)"

_FIELDS = {
    "author": (
        f"(?:文末|本文|原)?(?:作者|笔者|撰稿人|撰文者?|执笔人?|执笔者|署名){_NAMED}",
        f"(?:由|出自|来自)?{_WHO}(?:的手笔|之手|作者|{_WROTE})?",
        "介绍作者",
        "(?:the)?authors?(?:s?name)?",
        "who(?:is|was|are|s)?(?:the)?(?:author|writer)s?",
        "who(?:has)?(?:wrote|written|writes|authored)(?:it|this)?",
    ),
    "affiliation": (
        f"(?:作者|{_WHO}|他|她)(?:来自|属于|在|工作)*(?:{_WHERE})?(?:工作|上班|任职)?"
        "(?:单位|机构|部门|工作|上班|任职|职务|身份|职业)(?:叫?什么|哪里|哪个)?",
        "作者(?:来自|在)(?:哪里|哪儿|哪)",
        f"{_WHERE}单位人?{_WROTE}",
        "作者(?:干|做|搞)什么",
        "(?:the)?authors?(?:affiliation|employer)",
    ),
    "published": (
        f"{_WHEN}{_PUBLISHED}?(?:表|布)?",
        f"{_PUBLISHED}(?:于|在)?(?:{_WHEN}|日期|时间)(?:{_WHEN}|多少|什么)?",
        f"(?:日期|时间|年份)(?:{_WHEN}|多少|什么)?",
        "when(?:was|is|did)?(?:it|this)?(?:been)?(?:published|written|posted|released|comeout)?",
        "(?:the)?(?:publication|publishing|release)?date(?:ofpublication)?",
    ),
    "outlet": (
        f"(?:在|由|登在|发在|刊在|发表在|刊登在|发布在|来自)?{_WHERE}{_OUTLET}?(?:上面|上)?"
        "(?:发表|发布|刊登|刊发|登出来?|登载|登|发出来?|发|出版|推送)",
        f"(?:登|发|刊|发表|刊登|发布|刊发|登载)(?:在|于){_WHERE}{_OUTLET}?(?:上面|上)?",
        f"(?:来源|出处)?{_WHERE}(?:网站|媒体|报纸|报社|报刊|杂志|新闻网)",
        f"(?:网站|媒体|报纸|发布方|发布平台|发布单位|平台)(?:{_WHERE}{_OUTLET}?|叫什么|名字)?",
        "where(?:was|is)?(?:it|this)?(?:published|posted)",
        "(?:which|what)(?:newspaper|website|site|outlet|media)(?:published(?:it|this))?",
        "(?:the)?(?:outlet|publisher)",
    ),
    "editor": (
        f"(?:责任|责|本文)?编辑{_NAMED}",
        "责编(?:谁)?",
        f"{_WHO}编辑?",
        "(?:the)?editor",
        "who(?:is|was)?(?:the)?edit(?:or|ed)(?:it|this)?",
    ),
    "url": (
        "(?:原文|来源|文)?(?:链接|网址|地址|连接|连结|网页)(?:什么|哪里|多少|有没有)?",
        "(?:在)?(?:哪里|哪儿|哪|怎么|如何)(?:能|可以)?(?:看|读|找|找到|看到)(?:原文|全文|原网页)",
        "原文(?:在)?(?:哪里|哪儿|哪|出处)?(?:看|读|找)?到?",
        "(?:givem?e?|showme)?(?:the)?(?:original)?(?:link|url|address|website)s?",
    ),
    "title": (
        "(?:大)?(?:标题|题目|题名|篇名|文题)(?:叫?什么|叫啥)?",
        "叫(?:什么|啥)(?:名字?|题目|标题)?",
        "(?:the)?(?:title|headline)",
        "what(?:is|s)?(?:the)?(?:title|headline)",
    ),
    "": (
        "(?:怎么|如何|怎样|咋)?引用(?:格式)?",
        "(?:出处|来源|来历|来路)[在于]?(?:哪里|哪儿|哪|什么)?",
        "(?:在|从|打|引自|转自|摘自|选自|出自)?(?:哪里|哪儿|哪)(?:来|转载?|摘录?|找来?|看到|引用?|出)?",
        "(?:引自|转自|摘自|选自|出自|来自)(?:哪里|哪儿|哪)",
        "(?:the)?(?:source|citation|reference)",
        "(?:whats?|what)(?:is)?(?:the)?source",
        "where(?:is|does|did)?(?:it|this)?(?:come)?from",
    ),
}
_FIELD_PATTERNS = {
    field: re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    for field, patterns in _FIELDS.items()
}
# Words that carry no question of their own. 这 and 文章 point at the article.
_FILLER = re.compile(
    r"请问一?下?|麻烦|劳驾|谢谢你?|多谢|你好|您好|帮忙|帮我|告诉我|我想|想知道|知道|查一?下|看一?下|"
    r"问一?下|说一?下|给一?下|给个|发我|发给我|一下|给我|有没有人|有人|谁能|能不能|能否|可以|"
    r"(?:这|那|该|本|此)(?:一)?(?:篇|个)?(?:文章|文字|文|稿子|稿|报道|新闻|东西)?|文章|文中|文里|报道|稿子|"
    r"到底|究竟|具体|都|是|的|了|吗|呢|呀|啊|啦|嘛|吧|来着|有没有|有|个|给|求|\bplease\b|\bof\b|"
    r"\b(?:this|the)\s+(?:article|text|piece)\b|\bthis\b|\barticle\b|\bby\b"
)
_CLAUSE = re.compile(
    r"[,\uff0c;\uff1b?\uff1f!\uff01。、\n]+|(?:以及|还有|和|与|跟|及)(?!谐)|\band\b"
)
_POINTER = re.compile(r"文|稿|报道|新闻|这|本|作者")
# These words alone ask something only where the article is pointed at: 这是哪天的, but not 哪天.
_NEEDS_POINTER = re.compile(
    f"{_WHEN}|{_PUBLISHED}|在?{_WHERE}(?:来|出)?|{_WHO}|写|作|著|发|发出来?|出|出来|来|when|文"
)
_LONGEST = 60


def read_source_question(
    text: str, names: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, ...] | None:
    """The source fields that a text asks for, in its order; `()` asks for the whole source.

    `names` are names that the source gives, with their fields: 赵艺是谁 asks for the author. None
    where it is no question about the article itself.
    """
    if len(text) > _LONGEST:
        return None
    fields = _read(text, names)
    if fields is None and (meant := meant_question(text)):
        return _read(meant, names)
    return fields


def _read(text: str, names: Mapping[str, str]) -> tuple[str, ...] | None:
    core = _skeleton(text)
    for name, field in names.items():
        if re.fullmatch(f"{re.escape(_skeleton(name))}{_NAMED}", core):
            return (field,)
    clauses = [clause for clause in _CLAUSE.split(text) if fold(clause).strip()]
    skeletons = [_skeleton(clause) for clause in clauses]
    fields = [
        _field(skeleton) if _is_asked(skeleton, text) else None
        for skeleton in skeletons
        if skeleton
    ]
    if not fields or any(field is None for field in fields):
        return None
    named = tuple(dict.fromkeys(field for field in fields if field))
    return named if all(fields) else ()


def _skeleton(clause: str) -> str:
    return re.sub(r"\s+", "", _FILLER.sub("", fold(clause)))


def _field(skeleton: str) -> str | None:
    matching = (f for f, pattern in _FIELD_PATTERNS.items() if pattern.fullmatch(skeleton))
    return next(matching, None)


def _is_asked(skeleton: str, text: str) -> bool:
    return not _NEEDS_POINTER.fullmatch(skeleton) or bool(_POINTER.search(fold(text)))
