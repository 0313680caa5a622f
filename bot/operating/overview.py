"""What operators see of how the bot is used: statistics, in words and as a picture."""

import re
from datetime import date
from functools import partial

from bot.guidance import usage
from bot.operating.figures import figures, period
from bot.ports.questions import History
from bot.reply import Choice, Outcome, Picture, Reply, Run, Style, line
from bot.statistics import Statistics, count, days_until, most_asked
from bot.turn import Turn
from knowledge import KnowledgeBase

# How many days are looked at where nobody says how many, and what may be chosen instead.
_USUAL_DAYS, _OFFERED_DAYS = 30, (7, 30, 90)
_DAYS = re.compile("([1-9][0-9]{0,2})?")


def stats(turn: Turn) -> Reply:
    """`/stats [DAYS]`: the main figures of the last days, with a picture where one can be drawn.

    `ARTICLE:DAYS` is of one article alone.
    """
    if not _DAYS.fullmatch(turn.argument):
        return usage(turn, "stats", "7")
    texts, wording = turn.wording.texts, turn.wording
    days = int(turn.argument or _USUAL_DAYS)
    alone = turn.article.id if turn.subject.named else ""
    statistics = survey(turn.base, turn.memory.history, turn.request.today, days, alone)
    blocks = [line(Run(texts("stats.title"), Style.STRONG), f" {period(statistics, wording)}")]
    blocks += [line(f"{name} ", Run(it, Style.STRONG)) for name, it in figures(statistics, wording)]
    if turn.paint is None:
        blocks.append(line(texts("stats.no_charts")))
    picture = turn.paint and Picture(
        texts("stats.picture", questions=f"{statistics.total.questions:,}"),
        partial(turn.paint, statistics, wording),
    )
    offered = tuple(Choice(texts("stats.days", count=n), f"/stats {n}") for n in _OFFERED_DAYS)
    return Reply(Outcome.HELP, tuple(blocks), (offered,), turn.article, picture=picture)


def survey(
    base: KnowledgeBase, history: History, today: date, days: int, article: str = ""
) -> Statistics:
    """The statistics of the last days, today included; of one article alone where it is named.

    What was read is shown of that article, else of the one that was asked most. UnknownArticleError
    where there is no such article.
    """
    named = base.article(article) if article else None
    period = days_until(today, days)
    asked = history.asked(period[0], today)
    asked = [(day, it) for day, it in asked if article in ("", it.article)]
    articles = most_asked((it for _, it in asked), base.entries)
    read = named or (base.article(articles[0][0].id) if articles else base.default)
    return count(period, asked, articles, read, history.reception())
