"""Lines that are no content by how they read; what only speaks of such things is content."""

import pytest

from knowledge.importing import Received, draft, read
from knowledge.importing.noise import reason_to_drop


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("扫一扫关注档案公众号", "advertisement"),
        ("扫码关注", "advertisement"),
        ("订某网彩信手机报,移动发KT到10658333,联通发BY到1065566600。", "advertisement"),
        ("某网手机版 3g.example.cn", "advertisement"),
        ("Subscribe to our newsletter", "advertisement"),
        ("• 相关新闻", "related links"),
        ("版权所有 未经许可不得转载", "copyright"),
        ("© 2020 Example Press", "copyright"),
        ("【打印】 【关闭】 字号：大 中 小", "navigation"),
        ("* * *", "ornament"),
        ("第 3 页 共 8 页", "page number"),
        ("第一章 总则………………………3", "table of contents"),
        ("扫码点餐的法律问题", None),
        ("要办好公众号，也要办好报纸。", None),
        ("版权所有者应当同意。", None),
        ("二维码的历史", None),
        ("相关新闻说，事情还在查。" * 9, None),
    ],
)
def test_a_line_is_dropped_for_how_it_reads(line: str, reason: str | None) -> None:
    assert reason_to_drop(line) == reason


def test_what_the_format_calls_a_heading_is_one_whatever_it_speaks_of() -> None:
    content = "# 手机版\n\n## 目录\n\n先看目录。\n\n## 相关链接\n\n后看链接。\n".encode()
    article = draft(read(Received("a.md", content)), "a.md").article
    assert article.source.title.value == "手机版"
    assert [article.heading(part) for part in article.parts] == ["目录", "相关链接"]
