"""The console as a process: what comes in on argument and pipe, what goes out, and the status."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.processes import run_bot

NASTY = (
    "",
    "   ",
    "\u3000",
    "😂😂",
    "????",
    "、。,",
    "勤",
    "的",
    "abc",
    "a" * 100_000,
    "落实" * 50_000,
    "党\x00委\x07办\x1b[31m公",
    "\u202e落实\u2066\u200b",
    '" OR 1=1; DROP TABLE article; --',
    "落实 NEAR(勤, 2) AND * ^ col:勤",
    "<b>勤</b> & </blockquote> &lt;",
    "100% %s %(x)s {0} {name} \\n",
    "“‘」』》)）",
    "/",
    "//",
    "/ask",
    "/principle " + "9" * 5000,
    "/principle " + "1," * 2000,
    "/principle 1-" + "9" * 30,
    "/where " + "落" * 5000,
    "@bot",
    "@bot /principle 3",
    "zhuang bi xiu lv nü",
    "🧑‍🤝‍🧑",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_every_line_of_input_gets_one_object_in_order(data: Path) -> None:
    lines = [line for line in NASTY if "\n" not in line]
    run = run_bot("console", "--json", data=data, input="\n".join(lines).encode() + b"\n")
    answers = [json.loads(line) for line in run.stdout.decode().splitlines()]
    assert [answer["line"] for answer in answers] == lines
    assert not [answer for answer in answers if answer["outcome"] == "error"]
    assert run.stderr == b""


def test_nothing_in_the_input_reaches_the_terminal_as_control(data: Path) -> None:
    run = run_bot("console", data=data, input="\n".join(NASTY).encode())
    shown = run.stdout.decode()
    assert not [char for char in shown if ord(char) < 32 and char != "\n"]
    assert "\u202e" not in shown


def test_invalid_utf8_is_replaced_and_said(data: Path) -> None:
    run = run_bot("console", "--json", data=data, input=b"\xff\xfe\n\xe5\x8b\n/principle 3\n")
    broken, cut, whole = (json.loads(line) for line in run.stdout.splitlines())
    assert "\ufffd" in broken["line"]
    assert "line 1" in broken["error"]
    assert "line 2" in cut["error"]
    assert whole["error"] is None
    assert whole["section"] == "3"


def test_a_lone_surrogate_as_argument_is_answered(data: Path) -> None:
    run = run_bot("console", "--json", b"\xed\xa0\x80", data=data)
    assert json.loads(run.stdout)["outcome"] == "nothing"
    assert b"Traceback" not in run.stderr


def test_a_last_line_without_newline_is_answered(data: Path) -> None:
    run = run_bot("console", data=data, input=b"/principle 3")
    assert "三、坚持优质高效".encode() in run.stdout


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("/principle 3", 0),
        ("房贷利率是多少", 1),
        ("/principle 99", 1),
        ("/principle@OtherBot 3", 1),
        ("房贷利率是多少\n/help", 0),
        ("", 1),
    ],
)
def test_the_status_says_whether_anything_was_answered(data: Path, lines: str, status: int) -> None:
    assert run_bot("console", data=data, input=lines.encode()).returncode == status


def test_a_line_that_begins_with_a_dash_is_a_line(data: Path) -> None:
    run = run_bot("console", "--json", "--", "-1", data=data)
    assert json.loads(run.stdout)["line"] == "-1"


def test_a_blank_line_is_silent(data: Path) -> None:
    run = run_bot("console", "--json", data=data, input=b"\n")
    assert json.loads(run.stdout)["outcome"] == "silent"


def test_a_group_sees_only_what_is_meant_for_the_bot(data: Path) -> None:
    lines = "怎么抓督查落实\n@bot 怎么抓督查落实\n/principle@bot 3\n/nosuchcommand\n房贷利率是多少"
    run = run_bot("console", "--json", "--as", "group", data=data, input=lines.encode())
    outcomes = [json.loads(line)["outcome"] for line in run.stdout.splitlines()]
    assert outcomes == ["silent", "found", "reference", "silent", "silent"]


def test_a_refusal_in_a_group_is_one_short_line(data: Path) -> None:
    run = run_bot("console", "--as", "group", "@bot 房贷利率是多少", data=data)
    assert run.stdout.decode() == "本文没有相关内容。\n"


def test_help_in_a_group_names_the_bot_in_every_command(data: Path) -> None:
    run = run_bot("console", "--as", "group", "/help", data=data)
    assert "/principle@bot 3" in run.stdout.decode()


def test_explain_shows_how_the_score_came_about(data: Path) -> None:
    run = run_bot("console", "--explain", "廉结自律", data=data)
    shown = run.stdout.decode()
    assert all(word in shown for word in ("query", "candidates", "6.p1", "verdict"))


def test_explain_beside_json_leaves_one_object_a_line(data: Path) -> None:
    run = run_bot("console", "--json", "--explain", "廉结自律", data=data)
    assert json.loads(run.stdout)["section"] == "6"
    assert b"verdict" in run.stderr


def test_the_console_loads_no_network_library(data: Path) -> None:
    code = (
        "import sys; from bot.cli import main; main(['console', '怎么抓督查落实']);"
        "assert not {'telegram', 'httpx'} & set(sys.modules)"
    )
    run = run_bot(data=data, code=code)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"BOT_DATADIR": "/x"}, "BOT_DATADIR"),
        ({"TELEGRAM_API_BASE_URL": "nonsense"}, "TELEGRAM_API_BASE_URL"),
        ({"TELEGRAM_BOT_TOKEN": "nonsense"}, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_BOT_TOKEN_FILE": "/nonexistent/token"}, "TELEGRAM_BOT_TOKEN_FILE"),
    ],
)
def test_a_wrong_setting_is_one_line_and_status_two(
    data: Path, settings: dict[str, str], says: str
) -> None:
    assert_refused("check", data, says, settings)


def test_telegram_without_a_token_says_what_to_do(data: Path) -> None:
    assert_refused("telegram", data, "@BotFather", {})
    assert not data.exists()


def test_a_data_directory_that_cannot_be_made_is_said(data: Path) -> None:
    data.write_text("a file in its place")
    assert_refused("console", data, "BOT_DATA_DIR", {})


def test_a_corrupt_database_is_left_as_it_is(data: Path) -> None:
    data.mkdir()
    database = data / "bot.db"
    database.write_bytes(b"not a database " * 500)
    assert_refused("console", data, "restore a backup", {})
    assert database.read_bytes() == b"not a database " * 500


def test_a_database_of_a_later_version_is_left_as_it_is(data: Path) -> None:
    run_bot("console", "/list", data=data)
    with sqlite3.connect(data / "bot.db") as database:
        database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('knowledge', 'm999_future', '2099-01-01')"
        )
    database.close()
    assert_refused("console", data, "upgrade the bot", {})


def test_health_fails_where_no_bot_is_running(data: Path) -> None:
    run_bot("console", "/list", data=data)
    run = run_bot("health", data=data)
    assert run.returncode == 1
    assert b"never" in run.stderr


def test_check_masks_the_token(data: Path) -> None:
    settings = {
        "TELEGRAM_BOT_TOKEN": "12345:secretsecret",
        "TELEGRAM_API_BASE_URL": "http://[::1]:1",
    }
    run = run_bot("check", data=data, settings=settings)
    assert run.returncode == 2
    assert b"TELEGRAM_BOT_TOKEN" in run.stdout
    assert b"secretsecret" not in run.stdout + run.stderr


def assert_refused(command: str, data: Path, says: str, settings: dict[str, str]) -> None:
    run = run_bot(command, data=data, settings=settings, input=b"/list")
    assert run.returncode == 2
    assert run.stdout == b"" or command == "check"
    assert len(run.stderr.splitlines()) == 1, run.stderr
    assert says in run.stderr.decode()
