"""A picture of a real conversation with the bot, for the README.

`python -m tests.picture .ci/conversation.png [--browser /usr/bin/chromium]`

The bot runs as a process against the local Bot API server and is asked LINES, one after another.
The HTML and the keyboards that it sends are laid into a page that looks like Telegram, expandable
quotations folded to three lines as there; headless Chromium takes the picture, pngquant halves
the file. `apt-get install -y chromium pngquant fonts-liberation fonts-noto-cjk
fonts-noto-color-emoji` brings all of it.
"""

import argparse
import re
import shlex
import subprocess
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import Any

from tests.bot_api import BotApiServer
from tests.processes import telegram_bot

LINES = ("廉结自律", "/principle 5", "上面千条线下面一根针", "房贷利率是多少")
WIDTH = 524
_PATIENCE = 60
_FLAGS = shlex.split(
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --hide-scrollbars "
    "--default-background-color=00000000 --force-device-scale-factor=2"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("picture", type=Path)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        chat = "".join(_conversation(Path(folder, "data")))
        page.write_text(_PAGE.substitute(chat=chat), encoding="utf-8")
        photograph(page, options.picture.resolve(), options.browser)


def photograph(page: Path, picture: Path, browser: str) -> None:
    """Save the page as a picture that is exactly as high as its content."""
    command = [browser, *_FLAGS, f"--user-data-dir={page.parent / 'browser'}"]
    measured = _run(*command, f"--window-size={WIDTH},800", "--dump-dom", page.as_uri())
    height = re.search(r"<title>(\d+)</title>", measured)
    assert height, measured
    size = f"--window-size={WIDTH},{height[1]}"
    _run(*command, size, f"--screenshot={picture}", page.as_uri())
    _run("pngquant", "--force", f"--output={picture}", "256", str(picture))


def _run(*command: str) -> str:
    run = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=True)
    return run.stdout


def _conversation(data: Path) -> Iterator[str]:
    with BotApiServer() as server, telegram_bot(server, data):
        for line in LINES:
            since = len(server.calls)
            server.private(line)
            (sent,) = server.wait(of="sendMessage", since=since, timeout=_PATIENCE)
            yield _question(line) + _answer(sent.params)
        assert server.violations == ()


def _question(line: str) -> str:
    # Telegram shows a command as a link.
    said = re.sub("^/[a-z]+", r"<a>\g<0></a>", escape(line))
    return f'<p class="said">{said}</p>'


def _answer(message: Mapping[str, Any]) -> str:
    # A quotation stands on lines of its own in HTML too, so the line break after it goes.
    text = message["text"].replace("</blockquote>\n", "</blockquote>")
    rows = message.get("reply_markup", {"inline_keyboard": ()})["inline_keyboard"]
    keyboard = "".join(f"<div>{''.join(map(_button, row))}</div>" for row in rows)
    return f"<article><section>{text}</section>{keyboard}</article>"


def _button(button: Mapping[str, str]) -> str:
    kind = "link" if "url" in button else "press"
    return f'<button class="{kind}">{escape(button["text"])}</button>'


_PAGE = Template("""<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title></title><style>
@font-face { font-family: Dot; src: local("Liberation Sans"); unicode-range: U+B7 }
* { box-sizing: border-box; margin: 0; font: inherit }
body { font: 15px/22px Dot, "Noto Sans CJK SC", "Noto Color Emoji", sans-serif; color: #111 }
main { background: #c6dbb8; border-radius: 16px; padding: 14px;
  display: flex; flex-direction: column; gap: 7px }
.said, section { padding: 6px 12px 7px; border-radius: 16px; background: #fff;
  box-shadow: 0 1px 1px #4d6b3a40; white-space: pre-wrap }
.said { align-self: end; background: #eeffde; border-bottom-right-radius: 5px; max-width: 80% }
article { align-self: start; width: 90%; display: flex; flex-direction: column; gap: 4px }
article:not(:last-child) { margin-bottom: 7px }
section { border-bottom-left-radius: 5px }
b { font-weight: 700 }
u { text-underline-offset: 3px; text-decoration-thickness: 1px }
a { color: #2481cc }
blockquote { position: relative; margin: 4px 0; padding: 3px 28px 4px 11px; overflow: hidden;
  background: #ebf4fb; border-left: 3px solid #3390ec; border-radius: 5px; font-size: 14px }
blockquote::before { content: ""; position: absolute; right: 9px; top: 8px; width: 12px;
  height: 9px; background: #3390ec;
  clip-path: path("M0 0h5v5l-2 4h-2l1-4h-2zM7 0h5v5l-2 4h-2l1-4h-2z") }
blockquote[expandable] { height: 73px }
blockquote[expandable]::after { content: ""; position: absolute; right: 0; bottom: 4px;
  width: 80px; height: 22px; background: url("data:image/svg+xml,<svg xmlns='http://www.w3.org/\
2000/svg' width='12' height='8'><path d='m1 1 5 5 5-5' fill='none' stroke='%233390ec' \
stroke-width='1.8' stroke-linecap='round'/></svg>") right 9px center no-repeat,
  linear-gradient(90deg, #ebf4fb00, #ebf4fb 65%) }
article div { display: flex; gap: 4px }
button { flex: 1; position: relative; padding: 7px 10px; border: 0; border-radius: 9px;
  background: #74956a; color: #fff; font-size: 14px; font-weight: 500 }
.link::after { content: "↗"; position: absolute; right: 6px; top: 0; font-size: 11px }
</style><main>$chat</main><script>document.title = document.body.offsetHeight</script>""")


if __name__ == "__main__":
    main()
