"""The catalogue of reply texts: gettext, by symbolic keys. Says nothing itself."""

import gettext
from importlib.resources import files

_DOMAIN = "bot"
DEFAULT_LANGUAGE = "zh-Hans"


class Texts:
    """The texts of one language."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        catalogue = files(__package__) / "locale" / language.replace("-", "_") / "LC_MESSAGES"
        with (catalogue / f"{_DOMAIN}.mo").open("rb") as compiled:
            self._translations = gettext.GNUTranslations(compiled)

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of that key, its {names} filled in."""
        return self._translations.gettext(key).format(**values)
