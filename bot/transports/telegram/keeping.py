"""What the Telegram side needs kept between updates."""

from dataclasses import dataclass

from bot.ports import Departures, SentAnswers, StoredLines, Votes


@dataclass(frozen=True, slots=True)
class Keeping:
    """Which messages answered what, lines behind buttons, votes, and chats that are closed."""

    answers: SentAnswers
    lines: StoredLines
    votes: Votes
    departed: Departures
