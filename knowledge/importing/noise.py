"""Lines that are no content wherever they stand, by a table of how they read."""

import re

from knowledge.importing.wrapping import is_wider

_WIDEST = 130
_NOISE = (
    ("ornament", re.compile(r"[^\w]+")),
    (
        "page number",
        re.compile(r"[-–—\s]*(?:第\s*\d+\s*页(?:\s*[/,，]?\s*共\s*\d+\s*页)?)[-–—\s]*"),
    ),
    ("table of contents", re.compile(r".*(?:\.{4,}|…{2,}|·{4,})\s*\d{1,4}\s*")),
    ("table of contents", re.compile(r"目\s*[录錄]|(?:table of )?contents", re.IGNORECASE)),
    (
        "navigation",
        re.compile(
            r"(?:[【】\[\]()（）|:：\s]*(?:打印|关闭窗口|关闭|返回顶部|返回首页|收藏|字号|大|中|小|分享到|分享|"
            r"纠错|上一[页篇条]|下一[页篇条]))+[】\])）|:：\s]*"
        ),
    ),
    (
        "advertisement",
        re.compile(
            r".*(?:彩信手机报|订阅手机报|手机版|扫一扫|长按识别|(?:扫码|扫描二维码|掃碼)(?:关注|下载|加入|查看|阅读)|"
            r"(?:关注|關注).{0,12}(?:公众号|公眾號)|下载.{0,12}客户端|点击(?:查看|进入|下载).{0,12})"
            r"[^。]{0,40}(?:\d{5,}[^。]*。?)?|"
            r"(?:Advertisement|Sponsored|Subscribe (?:to|now)|Sign up (?:for|to))\b.*",
            re.IGNORECASE,
        ),
    ),
    (
        "related links",
        re.compile(
            r"[•·\s]*(?:相关(?:新闻|阅读|链接|文章|报道)|相關(?:新聞|閱讀|文章)|推荐阅读|延伸阅读|更多新闻|猜你喜欢|"
            r"Related (?:articles|stories|posts)|Read more|You may also like)\s*[:：]?.{0,80}",
            re.IGNORECASE,
        ),
    ),
    (
        "copyright",
        re.compile(
            r".*(?:版权所有(?!者|人|权)|版權所有(?!者|人|權)|著作权归|未经.{0,8}(?:授权|许可)|转载请注明|免责声明|"
            r"All rights reserved|Copyright\s*(?:©|\(c\)|\d{4})|©\s*\d{4}).*",
            re.IGNORECASE,
        ),
    ),
)


def reason_to_drop(line: str) -> str | None:
    """Why a line is no content, or None where it may be."""
    text = line.strip()
    if is_wider(text, _WIDEST):
        return None
    return next((reason for reason, pattern in _NOISE if pattern.fullmatch(text)), None)
