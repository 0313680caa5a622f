"""The commands that decide something for a chat, and what is kept about a reader."""

from dataclasses import replace

from bot.languages import LANGUAGES, match_language
from bot.reply import Choice, Outcome, Reply, line
from bot.turn import Turn


def language(turn: Turn) -> Reply:
    """`/language TAG`: the interface's language in this chat; without a tag, which there are."""
    texts = turn.wording.texts
    chosen = _language(turn.argument)
    if chosen is None:
        rows = ((Choice(name, f"/language {tag}"),) for tag, name in LANGUAGES.items())
        return replace(_said(turn, texts("language.which")), choices=tuple(rows))
    if not turn.may_decide:
        return _said(turn, texts("admins.only"))
    turn.decide(replace(turn.preference, language=chosen))
    words = turn.speak(chosen).texts("language.chosen", name=LANGUAGES[chosen])
    return replace(_said(turn, words), spoken=chosen)


def quiet(turn: Turn) -> Reply:
    """`/quiet on|off`: whether a group gets the source line alone."""
    texts = turn.wording.texts
    switch = {"": True, "on": True, "off": False}.get(turn.argument.lower())
    undo = turn.spelled("quiet", "off")
    if not turn.request.in_group:
        return _said(turn, texts("quiet.private"))
    if switch is None:
        return _said(turn, texts("usage", example=undo))
    if not turn.may_decide:
        return _said(turn, texts("admins.only"))
    turn.decide(replace(turn.preference, quiet=switch))
    return _said(turn, texts("quiet.on", example=undo) if switch else texts("quiet.off"))


def privacy(turn: Turn) -> Reply:
    """`/privacy`: what is kept, and for how long."""
    return _said(
        turn, turn.wording.texts("privacy", forget=turn.spelled("forget"), days=turn.memory.days)
    )


def forget(turn: Turn) -> Reply:
    """`/forget`: erase what is kept about the reader, and say how much it was."""
    count = turn.memory.traces.erase(turn.request.user)
    # Nor is this answer noted: a second time there is nothing to erase.
    return replace(_said(turn, turn.wording.texts("forgotten", count=count)), traceless=True)


def _language(argument: str) -> str | None:
    by_name = {name.casefold(): tag for tag, name in LANGUAGES.items()}
    by_name |= {"简体": "zh-Hans", "繁體": "zh-Hant", "繁体": "zh-Hant", "英文": "en"}
    return by_name.get(argument.casefold()) or match_language(argument)


def _said(turn: Turn, words: str) -> Reply:
    return Reply(Outcome.HELP, (line(words),), article=turn.article)
