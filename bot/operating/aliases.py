"""`/alias`: other words for a section's subject, tried before they are kept, and taken back."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.operating.trying import Alias, Effect, effect_of
from bot.reply import Block, Choice, Outcome, Reply, Run, Style, line
from bot.turn import Turn
from knowledge import Article, Passage, UnknownArticleError, content_words, read, refer
from knowledge.aliasing import is_alias, with_alias, without_alias

#: How one is written.
EXAMPLE = "写材料 = 2"
_LONGEST = 200
_MOST_NAMED, _MOST_LISTED = 3, 50
_MODE = re.compile(r"(?P<mode>[-?!？！]|undo\b)?\s*(?P<rest>.*)", re.DOTALL)
_MODES = {"？": "?", "！": "!", "undo": "-", None: ""}
_GIVEN = re.compile(r"(?P<words>.+?)\s*(?:=|＝|→)\s*(?P<place>[^=＝→]+)", re.DOTALL)


def alias(turn: Turn) -> Reply:
    """`/alias WORDS = PLACE`: keep an alias, unless it disturbs what is answered well.

    `? WORDS = PLACE` only tries it, `! WORDS = PLACE` keeps it all the same, `- WORDS` or the
    number of one takes it back; without argument, which there are.
    """
    typed = _MODE.fullmatch(turn.argument)
    assert typed is not None, "everything after the mode is the rest"
    mode = _MODES.get(typed["mode"], typed["mode"])
    if not typed["rest"]:
        return _listing(turn)
    return _take_back(turn, typed["rest"]) if mode == "-" else _give(turn, mode, typed["rest"])


def _give(turn: Turn, mode: str, rest: str) -> Reply:
    given = _GIVEN.fullmatch(rest)
    words = " ".join(given["words"].split()) if given else ""
    if given is None or not content_words(words) or len(words) > _LONGEST:
        return _said(turn, turn.wording.texts("usage", example=turn.spelled("alias", EXAMPLE)))
    target = _target(turn, given["place"].strip())
    if target is None:
        return _said(turn, turn.wording.texts("alias.nowhere", place=given["place"].strip()))
    article, passage = target
    asked_for = Alias(article, passage.section, words)
    if is_alias(article, passage.section.id, words):
        section = turn.wording.section(passage.section)
        return _said(turn, turn.wording.texts("alias.known", words=words, section=section))
    return _tried(turn, mode, asked_for, whole=str(passage.address) == passage.section.id)


def _tried(turn: Turn, mode: str, asked_for: Alias, *, whole: bool) -> Reply:
    """Keep it where it may be kept; say what it comes to."""
    article, texts = asked_for.article, turn.wording.texts
    after = with_alias(turn.base.aliases(article.id), asked_for.section.id, asked_for.words)
    effect = effect_of(asked_for, after, turn.base, turn.memory.questions)
    kept = mode == "!" or (mode == "" and not effect.changed)
    if kept:
        turn.base.put_aliases(article.id, after)
        turn.memory.questions.settle(article.id, effect.answered)
    words, section = asked_for.words, turn.wording.section(asked_for.section)
    head = texts("alias.kept" if kept else "alias.tried", words=words, section=section)
    blocks = [line(head), *([] if whole else [line(texts("alias.whole", section=section))])]
    named = turn.naming(article)
    back = Choice(texts("alias.take_back"), f"/alias {named}- {words}")
    anyway = texts("alias.keep_anyway" if effect.changed else "alias.keep")
    keep = Choice(anyway, f"/alias {named}! {words} = {asked_for.section.id}")
    return replace(
        _said(turn, ""),
        blocks=(*blocks, *_effect(turn, effect, asked_for, kept=kept)),
        choices=((back if kept else keep,),),
        article=article,
    )


def _effect(turn: Turn, effect: Effect, asked_for: Alias, *, kept: bool) -> Iterator[Block]:
    texts, named = turn.wording.texts, turn.wording.section
    if not effect.leads:
        section = named(asked_for.section)
        yield line(texts("alias.leads_nowhere", words=asked_for.words, section=section))
    if effect.answered:
        key = "alias.answered" if kept else "alias.would_answer"
        yield line(texts(key, count=len(effect.answered), questions=_some(effect.answered)))
    if effect.still_open:
        count = len(effect.still_open)
        yield line(texts("alias.still_open", count=count, questions=_some(effect.still_open)))
    if effect.changed:
        yield line(texts("alias.changes" if kept else "alias.would_change"))
    for change in effect.changed[:_MOST_LISTED]:
        after = named(change.after) if change.after else texts("alias.unsure")
        yield line(f"“{change.question}”: {named(change.before)} → {after}")


def _take_back(turn: Turn, rest: str) -> Reply:
    """The alias of those words, or of that number in the list, is one no more."""
    id, texts = turn.article.id, turn.wording.texts
    before = turn.base.aliases(id)
    words = " ".join(rest.split())
    after = without_alias(before, words)
    if after == before and words.isdecimal():
        numbered = dict(enumerate((it for _, given in before for it in given), 1))
        words = numbered.get(int(words), words)
        after = without_alias(before, words)
    if after == before:
        return _said(turn, texts("alias.unknown", words=words))
    turn.base.put_aliases(id, after)
    return _said(turn, texts("alias.taken_back", words=words))


def _listing(turn: Turn) -> Reply:
    """What operators added to this article's own aliases, numbered, each with a way back."""
    texts, article = turn.wording.texts, turn.article
    given = [(id, words) for id, all in turn.base.aliases(article.id) for words in all]
    if not given:
        example = turn.spelled("alias", EXAMPLE)
        return _said(turn, texts("alias.none", example=example))
    shown = given[:_MOST_LISTED]
    lines = (
        line(f"{at}. {words} → {_place(turn, article, id)}")
        for at, (id, words) in enumerate(shown, 1)
    )
    back, named = texts("alias.take_back"), turn.naming(article)
    return replace(
        _said(turn, ""),
        blocks=(line(Run(texts("alias.list", count=len(given)), Style.STRONG)), *lines),
        choices=tuple(
            (Choice(f"{back}: {words}", f"/alias {named}- {words}"),) for _, words in shown
        ),
    )


def _target(turn: Turn, place: str) -> tuple[Article, Passage] | None:
    """What `PLACE` or `ARTICLE:PLACE` names, where that is in one section."""
    id, colon, within = place.rpartition(":")
    try:
        # As it is now, whichever version the button is of.
        article = turn.base.article(id.strip() if colon else turn.article.id)
    except UnknownArticleError:
        return None
    shorthand = read(within.strip(), article.second_list)
    passages = refer(article, shorthand).resolution.passages if shorthand else ()
    alone = len({passage.section.id for passage in passages}) == 1
    return (article, passages[0]) if alone else None


def _place(turn: Turn, article: Article, id: str) -> str:
    section = article.section(id)
    return turn.wording.section(section) if section else id


def _some(questions: tuple[str, ...]) -> str:
    more = "…" if len(questions) > _MOST_NAMED else ""
    return "、".join(f"“{it}”" for it in questions[:_MOST_NAMED]) + more


def _said(turn: Turn, words: str) -> Reply:
    return Reply(Outcome.HELP, (line(words),), article=turn.article)
