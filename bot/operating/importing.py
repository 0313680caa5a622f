"""`/import`: a document that an operator sends → its plan and two buttons; then the library."""

from bot.reply import Attachment, Choice, Outcome, Reply, line
from bot.request import Document
from bot.turn import Turn
from knowledge import KnowledgeError

# Of a longer list the rest is counted.
_MOST_ROWS = 40


def import_document(turn: Turn) -> Reply:
    """`/import`: what would be kept of the document; `/import yes CODE` keeps it, `no` does not."""
    match turn.argument.split():
        case ["yes", code]:
            return _keep(turn, code)
        case ["no", code]:
            turn.memory.imports.drop(code)
            return _said(turn, "import.dropped")
        case _:
            return _show(turn, turn.request.document)


def _show(turn: Turn, document: Document | None) -> Reply:
    if document is None:
        return _said(turn, "import.usage")
    if document.content is None:
        size = f"{document.size / 1_000_000:.0f}"
        return _said(turn, "import.too_large", name=document.name, size=size)
    try:
        return _planned(turn, document.name, document.content)
    except KnowledgeError as refused:
        return _said(turn, "import.refused", problem=refused)


def _planned(turn: Turn, name: str, content: bytes) -> Reply:
    # Only who imports waits for this to load.
    from bot.operating.plans import headline, whole
    from knowledge.importing import Fate, Planner, Received

    planner, wording = Planner(turn.base), turn.wording
    if name.endswith(".toml"):
        # A sidecar comes back reviewed: of a draft, or of an article that is kept.
        id = name.removesuffix(".toml")
        files = turn.memory.imports.of(id) or turn.base.files(id)
        plan = planner.plan(Received(f"{id}.txt", files.text, sidecar=content))
    else:
        plan = planner.plan(Received(name, content))
    if plan.fate is Fate.UNCHANGED:
        return Reply(Outcome.HELP, (headline(plan, wording),), article=turn.article)
    code = turn.memory.imports.put(plan.files, _version(turn, plan.article.id))
    yes, no = (
        Choice(wording.texts(f"import.{word}"), f"/import {word} {code}", replaces=True)
        for word in ("yes", "no")
    )
    return Reply(
        Outcome.HELP,
        tuple(whole(plan, wording, _MOST_ROWS)),
        choices=((yes, no),),
        article=turn.article,
        attachment=Attachment(f"{plan.article.id}.toml", plan.files.sidecar),
    )


def _keep(turn: Turn, code: str) -> Reply:
    pending = turn.memory.imports.get(code)
    if pending is None:
        return _said(turn, "import.expired")
    files = pending.files
    if _version(turn, files.id) != pending.known:
        return _said(turn, "import.outdated", id=files.id)
    try:
        kept = turn.base.take([files])
    except KnowledgeError as refused:
        return _said(turn, "import.refused", problem=refused)
    turn.memory.imports.drop(code)
    read = Choice(turn.wording.texts("import.read", id=files.id), f"/use {files.id}")
    words = turn.wording.texts("import.kept", count=len(kept))
    return Reply(Outcome.HELP, (line(words),), choices=((read,),), article=turn.article)


def _version(turn: Turn, id: str) -> str:
    """The version of an article that the library holds now; "" where it holds none."""
    return next((entry.version for entry in turn.base.entries if entry.id == id), "")


def _said(turn: Turn, key: str, **facts: object) -> Reply:
    return Reply(Outcome.HELP, (line(turn.wording.texts(key, **facts)),), article=turn.article)
