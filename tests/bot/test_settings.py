"""Settings are read once from the environment; what is wrong is said in one line, secrets never."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import Settings, read_settings

TOKEN = "123456789:AAF-secret_part_of-the_token"  # a token of nobody


def read(**environment: str) -> Settings:
    """The settings of an environment that says where its data is."""
    return read_settings({"BOT_DATA_DIR": "/data", **environment})


def refusal(**environment: str) -> SettingsError:
    """The error that an environment comes to; it must be one line that says what to do."""
    with pytest.raises(SettingsError) as error:
        read(**environment)
    message = str(error.value)
    assert len(message.splitlines()) == 1
    assert error.value.name in message
    assert error.value.remedy in message
    return error.value


def test_nothing_has_to_be_set() -> None:
    settings = read_settings({})
    assert settings.bot_data_dir.is_absolute()
    assert settings.telegram_bot_token is None
    assert settings.telegram_api_base_url == "https://api.telegram.org"
    assert settings.telegram_proxy_url is None


def test_the_database_lies_in_the_data_directory() -> None:
    assert read().database == Path("/data/bot.db")


def test_a_tilde_is_the_home_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read(BOT_DATA_DIR="~/bot").bot_data_dir == tmp_path / "bot"


@pytest.mark.parametrize(
    ("name", "value", "effective"),
    [
        ("BOT_DATA_DIR", "/var/lib/bot", "/var/lib/bot"),
        ("BOT_DATA_DIR", "relative/path", "relative/path"),
        ("TELEGRAM_BOT_TOKEN", TOKEN, TOKEN),
        ("TELEGRAM_BOT_TOKEN", f"  {TOKEN}\n", TOKEN),
        ("TELEGRAM_API_BASE_URL", "http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("TELEGRAM_API_BASE_URL", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("TELEGRAM_API_BASE_URL", "https://example.org", "https://example.org"),
        ("TELEGRAM_API_BASE_URL", "http://[::1]:8081", "http://[::1]:8081"),
        ("TELEGRAM_PROXY_URL", "http://proxy:3128", "http://proxy:3128"),
    ],
)
def test_a_valid_value_takes_effect(name: str, value: str, effective: str) -> None:
    assert str(getattr(read(**{name: value}), name.lower())) == effective


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_DATA_DIR", "~no-such-user-here/bot"),
        ("TELEGRAM_BOT_TOKEN", "token"),
        ("TELEGRAM_BOT_TOKEN", "123456789"),
        ("TELEGRAM_BOT_TOKEN", "123456789:"),
        ("TELEGRAM_BOT_TOKEN", ":AAF-secret"),
        ("TELEGRAM_BOT_TOKEN", "123456789:AAF secret"),
        ("TELEGRAM_BOT_TOKEN", "123456789:AAF/secret"),
        ("TELEGRAM_BOT_TOKEN", "１２３４５６７８９:AAFsecret"),
        ("TELEGRAM_BOT_TOKEN", f"bot{TOKEN}"),
        ("TELEGRAM_API_BASE_URL", "127.0.0.1:8081"),
        ("TELEGRAM_API_BASE_URL", "ftp://example.org"),
        ("TELEGRAM_API_BASE_URL", "http://"),
        ("TELEGRAM_API_BASE_URL", "http://[::1"),
        ("TELEGRAM_API_BASE_URL", "http://example.org:port"),
        ("TELEGRAM_API_BASE_URL", "http://example.org:99999"),
        ("TELEGRAM_API_BASE_URL", "http://two words"),
        ("TELEGRAM_PROXY_URL", "proxy"),
        ("TELEGRAM_PROXY_URL", "gopher://proxy:70"),
        *(("BOT_ADMINS", value) for value in ("ann", "1,", "1;2", "-100123", "0", "1 2", "９")),
        ("TELEGRAM_PROXY_URL", "http://proxy:port"),
    ],
)
def test_an_invalid_value_is_refused_by_its_name(name: str, value: str) -> None:
    assert refusal(**{name: value}).name == name


@pytest.mark.parametrize(
    "name",
    ["BOT_NO_SUCH_THING", "TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKN", "BOT_", "TELEGRAM_bot_token"],
)
@pytest.mark.parametrize("value", ["x", ""])
def test_a_name_that_looks_like_ours_but_is_none_is_refused(name: str, value: str) -> None:
    assert refusal(**{name: value}).name == name


@pytest.mark.parametrize("name", ["PATH", "BOTTLE", "MY_BOT_TOKEN", "telegram_bot_token", "LANG"])
def test_names_of_others_are_left_alone(name: str) -> None:
    assert read(**{name: "anything"}) == read()


@pytest.mark.parametrize("name", ["TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN_FILE"])
@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_value_is_not_set(name: str, blank: str) -> None:
    assert read(**{name: blank}) == read()


def test_a_missing_token_is_said_where_it_is_needed() -> None:
    with pytest.raises(SettingsError) as error:
        _ = read().token
    assert error.value.name == "TELEGRAM_BOT_TOKEN"


def test_secrets_show_in_no_printed_form() -> None:
    settings = read(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_PROXY_URL="http://me:password@proxy:1")
    printed = f"{settings!r} {settings!s} {dict(settings.shown())}"
    assert "secret_part" not in printed
    assert "password" not in printed
    assert settings.token == TOKEN


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", f"{TOKEN} and more"),
        ("TELEGRAM_PROXY_URL", "secret_part-of-it"),
        ("TELEGRAM_PROXY_URL", "gopher://me:secret_part@proxy:1"),
    ],
)
def test_an_error_does_not_repeat_a_secret(name: str, value: str) -> None:
    error = refusal(**{name: value})
    assert "secret_part" not in f"{error} {error!r}"


def test_every_setting_is_shown_with_its_effective_value() -> None:
    shown = dict(read(TELEGRAM_BOT_TOKEN=TOKEN).shown())
    assert shown["BOT_DATA_DIR"] == "/data"
    assert shown["TELEGRAM_API_BASE_URL"] == "https://api.telegram.org"
    assert shown["TELEGRAM_BOT_TOKEN"]
    unset = dict(read().shown())
    assert unset.keys() == shown.keys()
    assert unset["TELEGRAM_BOT_TOKEN"] != shown["TELEGRAM_BOT_TOKEN"]


def test_admins_are_numbers_by_commas_and_shown_so() -> None:
    settings = read(BOT_ADMINS="202, 101,202")
    assert settings.bot_admins == {101, 202}
    assert dict(settings.shown())["BOT_ADMINS"] == "101,202"
    assert dict(read().shown())["BOT_ADMINS"] == "–"


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(FrozenInstanceError):
        read().bot_data_dir = Path("/elsewhere")  # type: ignore[misc]


# The token in a file.


def test_the_token_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    assert read(TELEGRAM_BOT_TOKEN_FILE=str(file)).token == TOKEN


def test_two_tokens_are_one_too_many(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(TOKEN)
    error = refusal(TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_BOT_TOKEN_FILE=str(file))
    assert "TELEGRAM_BOT_TOKEN_FILE" in str(error)


def test_a_token_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    error = refusal(TELEGRAM_BOT_TOKEN_FILE=str(tmp_path / "nowhere"))
    assert error.name == "TELEGRAM_BOT_TOKEN_FILE"
    assert str(tmp_path / "nowhere") in str(error)


def test_a_directory_is_no_token_file(tmp_path: Path) -> None:
    assert refusal(TELEGRAM_BOT_TOKEN_FILE=str(tmp_path)).name == "TELEGRAM_BOT_TOKEN_FILE"


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00", b"secret_part of nothing"])
def test_a_file_without_a_token_is_refused_without_showing_it(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "token"
    file.write_bytes(content)
    error = refusal(TELEGRAM_BOT_TOKEN_FILE=str(file))
    assert error.name.startswith("TELEGRAM_BOT_TOKEN")
    assert "secret_part" not in str(error)
