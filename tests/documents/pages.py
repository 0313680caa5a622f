"""The shipped article as a page of a news site, with everything that stands around one there."""

import html

from tests.documents import SHIPPED_PARTS, TITLE, Made, shipped_lines, shipped_paragraphs

_ABOVE = ("首页 新闻 评论", "黑龙江", "国内", "订东北网彩信手机报,移动发KTDBW到10658333")
_BELOW = ("相关新闻", "狠抓落实见成效", "党委办公厅会议召开", "Copyright © 东北网 版权所有")


def news_page() -> Made:
    """The page, in GB 2312 as such sites were."""
    dateline = shipped_lines()[1] + " 来源：东北网"
    footer = shipped_lines()[33].strip()
    body = "\n".join(
        f"<p><strong>　　{html.escape(text)}</strong></p>"
        if heading
        else f"<p>　　{html.escape(text)}</p>"
        for heading, text in shipped_paragraphs()
    )
    page = f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{TITLE}_东北网</title>
<link rel="canonical" href="http://heilongjiang.dbw.cn/system/2015/09/24/056834.shtml">
<meta property="og:site_name" content="东北网黑龙江">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}"}}</script>
<style>p {{ margin: 0 }}</style></head><body>
<div class="topbar"><a href="/">{_ABOVE[0]}</a></div>
<nav><ul><li><a href="/a">{_ABOVE[1]}</a></li><li><a href="/b">{_ABOVE[2]}</a></li></ul></nav>
<div class="banner-ad">{_ABOVE[3]}</div>
<div id="content"><h1>{TITLE}</h1><div class="info">{dateline}</div>
{body}
<p class="editor">{footer}</p></div>
<div class="related"><h3>{_BELOW[0]}</h3><ul><li><a href="/1">{_BELOW[1]}</a></li>
<li><a href="/2">{_BELOW[2]}</a></li></ul></div>
<footer>{html.escape(_BELOW[3])}</footer><script>count(1)</script></body></html>"""
    words = [*_ABOVE, TITLE, dateline, *(text for _, text in shipped_paragraphs()), footer, *_BELOW]
    source = {
        "title": TITLE,
        "author": "赵艺",
        "outlet": "东北网",
        "published": "2015-09-24T14:29:58",
        "url": "http://heilongjiang.dbw.cn",
    }
    content = page.encode("gb18030")
    return Made("page.html", content, "".join(words), SHIPPED_PARTS, source)
