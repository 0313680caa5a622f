"""A library of several articles, one of them with an earlier version and one of them removed."""

from pathlib import Path

from sqlite_utils import Database

from knowledge import KnowledgeBase
from knowledge.articles import ArticleFiles, shipped
from knowledge.engines.index import SqliteIndex
from knowledge.engines.library import SqliteLibrary
from knowledge.engines.schema import KNOWLEDGE
from knowledge.engines.sqlite import open_database

_BEES = """养蜂须知
2019年3月1日

  养蜂人要知道蜜蜂怕什么。

一、蜂箱的摆放
  蜂箱要放在背风向阳的地方。巢门朝南,冬天才不会冻着。

二、越冬的准备
  入冬以前每群蜂要留足二十斤蜂蜜。留得太少,来年春天就没有蜂了。
"""
_SILK = """养蚕须知

一、桑叶的采摘
  带露水的桑叶不能喂蚕,要先晾干。

二、蚕室的温度
  蚕室要保持二十五度。蚕室的门也要朝南,冬天才不会冻着。
"""
_FROGS = """养蛙须知

一、池水
  池水要常换。
"""


def written(id: str, text: str, sidecar: str = "") -> ArticleFiles:
    """Files as an operator would give them."""
    return ArticleFiles(id, text.encode(), sidecar.encode())


#: What was known about bees before: a sentence is different, and one is not there any more.
BEES_BEFORE = written(
    "bees",
    _BEES.replace("留足二十斤蜂蜜", "留足十斤蜂蜜").replace(
        "才不会冻着。", "才不会冻着。蜂箱下面要垫砖。"
    ),
)
BEES = written("bees", _BEES, 'questions = ["入冬以前要留足什么?"]')
SILK = written("a-name-that-no-link-has-any-room-for-in-its-sixty-four-letters", _SILK)
FROGS = written("frogs", _FROGS)


def base_over(database: Database) -> KnowledgeBase:
    """The knowledge base in an open database."""
    index = SqliteIndex(database)
    return KnowledgeBase(SqliteLibrary(database, index), index)


def fill(data: Path) -> Path:
    """Make the library in a data directory, as an operator would have; the directory."""
    database = open_database(data / "bot.db", KNOWLEDGE)
    base = base_over(database)
    base.bring_up_to_date(shipped())
    base.take([BEES_BEFORE, SILK, FROGS])
    base.take([BEES])
    base.remove("frogs")
    database.conn.close()
    return data
