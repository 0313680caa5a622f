"""The languages the bot speaks, and which one a reader gets."""

#: Language tag → what the language calls itself.
LANGUAGES = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}
_TRADITIONAL = ("hant", "tw", "hk", "mo")


def match_language(tag: str) -> str | None:
    """The language for an IETF tag as a reader's program gives it, or None if none fits."""
    primary, *subtags = tag.lower().replace("_", "-").split("-")
    if primary == "zh":
        return "zh-Hant" if any(subtag in _TRADITIONAL for subtag in subtags) else "zh-Hans"
    return "en" if primary == "en" else None
