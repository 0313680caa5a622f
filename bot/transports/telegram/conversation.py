"""One Telegram update → an answer in its chat. Knows what is kept between updates."""

from asyncio import get_running_loop
from concurrent.futures import Executor
from contextlib import suppress

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update, User
from telegram.error import BadRequest

from bot.dispatch import Dispatcher
from bot.ports import SentAnswers
from bot.reply import Reply
from bot.request import Request
from bot.transports.telegram.buttons import Buttons, Press
from bot.transports.telegram.incoming import read_message, read_place
from bot.transports.telegram.outgoing import Outgoing, Recipient
from bot.wording import Wording


class Conversation:
    """Answers messages, edited messages and pressed buttons.

    Searches run in `executor`, so that the event loop goes on meanwhile.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        wording: Wording,
        answers: SentAnswers,
        buttons: Buttons,
        outgoing: Outgoing,
        executor: Executor,
        me: User,
    ) -> None:
        self._dispatcher = dispatcher
        self._wording = wording
        self._answers = answers
        self._buttons = buttons
        self._outgoing = outgoing
        self._executor = executor
        self._me = me

    async def take(self, update: Update) -> None:
        """Answer one update, where an answer is due."""
        if update.message:
            await self._on_message(update.message)
        elif update.edited_message:
            await self._on_message(update.edited_message)
        elif update.callback_query:
            await self._on_press(update.callback_query)

    async def _on_message(self, message: Message) -> None:
        request = read_message(message, self._me.id, self._username)
        if request is None:
            return
        reply = await self._reply(request)
        if not reply.blocks:
            return
        # An edited question edits its answer; a new one has none yet.
        earlier = self._answers.recall(message.chat_id, message.message_id)
        to = Recipient(
            message.chat_id,
            message.message_thread_id if message.is_topic_message else None,
            message.message_id if request.in_group else None,
        )
        sent = await self._outgoing.replace(earlier, reply, to)
        self._answers.remember(message.chat_id, message.message_id, sent)

    async def _on_press(self, query: CallbackQuery) -> None:
        press = self._buttons.read(query.data or "")
        if press is None or not press.is_of(self._dispatcher.article):
            await self._acknowledge(query, self._wording.texts("button.outdated"))
            return
        await self._acknowledge(query)
        if query.message:
            await self._answer_press(press, query.message)

    async def _answer_press(self, press: Press, under: MaybeInaccessibleMessage) -> None:
        place = read_place(under.chat.type)
        reply = await self._reply(Request(press.line, self._username, place, addressed=True))
        topic = under.message_thread_id if isinstance(under, Message) else None
        in_topic = isinstance(under, Message) and under.is_topic_message
        to = Recipient(under.chat.id, topic if in_topic else None, under.message_id)
        earlier = (under.message_id,) if press.replaces else ()
        await self._outgoing.replace(earlier, reply, to)

    async def _acknowledge(self, query: CallbackQuery, alert: str | None = None) -> None:
        # A press too old to be acknowledged may still be answered.
        with suppress(BadRequest):
            await query.answer(alert, show_alert=alert is not None)

    async def _reply(self, request: Request) -> Reply:
        loop = get_running_loop()
        return await loop.run_in_executor(self._executor, self._dispatcher.reply, request)

    @property
    def _username(self) -> str:
        return self._me.username or ""
