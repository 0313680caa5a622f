"""What the README promises is what the tables hold."""

import re
from pathlib import Path

from bot.commands import COMMANDS
from bot.settings import SETTINGS

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_command_and_no_other() -> None:
    table = README.partition("| command | does |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`/([a-z]+)", table)) == set(COMMANDS)


def test_the_readme_names_every_setting_and_no_other() -> None:
    table = README.partition("| setting | default | |")[2].partition("\n\n")[0]
    assert set(re.findall(r"\b(?:BOT|TELEGRAM)_[A-Z_]+", table)) == set(SETTINGS)
