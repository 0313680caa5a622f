"""The tables of the knowledge base, as migrations: each step once, in this order, never edited.

A person can read them with `sqlite-utils` or Datasette: every stretch of an article stands in its
row with its text and its offsets (characters of `article.text`, half open).
"""

from sqlite_utils import Database, Migrations

from knowledge.engines.alias_features import create_alias_features
from knowledge.engines.index import create_index

KNOWLEDGE = Migrations("knowledge")

_SPAN = {"start": int, "end": int, "text": str}


@KNOWLEDGE()
def m001_articles(database: Database) -> None:
    """Articles, and everything that the parser and the sidecar say about them."""
    database.table("article").create(
        {
            "position": int,
            "id": str,
            "version": str,
            "digest": str,
            "title": str,
            "text": str,
            "url_is_article": int,
            "second_list_name": str,
            "second_list_unit": str,
        },
        pk="position",
    )
    database.table("article").create_index(["id"], unique=True)
    for name, columns in _PIECES.items():
        database.table(name).create({"id": int, "article": str, **columns}, pk="id")
        database.table(name).create_index(["article"])


@KNOWLEDGE()
def m002_index(database: Database) -> None:
    """The index that questions are matched by, and a full-text search for whoever looks inside.

    SQLite's own tokenizers find no Chinese word of two characters (`unicode61` none at all,
    `trigram` only longer ones), so the search runs over character bigrams.
    """
    create_index(database)
    database.table("paragraph").enable_fts(["bigrams"], create_triggers=True)


@KNOWLEDGE()
def m003_versions(database: Database) -> None:
    """Every version of an article as its files, what was removed, what an operator added.

    Articles of before have no files here yet; the next start reads them from the package again.
    """
    database.table("article_version").create(
        {
            "number": int,
            "article": str,
            "version": str,
            "taken": str,
            "text": bytes,
            "sidecar": bytes,
        },
        pk="number",
    )
    database.table("article_version").create_index(["article", "version"], unique=True)
    for name in ("edition", "shipped"):
        database.table("article").add_column(name, int, not_null_default=1)
    database.table("article").add_column("removed", str)
    database.execute("UPDATE article SET digest = ''")
    database.table("article").create_index(["title"])
    database.table("operator_alias").create(
        {"id": int, "article": str, "section": str, "words": str}, pk="id"
    )
    database.table("operator_alias").create_index(["article", "section", "words"], unique=True)
    # Counted up by every change, so that other processes notice.
    database.table("generation").create({"number": int})
    database.table("generation").insert({"number": 1})


@KNOWLEDGE()
def m004_alias_features(database: Database) -> None:
    """Where a question leads that is asked in none of a long article's own words.

    A new database has the table already, as a part of its index.
    """
    create_alias_features(database)


_PIECES: dict[str, dict[str, type]] = {
    "source_field": {
        "name": str,
        "value": str,
        "provenance": str,
        "line": int,
        "ground": str,
        "blank_label": str,
    },
    "section": {
        "section": str,
        "kind": str,
        "heading": str,
        "heading_start": int,
        "heading_end": int,
        "title_start": int,
        "title_end": int,
    },
    "paragraph": {"section": str, "number": int, **_SPAN, "bigrams": str},
    "sentence": {"section": str, "paragraph": int, "number": int, **_SPAN},
    "point": {"section": str, "paragraph": int, "number": int, **_SPAN},
    "exclusion": {"reason": str, **_SPAN},
    "borrowed": {"origin": str, **_SPAN},
    "list_item": {"number": int, "title": str, "short": str, "part": str, "also": str},
    "alias": {"section": str, "words": str},
    "question": {"text": str},
}

#: The tables that hold pieces of one article each, in the order in which they are filled.
PIECES = tuple(_PIECES)
