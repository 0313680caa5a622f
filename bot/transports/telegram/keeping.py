"""What the Telegram side needs kept between updates."""

from dataclasses import dataclass

from bot.ports.delivery import Departures, Inbox, InHand, SentAnswers, Storage, StoredLines, Votes
from bot.ports.questions import Questions


@dataclass(frozen=True, slots=True)
class Keeping:
    """Updates to answer, answers that were sent, votes, closed chats: behind one `storage`.

    Lines behind buttons are kept while a reply is made, by the thread that makes it.
    `days` is how long updates, answers and questions are kept.
    """

    storage: Storage
    in_hand: InHand
    inbox: Inbox
    answers: SentAnswers
    votes: Votes
    questions: Questions
    departed: Departures
    lines: StoredLines
    days: int
