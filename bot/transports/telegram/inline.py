"""Inline mode: what a reader may post while typing behind the bot's name in any chat."""

from contextlib import suppress

from telegram import (
    Bot,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.dispatch import Dispatcher
from bot.guidance import HELP_PAYLOAD
from bot.reading.suggesting import Offer, Suggestion
from bot.rendering.telegram_html import render
from bot.reply import Outcome
from bot.request import Request
from bot.transports.telegram.incoming import read_inline
from bot.transports.telegram.searching import Searching
from bot.transports.telegram.updates import InlineQuery

# Telegram takes 50 results at a time.
_PAGE = 50
_CACHE_SECONDS = 300
_DESCRIPTION_LIMIT = 160
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Inline:
    """Answers inline queries from the dispatcher's suggestions."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, searching: Searching) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._searching = searching

    async def answer(self, query: InlineQuery) -> Outcome:
        """Offer what fits; where nothing does, a button that opens help."""
        request = read_inline(query, self._bot.bot)
        start = int(query.offset) if query.offset.isdecimal() else 0
        end = start + _PAGE
        offered, results = await self._searching.run(self._offered, request, slice(start, end))
        help_button = InlineQueryResultsButton(offered.silence, start_parameter=HELP_PAYLOAD)
        # A query that waited too long is answered to nobody.
        with suppress(BadRequest):
            await self._bot.answer_inline_query(
                query.id,
                results,
                cache_time=_CACHE_SECONDS,
                is_personal=offered.personal,
                next_offset=str(end) if len(offered.suggestions) > end else "",
                button=None if offered.suggestions else help_button,
            )
        return Outcome.FOUND if offered.suggestions else Outcome.NOTHING

    def _offered(
        self, request: Request, page: slice
    ) -> tuple[Offer, list[InlineQueryResultArticle]]:
        offered = self._dispatcher.suggest(request)
        return offered, [_result(suggestion) for suggestion in offered.suggestions[page]]


def _result(suggestion: Suggestion) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        suggestion.id,
        suggestion.title,
        InputTextMessageContent(
            render(suggestion.reply)[0],
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
        ),
        description=suggestion.description[:_DESCRIPTION_LIMIT],
    )
