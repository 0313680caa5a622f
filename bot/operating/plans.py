"""A plan of importing a document → words: what would be kept, from where, and what would not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from bot.reply import Block, Form, Run, Style, line
from bot.wording import Wording
from knowledge import Article, Provenance, SourceField
from knowledge.importing import Excluded, Plan

_EXAMPLE = 60


def headline(plan: Plan, wording: Wording) -> Block:
    """What importing would do: a new article, a new version, nothing; and under which id."""
    title = plan.article.source.title.value or ""
    words = wording.texts(f"import.{plan.fate.value}", id=plan.article.id, title=title)
    return line(Run(words, Style.STRONG))


def summary(plan: Plan, wording: Wording) -> Block:
    """How much there is, of which format, and how much is excluded."""
    article, extract = plan.article, plan.draft.extract
    paragraphs = sum(len(section.paragraphs) for section in article.sections)
    words = wording.texts(
        "import.size",
        format=" ".join(filter(None, (extract.format, extract.encoding))),
        parts=len(article.parts),
        paragraphs=paragraphs,
        characters=len(plan.included),
        excluded=len(plan.excluded),
    )
    return line(words)


def whole(plan: Plan, wording: Wording, most: int | None = None) -> Iterator[Block]:
    """Everything that a person should look at; of long lists the first `most` rows (None: all)."""
    yield headline(plan, wording)
    yield summary(plan, wording)
    for remark, number in plan.draft.extract.remarks:
        yield line(wording.texts(f"import.remark.{remark.value}", number=number))
    yield from _some(tuple(_sections(plan.article, wording)), most, wording)
    for name, field in plan.fields:
        yield line(_field(name, field, wording))
    for reason, excluded in plan.reasons:
        words = wording.texts(
            "import.excluded", reason=reason_words(reason, wording), count=len(excluded)
        )
        yield line(Run(words, Style.STRONG))
        yield from _some(tuple(_excluded(excluded, wording)), most, wording)
    if sidecar := plan.files.sidecar.decode().strip():
        yield line(
            Run(wording.texts("import.sidecar", name=f"{plan.article.id}.toml"), Style.STRONG)
        )
        form = Form.QUOTE if most is None else Form.FOLDED
        yield Block(form, (Run(sidecar),))


def reason_words(reason: str, wording: Wording) -> str:
    """A reason of the importer's in the reader's language; a person's as the person wrote it."""
    key = "reason." + "_".join(reason.split())
    words = wording.texts(f"reason.{key.removeprefix('reason.')}")
    return reason if words == key else words


def _some(rows: Sequence[Block], most: int | None, wording: Wording) -> Iterator[Block]:
    yield from islice(rows, most)
    if most is not None and len(rows) > most:
        yield line(wording.texts("import.more", count=len(rows) - most))


def _sections(article: Article, wording: Wording) -> Iterator[Block]:
    for section in article.sections:
        indent = "\u3000" * max(0, len(section.path) - 1)
        title = wording.title(article, section)
        count = len(section.paragraphs)
        words = wording.texts("import.section", id=section.id, title=title, count=count)
        yield line(indent + words)


def _field(name: str, field: SourceField, wording: Wording) -> str:
    label = wording.texts(f"source.{name}")
    match field.provenance:
        case Provenance.TEXT:
            origin = wording.texts("import.from_line", line=field.line)
        case Provenance.INFERRED:
            origin = field.ground
        case Provenance.BLANK:
            return wording.texts("source.blank", label=label)
    return wording.texts("source.fact", label=label, value=f"{field.value} ({origin})")


def _excluded(excluded: Sequence[Excluded], wording: Wording) -> Iterator[Block]:
    """Each line of the text by its number; what is not stored once, with how often it occurs."""
    times = Counter(it.text for it in excluded if it.line is None)
    for it in excluded:
        if it.line is not None:
            yield line(f"  {wording.texts('import.from_line', line=it.line)} {_short(it.text)}")
    for text, count in times.items():
        yield line(f"  {_short(text)}" + (f" ×{count}" if count > 1 else ""))


def _short(text: str) -> str:
    return text if len(text) <= _EXAMPLE else text[:_EXAMPLE] + "…"
