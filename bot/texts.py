"""The catalogues of reply texts: gettext, by symbolic keys. They say nothing themselves."""

import gettext
from functools import cache
from importlib.resources import files

_DOMAIN = "bot"


class Texts:
    """The texts of one language."""

    def __init__(self, language: str) -> None:
        self._translations = _translations(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of that key, its {names} filled in."""
        return self._translations.gettext(key).format(**values)


@cache
def _translations(language: str) -> gettext.GNUTranslations:
    catalogue = files(__package__) / "locale" / language.replace("-", "_") / "LC_MESSAGES"
    with (catalogue / f"{_DOMAIN}.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)
