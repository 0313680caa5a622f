"""One Telegram update → an answer in its chat."""

import logging
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from telegram import Bot
from telegram.error import BadRequest, Forbidden

from bot.dispatch import Dispatcher
from bot.ports.questions import LikedQuestion
from bot.reply import SILENCE, Outcome, Reply, line
from bot.request import Request
from bot.transports.telegram.buttons import Buttons, Opinion, Press
from bot.transports.telegram.composing import Letter, compose
from bot.transports.telegram.documents import fetch
from bot.transports.telegram.flood import Admission, FloodGate
from bot.transports.telegram.incoming import (
    read_arrival,
    read_message,
    read_operator,
    read_press,
    topic_of,
)
from bot.transports.telegram.inline import Inline
from bot.transports.telegram.keeping import Keeping
from bot.transports.telegram.membership import may_decide, note_membership
from bot.transports.telegram.menus import publish_in_chat
from bot.transports.telegram.outgoing import Outgoing, Recipient
from bot.transports.telegram.searching import Searching
from bot.transports.telegram.updates import CallbackQuery, ChatMemberUpdated, Message, Update
from bot.transports.telegram.writing import Writing

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Handled:
    """What an update came to, and what is to be kept of that when it is marked done."""

    outcome: Outcome
    notes: tuple[Callable[[], object], ...] = ()


class Conversation:
    """Answers messages, edits, pressed buttons, inline queries, and being added to a group.

    Nothing here reads or writes the database on the event loop's own thread.
    """

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        keeping: Keeping,
        gate: FloodGate,
        beside: tuple[Searching, Writing],
        operators: Collection[int],
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._keeping = keeping
        self._gate = gate
        self._searching, self._writing = beside
        self._operators = operators
        self._without_menu: set[int] = set()
        self._buttons = Buttons(keeping.lines)
        self._outgoing = Outgoing(bot, self._closed)
        self._inline = Inline(bot, dispatcher, self._searching)

    async def take(self, update: Update) -> Handled:
        """Answer one update, where an answer is due."""
        if update.message:
            return await self._on_message(update.message)
        if update.edited_message:
            return await self._on_edit(update.edited_message)
        if update.callback_query:
            return await self._on_press(update.callback_query)
        if update.inline_query:
            return Handled(await self._inline.answer(update.inline_query))
        if update.my_chat_member:
            return Handled(await self._on_membership(update.my_chat_member))
        return Handled(Outcome.SILENT)

    async def publish_for_operator(self, operator: int) -> None:
        """Set the menu of an operator's private chat, or where there is none yet, when there is."""
        request = read_operator(operator, self._bot.bot)
        wording = await self._searching.run(self._dispatcher.wording, request)
        try:
            await publish_in_chat(self._bot, request, wording)
        except (BadRequest, Forbidden) as refused:
            _LOG.warning("no menu yet for the operator %d: %s", operator, refused.message)
            self._without_menu.add(operator)

    async def _on_edit(self, message: Message) -> Handled:
        # An edited question edits its answer; a new one has none yet.
        recall = partial(self._keeping.answers.recall, message.chat_id, message.message_id)
        return await self._on_message(message, await self._writing.keep(recall))

    async def _on_message(self, message: Message, earlier: tuple[int, ...] = ()) -> Handled:
        if message.migrate_from_chat_id:
            old, new = message.migrate_from_chat_id, message.chat_id
            await self._searching.run(self._dispatcher.move, old, new)
        request = read_message(message, self._bot.bot, self._operators)
        if request is None:
            return Handled(Outcome.SILENT)
        replies_to = message.message_id if request.in_group else None
        to = Recipient(message.chat_id, topic_of(message), replies_to)
        reply, sent = await self._answer(request, to, earlier, message)
        if request.user in self._without_menu and request.operator:
            self._without_menu.remove(request.user)
            await self.publish_for_operator(request.user)
        noted = self._keeping.questions.write
        if not sent or reply.traceless:
            return Handled(reply.outcome, (noted,))
        # In a group the answer shows what it replies to.
        text = "" if request.in_group else reply.question
        remember, chat = self._keeping.answers.remember, message.chat_id
        answered = partial(remember, chat, message.message_id, sent, text)
        return Handled(reply.outcome, (noted, answered))

    async def _on_press(self, query: CallbackQuery) -> Handled:
        match await self._searching.run(self._buttons.read, query.data or ""):
            case Press() as press if await self._is_known(press):
                await self._acknowledge(query)
                return await self._answer_press(press, query)
            case Opinion() as opinion if await self._is_place(opinion):
                await self._vote(opinion, query)
                await self._acknowledge(query, "vote.thanks")
            case _:
                await self._acknowledge(query, "button.outdated", alert=True)
        return Handled(Outcome.HELP)

    async def _vote(self, opinion: Opinion, query: CallbackQuery) -> None:
        asked, voter = await self._asked(query), query.from_user.id
        cast = partial(self._keeping.votes.cast, opinion.answer_to(asked), voter)
        before = await self._writing.keep(partial(cast, helpful=opinion.helpful))
        if asked and before is not opinion.helpful:
            liked = LikedQuestion(opinion.article, asked, opinion.place)
            judge = partial(self._dispatcher.judge, liked, helpful=opinion.helpful, before=before)
            await self._searching.run(judge)

    async def _asked(self, query: CallbackQuery) -> str:
        """What the message that a vote stands under answers; "" where that is not known."""
        under = query.message
        if under is None:
            return ""
        question = under.reply_to_message
        request = read_message(question, self._bot.bot) if question else None
        # The answer to a press replies to the bot's own words.
        if request and request.user != self._bot.bot.id:
            return await self._searching.run(self._dispatcher.question, request)
        text = partial(self._keeping.answers.text, under.chat.id, under.message_id)
        return str(await self._writing.keep(text))

    async def _answer_press(self, press: Press, query: CallbackQuery) -> Handled:
        under = query.message
        if under is None:
            return Handled(Outcome.SILENT)
        to = Recipient(under.chat.id, topic_of(under), under.message_id)
        earlier = (under.message_id,) if press.replaces else ()
        request = read_press(press.line, query, self._bot.bot, self._operators)
        request = replace(request, article=press.article, version=press.version)
        reply, sent = await self._answer(request, to, earlier)
        noted = self._keeping.questions.write
        if not (sent and reply.question) or request.in_group:
            return Handled(reply.outcome, (noted,))
        # Nobody sent a question that could be edited; what was asked may still be judged.
        remember, chat = self._keeping.answers.remember, under.chat.id
        asked = partial(remember, chat, sent[-1], sent, reply.question)
        return Handled(reply.outcome, (noted, asked))

    async def _on_membership(self, change: ChatMemberUpdated) -> Outcome:
        note = partial(note_membership, change, self._keeping.departed)
        if not await self._writing.keep(note):
            return Outcome.SILENT
        arrival = read_arrival(change.chat, self._bot.bot)
        greeting, letter = await self._composed(self._dispatcher.greet, arrival)
        await self._outgoing.send(letter, Recipient(change.chat.id))
        return greeting.outcome

    async def _answer(
        self,
        request: Request,
        to: Recipient,
        earlier: tuple[int, ...],
        message: Message | None = None,
    ) -> tuple[Reply, tuple[int, ...]]:
        """What is said to the request, and the messages that say it."""
        # A reader who floods costs no search.
        if not (self._dispatcher.concerns(request) and await self._admitted(request, to)):
            return SILENCE, ()
        if self._dispatcher.decides(request):
            admin = await may_decide(self._bot, request, message)
            request = replace(request, admin=admin)
        if self._dispatcher.takes_document(request):
            document = await fetch(self._bot, message) if message else None
            request = replace(request, document=document)
            # One message says what is happening, and then what came of it.
            if document or earlier:
                _, letter = await self._composed(self._dispatcher.working, request)
                earlier = await self._outgoing.replace(earlier, letter, to)
        reply, letter = await self._composed(self._dispatcher.reply, request)
        sent = await self._outgoing.replace(earlier, letter, to)
        if reply.spoken:
            await publish_in_chat(self._bot, request, self._dispatcher.speak(reply.spoken))
        return reply, sent

    async def _admitted(self, request: Request, to: Recipient) -> bool:
        """Whether the reader does not flood; one who does is told so once."""
        reader = request.user or request.chat
        admission = self._gate.admit(reader)
        if admission is Admission.TOLD:
            _, letter = await self._composed(partial(self._too_fast, reader), request)
            await self._outgoing.send(letter, to)
        return admission is Admission.ADMITTED

    def _too_fast(self, reader: int, request: Request) -> Reply:
        words = self._dispatcher.wording(request).texts("flood", seconds=self._gate.wait(reader))
        return Reply(Outcome.HELP, (line(words),))

    async def _acknowledge(
        self, query: CallbackQuery, key: str = "", *, alert: bool = False
    ) -> None:
        words = None
        if key:
            request = read_press("", query, self._bot.bot)
            wording = await self._searching.run(self._dispatcher.wording, request)
            words = wording.texts(key)
        # A press too old to be acknowledged may still be answered.
        with suppress(BadRequest):
            await self._bot.answer_callback_query(query.id, words, show_alert=alert)

    async def _is_known(self, press: Press) -> bool:
        return await self._searching.run(self._dispatcher.knows, press.article, press.version)

    async def _is_place(self, opinion: Opinion) -> bool:
        """Whether the vote is on something: a place in a version that can still be read."""
        place = (opinion.article, opinion.version, opinion.place)
        return await self._searching.run(self._dispatcher.has_place, *place)

    async def _composed(
        self, say: Callable[[Request], Reply], request: Request
    ) -> tuple[Reply, Letter]:
        """What is said to the request, and the letter that says it."""
        return await self._searching.run(self._compose, say, request)

    def _compose(self, say: Callable[[Request], Reply], request: Request) -> tuple[Reply, Letter]:
        reply = say(request)
        return reply, compose(reply, self._buttons, request.username)

    async def _closed(self, chat: int, reason: str) -> None:
        await self._writing.keep(partial(self._keeping.departed.note, chat, reason))
