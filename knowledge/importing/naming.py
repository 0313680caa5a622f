"""The permanent id of an article: from its outlet, its date and its title."""

import re
from urllib.parse import urlsplit

from knowledge import lexicon
from knowledge.model import Article
from knowledge.text import fold

_LONGEST = 32
_SYLLABLES = 4
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
_TOP = {"com", "org", "net", "gov", "edu", "cn", "tw", "hk", "www", "co", "ac", "uk", "html", "m"}


def is_id(text: str) -> bool:
    """Whether `text` can be an article's id: small letters, digits and hyphens, at most 48."""
    return bool(_ID.fullmatch(text))


def name(article: Article) -> str:
    """`dbw-2015-09-24`: the outlet's site, or the title's first words, and the date if known."""
    source = article.source
    site = _site(source.url.value or "") if source.published.value else ""
    day = (source.published.value or "")[:10]
    words = site or _latin(source.title.value or "")
    return "-".join(filter(None, (words, day))) or "article"


def _site(url: str) -> str:
    hosts = [label for label in (urlsplit(url).hostname or "").split(".") if label not in _TOP]
    return hosts[-1] if hosts and _ID.fullmatch(hosts[-1]) else ""


def _latin(title: str) -> str:
    """The title's words as they are typed: Latin ones whole, characters by their sounds."""
    pieces: list[str] = []
    spoken = 0
    for piece in re.findall(r"[a-z0-9]+|[^\W\da-z_]", fold(title)):
        if not piece.isascii():
            spoken += 1
            piece = _sound(piece) if spoken <= _SYLLABLES else ""  # noqa: PLW2901
        if piece and len("-".join([*pieces, piece])) <= _LONGEST:
            pieces.append(piece)
    return "-".join(pieces)


def _sound(character: str) -> str:
    return next((name for name, all in lexicon.syllables().items() if character in all), "")
