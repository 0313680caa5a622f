"""The picture of statistics in the README: `python -m tests.statistics_picture .ci/statistics.png`.

Drawn by the bot, of questions that nobody asked; pngquant (`apt-get install pngquant`) makes the
file small.
"""

import argparse
import subprocess
from datetime import date
from pathlib import Path

from bot.ports.questions import Reception
from bot.rendering.charts import draw
from bot.texts import Texts
from bot.wording import Wording
from knowledge.articles import shipped
from tests.made_up import counted, made_up

LAST, DAYS, QUESTIONS = date(2026, 6, 30), 30, 700


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("picture", type=Path)
    file = str(parser.parse_args().picture)
    article = next(iter(shipped())).parse()
    rows = tuple(made_up(article, LAST, DAYS, QUESTIONS))
    statistics = counted(rows, article, last=LAST, days=DAYS, reception=Reception(83, 9, 2))
    Path(file).write_bytes(draw(statistics, Wording(Texts("zh-Hans"))))
    subprocess.run(["pngquant", "--nofs", "--force", f"--output={file}", "48", file], check=True)


if __name__ == "__main__":
    main()
