"""An article in English, beside the shipped one in Chinese."""

from knowledge.articles import ArticleFiles

_TEXT = """Keeping Bees on a City Roof

Three years ago I carried two hives up five flights of stairs.

1. The hives
A hive weighs about forty kilograms in late summer. Never move it alone.

2. Honey
In a good year each colony gives twenty kilograms of honey. Linden trees bloom in June.

3. Winter
Bees do not sleep in winter. They form a cluster and keep its centre at thirty degrees. \
Feed them sugar syrup before October.
"""

ROOF = ArticleFiles("roof", _TEXT.encode(), b'layout = "lines"\n')
