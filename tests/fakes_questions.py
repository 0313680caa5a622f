"""The port `bot.ports.Questions`, answered from memory, held to the contract."""

from collections import Counter
from collections.abc import Collection

from bot.ports.questions import Asked, LikedQuestion, OpenQuestion, Why

_TODAY = "2026-01-02"


class MemoryQuestions:
    """Every question on one and the same day."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._open: Counter[tuple[str, str, Why]] = Counter()
        self._liked: Counter[LikedQuestion] = Counter()

    def note(self, asked: Asked, text: str = "", why: Why | None = None) -> None:
        self.asked.append(asked)
        if why:
            self._open[asked.article, text, why] += 1

    def write(self) -> None:
        """What was noted is there already."""

    def judge(self, question: LikedQuestion, *, helpful: bool, before: bool | None) -> None:
        disliked = (question.article, question.text, Why.DISLIKED)
        self._liked[question] += helpful - bool(before)
        self._open[disliked] += (not helpful) - (before is False)

    def open(self, article: str) -> tuple[OpenQuestion, ...]:
        return tuple(
            OpenQuestion(of, text, why, count, _TODAY, _TODAY)
            for (of, text, why), count in self._open.most_common()
            if of == article and count > 0
        )

    def open_by_article(self) -> tuple[tuple[str, int], ...]:
        asked = Counter[str]()
        for (article, *_), count in self._open.items():
            asked[article] += count
        return tuple((it, count) for it, count in asked.most_common() if count > 0)

    def liked(self, article: str) -> tuple[LikedQuestion, ...]:
        return tuple(it for it, count in self._liked.items() if it.article == article and count > 0)

    def settle(self, article: str, texts: Collection[str]) -> int:
        gone = [key for key in self._open if key[0] == article and key[1] in texts]
        for key in gone:
            del self._open[key]
        return len(gone)

    def forget(self, days: int) -> int:
        if days:
            return 0
        erased = len(self.asked) + len(self._open) + len(self._liked)
        self.asked, self._open, self._liked = [], Counter(), Counter()
        return erased
