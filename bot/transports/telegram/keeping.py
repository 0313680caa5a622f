"""What the Telegram side needs kept between updates."""

from dataclasses import dataclass

from bot.ports import Departures, Inbox, SentAnswers, StoredLines, Votes


@dataclass(frozen=True, slots=True)
class Keeping:
    """Updates to answer, answers that were sent, lines behind buttons, votes, closed chats.

    `days` is how long the first two are kept.
    """

    inbox: Inbox
    answers: SentAnswers
    lines: StoredLines
    votes: Votes
    departed: Departures
    days: int
