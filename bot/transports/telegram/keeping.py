"""What the Telegram side needs kept between updates."""

from dataclasses import dataclass

from bot.ports import Departures, Inbox, Questions, SentAnswers, StoredLines, Votes


@dataclass(frozen=True, slots=True)
class Keeping:
    """Updates to answer, answers that were sent, lines behind buttons, votes, closed chats.

    `days` is how long updates, answers and questions are kept.
    """

    inbox: Inbox
    answers: SentAnswers
    lines: StoredLines
    votes: Votes
    questions: Questions
    departed: Departures
    days: int
