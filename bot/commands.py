"""The table of commands. Dispatch, /help, Telegram's menu and the README's check read its rows."""

from bot import guidance, preferences
from bot.operating import copying, importing, overview, shelving
from bot.operating.aliases import EXAMPLE, alias
from bot.operating.unanswered import unanswered
from bot.reading import articles, links, passages, sources
from bot.reply import Reply
from bot.turn import Command, Turn


def help(turn: Turn) -> Reply:
    """`/help`: every command with what it does."""
    return guidance.listing(turn, COMMANDS.values())


def start(turn: Turn) -> Reply:
    """`/start`: what this is; with a link's payload, what the link opens."""
    if turn.argument == guidance.HELP_PAYLOAD:
        return help(turn)
    return links.open_link(turn) if turn.argument else guidance.greeting(turn)


COMMANDS = {
    command.name: command
    for command in (
        Command("ask", passages.ask, "怎样树立大局意识", of_article=True, asks=True),
        Command("principle", passages.principle, "3", of_article=True, asks=True),
        Command("section", passages.principle, "3", listed=False, of_article=True, asks=True),
        Command("speech", passages.speech, "2", of_article=True, asks=True),
        Command("list", passages.contents, of_article=True),
        Command("where", passages.where, passages.WHERE_EXAMPLE, of_article=True, asks=True),
        Command("source", sources.source, of_article=True),
        Command("cite", sources.cite, of_article=True),
        Command("articles", articles.listing),
        Command("use", articles.use, articles.USE_EXAMPLE, decides=True),
        Command("language", preferences.language, decides=True),
        Command("quiet", preferences.quiet, decides=True, only_in_groups=True),
        Command("help", help),
        Command("start", start, listed=False),
        Command("privacy", preferences.privacy),
        Command("forget", preferences.forget),
        Command("unanswered", unanswered, operator=True, of_article=True),
        Command("alias", alias, EXAMPLE, operator=True, of_article=True),
        Command("remove", shelving.remove, shelving.SHELVING_EXAMPLE, operator=True),
        Command("restore", shelving.restore, operator=True),
        Command("import", importing.import_document, operator=True, takes_document=True),
        Command("backup", copying.backup, operator=True),
        Command("stats", overview.stats, operator=True),
    )
}
