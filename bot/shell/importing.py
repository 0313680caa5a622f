"""`import`: documents → a plan, a question, and only then the library. All of a run, or nothing."""

import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from bot.operating.plans import headline, summary, whole
from bot.rendering.terminal import render
from bot.reply import Block, Outcome, Reply
from bot.shell.documents import STANDARD_INPUT, Options, Place, find, receive
from bot.shell.progress import shown
from bot.wording import Wording
from knowledge import KnowledgeBase
from knowledge.errors import KnowledgeError
from knowledge.importing import Fate, Plan, Planner, Shelved, keep

# Of more documents each plan is two lines.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Choices:
    """How a run is to go: shown only, written as drafts only, or kept; with or without asking."""

    yes: bool = False
    dry_run: bool = False
    replace: bool = False
    drafts: Path | None = None


@dataclass(frozen=True, slots=True)
class _Due:
    """Of a plan that was shown what is still needed: a thousand whole ones are too many."""

    fate: Fate
    shelved: Shelved


class ImportRun:
    """One run of the command over a library; what writes to it is `guarded`."""

    def __init__(
        self,
        base: KnowledgeBase,
        wording: Wording,
        choices: Choices,
        guarded: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._base = base
        self._wording = wording
        self._choices = choices
        self._guarded = guarded

    def run(self, names: Sequence[str], options: Options) -> int:
        """The exit status: 0 kept (or nothing to keep), 1 not wanted, 2 something is wrong."""
        try:
            return self._run(names, options)
        except KeyboardInterrupt:
            _complain("interrupted: nothing was imported")
            return 130

    def _run(self, names: Sequence[str], options: Options) -> int:
        found, wrong = find(names)
        if len(found) > 1 and (options.id or options.sidecar):
            _complain("--id and --sidecar are about a single document; nothing was imported")
            return 2
        refused: list[KnowledgeError] = [*wrong]
        plans = self._planned(found, options, refused)
        if refused:
            for error in refused:
                _complain(str(error))
            _complain("nothing was imported")
            return 2
        if self._choices.drafts:
            try:
                return self._write_drafts(plans, self._choices.drafts)
            except OSError as error:
                _complain(f"{self._choices.drafts}: {error.strerror or error}")
                return 2
        due = [plan for plan in plans if plan.fate is not Fate.UNCHANGED]
        if self._choices.dry_run or not due:
            return 0
        return self._ask(due, options, from_terminal=STANDARD_INPUT not in names)

    def _planned(
        self, found: Sequence[Place], options: Options, refused: list[KnowledgeError]
    ) -> list[_Due]:
        planner = Planner(self._base)
        plans: list[_Due] = []
        for place in shown(found, len(found), "reading"):
            try:
                plan = planner.plan(receive(place, options))
            except KnowledgeError as error:
                refused.append(error)
                continue
            self._show(plan, briefly=len(found) > _FEW)
            plans.append(_Due(plan.fate, plan.shelved))
        return plans

    def _show(self, plan: Plan, *, briefly: bool) -> None:
        wording = self._wording
        short: tuple[Block, ...] = (headline(plan, wording), summary(plan, wording))
        blocks = short if briefly else (*whole(plan, wording), Block(short[0].form, ()))
        print(render(Reply(Outcome.HELP, blocks), styled=sys.stdout.isatty()))

    def _ask(self, due: Sequence[_Due], options: Options, *, from_terminal: bool) -> int:
        versions = [plan.shelved.files.id for plan in due if plan.fate is Fate.VERSION]
        if self._choices.yes:
            meant = self._choices.replace or options.id is not None
            if versions and not meant:
                known = ", ".join(versions)
                _complain(f"{known}: in the library already; --replace keeps this as a new version")
                return 2
        elif not (from_terminal and sys.stdin.isatty() and sys.stdout.isatty()):
            _complain("nothing was imported: there is no terminal to ask at; say --yes")
            return 2
        elif not self._agreed(len(due), len(versions)):
            return 1
        return self._keep(due)

    def _agreed(self, count: int, versions: int) -> bool:
        question = self._wording.texts("import.ask", count=count, versions=versions)
        try:
            answer = input(f"{question} [y/N] ")
        except (EOFError, KeyboardInterrupt):
            print()
            return False
        return answer.strip().lower() in ("y", "yes", "是", "好")

    def _keep(self, due: Sequence[_Due]) -> int:
        shelved = (plan.shelved for plan in due)
        with self._guarded():
            count = keep(self._base, shown(shelved, len(due), "keeping"))
        print(self._wording.texts("import.kept", count=count))
        return 0

    def _write_drafts(self, plans: Sequence[_Due], folder: Path) -> int:
        folder.mkdir(parents=True, exist_ok=True)
        for files in (plan.shelved.files for plan in plans):
            for ending, content in (("txt", files.text), ("toml", files.sidecar)):
                path = folder / f"{files.id}.{ending}"
                if path.exists():
                    _complain(f"{path}: is there already, and is left as it is")
                    return 2
                path.write_bytes(content)
                print(path)
        return 0


def _complain(words: str) -> None:
    print(f"article-bot: {words}", file=sys.stderr)
