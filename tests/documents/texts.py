"""Plain texts and Markdown, in the encodings in which they are met."""

from tests.documents import Made

_NOTICE = """关于做好档案工作的通知
2019年3月5日　来源：市档案局　编辑：钱七

各部门要把档案工作放在重要位置，做到责任到人、措施到位。
一、总体要求
（一）指导思想
坚持服务大局，把档案工作贯穿于办公的全过程。
（二）基本原则
要坚持以下原则:
1. 及时归档
2. 分类保管
3. 依法利用
二、重点任务
（一）健全制度
各单位应当建立档案管理制度，明确专人负责。
制度要上墙，也要入心。
（二）加强保管
库房要防火、防潮、防虫。
三、组织保障
主要负责同志要亲自抓，每年检查两次。
扫一扫关注档案公众号
"""

NOTICE = Made(
    "notice.txt",
    _NOTICE.encode("gb18030"),
    _NOTICE,
    {
        "intro": (None, 1),
        "1": ("一、总体要求", 0),
        "1/1": ("（一）指导思想", 1),
        "1/2": ("（二）基本原则", 4),
        "2": ("二、重点任务", 0),
        "2/1": ("（一）健全制度", 2),
        "2/2": ("（二）加强保管", 1),
        "3": ("三、组织保障", 1),
    },
    {"published": "2019-03-05", "outlet": "市档案局", "editor": "钱七"},
)

_ESSAY = """讀書的方法

　　讀書要有恆心。沒有恆心，書讀得再多也記不住。

　　讀書也要有方法。先看目錄，再看序言，然後選一章細讀；讀完之後把書合上，自己說一遍。

　　讀書更要有選擇。人的時間有限，壞書浪費生命，好書讀三遍也不嫌多。
"""

ESSAY = Made(
    "essay.txt",
    _ESSAY.encode("big5"),
    _ESSAY,
    {"body": (None, 3)},
    {"title": "讀書的方法"},
)

_DIARY = """山中日记
作者：周远

2020年1月2日
今天下了雪，山路不好走。晚上读完了半本书。
2020年1月3日
天晴了。邻居送来一筐橘子，我回了他一罐茶。
"""

DIARY = Made(
    "diary.txt",
    _DIARY.encode("utf-16"),
    _DIARY,
    {"body": (None, 4)},
    {"title": "山中日记", "author": "周远"},
)

_FRONT = """---
title: How rivers meander
author: [Ada Brook, Ben Ford]
date: 2021-05-06
source: The Field Journal
url: https://journal.example.org/2021/rivers
tags: [water]
---
"""
_RIVERS = """
Rivers seldom run straight. Even on a **flat plain** they
wander from side to side.

## Why they bend

A small bend makes the water on its outer side run *faster*,
so it takes soil away there; see [the survey](https://example.org/survey).

- The outer bank is worn down.
- The inner bank grows.

![A bend](bend.png)

## How fast they move

> Some bends move by a metre a year, others by thirty.

| river | metres a year |
|---|---|
| Severn | 0.5 |
| Mississippi | 20 |

Nobody can tell in advance which.
"""

RIVERS = Made(
    "rivers.md",
    (_FRONT + _RIVERS).encode(),
    _FRONT + _RIVERS,
    {"intro": (None, 1), "1": ("Why they bend", 3), "2": ("How fast they move", 5)},
    {
        "title": "How rivers meander",
        "author": "Ada Brook、Ben Ford",
        "published": "2021-05-06",
        "outlet": "The Field Journal",
        "url": "https://journal.example.org/2021/rivers",
    },
)

_TREATISE = """村镇治理
前言
本书讲村镇怎样治理，写给在村里做事的人。
第一章 村规
第一节 由来
村规是村民自己定的规矩，从前刻在石头上。
第二节 内容
村规里有水、有路，也有红白喜事。
各村不同，不必强求一律。
第二章 议事
议事要有地方，也要有时候。
第一节 谁来议
凡是住在村里的成年人都可以来。
第二节 怎么议
先说事，后说理，最后举手。
结语
规矩是人定的，人也要守规矩。
参考文献
[1] 某人：《乡村》，某社，2001年。
[2] 某某：《议事》，某社，2010年。
"""

TREATISE = Made(
    "treatise.txt",
    _TREATISE.encode("utf-8-sig"),
    _TREATISE,
    {
        "intro": (None, 1),
        "1": ("第一章 村规", 0),
        "1/1": ("第一节 由来", 1),
        "1/2": ("第二节 内容", 2),
        "2": ("第二章 议事", 1),
        "2/1": ("第一节 谁来议", 1),
        "2/2": ("第二节 怎么议", 1),
        "closing": (None, 1),
    },
    {"title": "村镇治理"},
)

_MANUAL = """A Manual of Bread

This manual tells how bread is made by hand, from flour, water, salt
and time. It takes for granted that you have an oven and a bowl, and
nothing else.

1. Flour

1.1 Kinds of flour

Wheat flour is sold by the share of the grain that is left in it. The
darker the flour, the more of the grain it holds, and the more water
it will take up.

1.2 Keeping it

Keep flour dry and cool; whole flour grows rancid within some months,
white flour keeps for a year.

2. Dough

Mix flour and water and let them stand for half an hour before you
add the salt. You will need:

1) a bowl
2) a towel
3) patience

2.1 Kneading

Fold and press until the dough is smooth, which takes ten minutes by
hand. A dough that tears is not done; one that sticks wants a little
more flour, and no more than that.
"""

MANUAL = Made(
    "manual.text",
    _MANUAL.encode(),
    _MANUAL,
    {
        "intro": (None, 1),
        "1": ("1. Flour", 0),
        "1/1": ("1.1 Kinds of flour", 1),
        "1/2": ("1.2 Keeping it", 1),
        "2": ("2. Dough", 4),
        "2/1": ("2.1 Kneading", 1),
    },
    {"title": "A Manual of Bread"},
)


def book(chapters: int = 40, sections: int = 5, paragraphs: int = 10) -> Made:
    """A book of so many chapters of so many sections of so many paragraphs."""
    lines = ["# 千段书"]
    parts: dict[str, tuple[str | None, int]] = {}
    for chapter in range(1, chapters + 1):
        lines.append(f"## 第{chapter}章 论第{chapter}件事")
        parts[f"{chapter}"] = (f"第{chapter}章 论第{chapter}件事", 0)
        for section in range(1, sections + 1):
            lines.append(f"### 第{section}节 其中的第{section}层")
            parts[f"{chapter}/{section}"] = (f"第{section}节 其中的第{section}层", paragraphs)
            lines += [
                f"这是第{chapter}章第{section}节的第{n}段，讲{chapter * section * n}个人怎样做事。"
                f"他们先商量，再动手；做完之后，第{n}个人把经过写了下来。"
                for n in range(1, paragraphs + 1)
            ]
    text = "\n\n".join(lines) + "\n"
    return Made("book.md", text.encode(), text, parts, {"title": "千段书"})
