"""How a source reads, and where its link leads."""

from dataclasses import replace
from datetime import date

from bot.reply import Style
from bot.texts import Texts
from bot.wording import Wording, citation
from knowledge import Article, SourceField

WORDING = Wording(Texts("zh-Hans"))


def with_own_page(article: Article) -> Article:
    source = replace(article.source, url=SourceField("https://example.org/a"), url_is_article=True)
    return replace(article, source=source)


def test_the_site_alone_is_no_link_to_the_article(article: Article) -> None:
    assert [run.style for run in WORDING.source_block(article, quoted="廉洁").runs] == [Style.PLAIN]


def test_a_link_to_the_article_leads_to_the_longest_stretch_without_a_comma(
    article: Article,
) -> None:
    quoted = "“贪如火,不遏则燎原,欲如水"
    (_, link) = WORDING.source_block(with_own_page(article), quoted=quoted).runs
    assert link.text == "原文"
    assert link.url == "https://example.org/a#:~:text=%E4%B8%8D%E9%81%8F%E5%88%99%E7%87%8E%E5%8E%9F"


def test_the_citation_follows_gbt_7714_and_leaves_out_what_is_blank(article: Article) -> None:
    title = "充分发挥党委办公系统职能 狠抓推进落实 确保政令畅通"
    cited = f"赵艺. {title}[EB/OL]. (2015-09-24)[2026-01-02]. http://heilongjiang.dbw.cn."
    assert citation(article, date(2026, 1, 2)) == cited
    bare = replace(article, source=replace(article.source, author=SourceField()))
    assert citation(bare, date(2026, 1, 2)) == cited.removeprefix("赵艺. ")
