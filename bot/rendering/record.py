"""A reply as one JSON object, for whoever reads replies by machine. Its keys are a promise."""

import json
from typing import Any

from bot.rendering.terminal import render
from bot.reply import Evidence, Reply
from knowledge import Article, Passage, Provenance, SourceField

_FIELDS = ("title", "outlet", "author", "affiliation", "editor", "published", "url")


def render_json(line: str, reply: Reply, error: str | None = None, *, details: bool = True) -> str:
    """The object for one line of input, on one line; keys without a value are null."""
    article, evidence = reply.article, reply.evidence
    record = {
        "line": line,
        "outcome": reply.outcome.value,
        "article": article.id if article else None,
        **_place(article, evidence),
        "score": round(evidence.score, 1) if evidence and evidence.score is not None else None,
        "confidence": evidence.confidence.value if evidence and evidence.confidence else None,
        "text": render(reply, details=details),
        "error": error,
        "others": _others(reply),
        "source": _source(article) if article else None,
    }
    return json.dumps(record, ensure_ascii=False)


def _place(article: Article | None, evidence: Evidence | None) -> dict[str, Any]:
    if article is None or evidence is None:
        return dict.fromkeys(("section", "heading", "address", "quote", "start", "end"))
    passage = evidence.passage
    return {
        "section": passage.section.id,
        "heading": article.heading(passage.section),
        "address": str(passage.address),
        "quote": article.quote(passage.span),
        "start": passage.span.start,
        "end": passage.span.end,
    }


def _others(reply: Reply) -> list[dict[str, str]] | None:
    """Other places of the article, then those of other articles, which name theirs."""
    if reply.evidence is None and not reply.elsewhere:
        return None
    own = [_other(passage) for passage in reply.evidence.others] if reply.evidence else []
    return own + [{"article": it.article.id, **_other(it.passage)} for it in reply.elsewhere]


def _other(passage: Passage) -> dict[str, str]:
    return {"section": passage.section.id, "address": str(passage.address)}


def _source(article: Article) -> dict[str, Any]:
    fields = {name: getattr(article.source, name) for name in _FIELDS}
    return {
        **{name: field.value for name, field in fields.items()},
        "provenance": {name: _provenance(field) for name, field in fields.items()},
    }


def _provenance(field: SourceField) -> str:
    """`text: line 1`, `inferred: …`, `blank`; a label left blank in the text is named behind."""
    match field.provenance:
        case Provenance.TEXT:
            how = f"text: line {field.line}"
        case Provenance.INFERRED:
            how = f"inferred: {field.ground}"
        case Provenance.BLANK:
            return "blank"
    return f"{how}; “{field.blank_label}” is blank" if field.blank_label else how
