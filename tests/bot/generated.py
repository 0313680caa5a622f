"""Replies that nobody gave, for what must hold of every reply."""

import unicodedata

from hypothesis import strategies as st

from bot.reply import Block, Choice, Form, Outcome, Reply, Run, Style

# What breaks markup, terminals and counting, and some of everything else.
AWKWARD = st.sampled_from(
    [
        *"<>&\"'。！\n\t \0\x07\x1b\x7f\x85\x9b\u200e\u200f\u061c\u202e\u2066\ud83d",
        "😀",
        "&lt;",
        "</b>",
    ]
)
ANY_WORDS = st.lists(AWKWARD | st.characters() | st.sampled_from("大局意识,。"), max_size=30).map(
    "".join
)
_PLAIN_STYLES = st.sampled_from([style for style in Style if style is not Style.LINK])
RUNS = st.builds(Run, ANY_WORDS, _PLAIN_STYLES) | st.builds(
    Run, ANY_WORDS, st.just(Style.LINK), st.just('https://example.org/?a=1&b="2"')
)
BLOCKS = st.builds(Block, st.sampled_from(Form), st.lists(RUNS, max_size=4).map(tuple))
CHOICES = st.builds(Choice, ANY_WORDS, ANY_WORDS, st.booleans())
REPLIES = st.builds(
    Reply,
    st.sampled_from(Outcome),
    st.lists(BLOCKS, max_size=5).map(tuple),
    st.lists(st.lists(CHOICES, max_size=2).map(tuple), max_size=2).map(tuple),
)


def visible(text: str) -> str:
    """What of a text a reader surely sees: no blanks, controls or halves of characters."""
    kept = (char for char in text if unicodedata.category(char) not in ("Cc", "Cs"))
    return "".join("".join(kept).split())


def said(reply: Reply) -> str:
    """What a reply says to a reader: all of it except the details for operators."""
    runs = (run for block in reply.blocks for run in block.runs)
    return visible("".join(run.text for run in runs if run.style is not Style.DETAIL))
