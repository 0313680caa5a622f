"""A Word file with headings that Word numbers, and a PDF in two columns."""

import io

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

from tests.documents import SHIPPED_PARTS, TITLE, Made, shipped_paragraphs

_RULES = (
    ("Title", "图书馆阅览规则"),
    ("Heading 1", "总则"),
    ("Normal", "本规则适用于全馆的阅览室。"),
    ("Heading 2", "开放时间"),
    ("Normal", "阅览室每天九点开门，二十一点关门。"),
    ("Heading 2", "读者"),
    ("Normal", "凡有证件的人都可以进来。"),
    ("Heading 1", "借阅"),
    ("Normal", "借书时请出示:"),
    ("List Number", "读者证"),
    ("List Number", "要借的书"),
    ("Normal", "每人每次可以借五本，期限一个月。"),
)
_TABLE = (("种类", "期限"), ("图书", "一个月"), ("期刊", "三天"))
_HEADER = "某图书馆 内部文件"


def rules() -> Made:
    """A Word file: headings by styles with numbers of Word's own, a list, a table, a header."""
    document = Document()
    for style, text in _RULES:
        paragraph = document.add_paragraph(text, style)
        if style.startswith("Heading"):
            _number(paragraph, int(style[-1]) - 1)
    table = document.add_table(len(_TABLE), 2)
    for row, cells in zip(table.rows, _TABLE, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.sections[0].header.paragraphs[0].text = _HEADER
    document.core_properties.author = "馆办公室"
    document.core_properties.title = ""
    stream = io.BytesIO()
    document.save(stream)
    words = [*(text for _, text in _RULES), *(text for row in _TABLE for text in row), _HEADER]
    return Made(
        "rules.docx",
        stream.getvalue(),
        "".join(words),
        {
            "1": ("总则", 1),
            "1/1": ("开放时间", 1),
            "1/2": ("读者", 1),
            "2": ("借阅", 7),
        },
        {"title": "图书馆阅览规则", "author": "馆办公室"},
    )


def _number(paragraph: Paragraph, level: int) -> None:
    """Have Word number the heading: `1.1` is shown, and stands nowhere in the file's text."""
    properties = paragraph._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", 1)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        numbering.append(element)
    properties.append(numbering)


def two_columns() -> Made:
    """The shipped article as a PDF of two columns, with a running head and page numbers."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    common = {"fontName": "STSong-Light", "wordWrap": "CJK"}
    styles = {
        False: ParagraphStyle("body", fontSize=10, leading=15, firstLineIndent=20, **common),
        True: ParagraphStyle("head", fontSize=13, leading=20, spaceBefore=8, **common),
        None: ParagraphStyle("title", fontSize=18, leading=24, alignment=1, **common),
    }
    width, height = A4
    columns = [Frame(x, 50, 235, height - 120, id=str(x)) for x in (50, 310)]
    stream = io.BytesIO()
    pages: list[int] = []

    def furnish(canvas: object, document: BaseDocTemplate) -> None:
        pages.append(document.page)
        canvas.setFont("STSong-Light", 8)  # type: ignore[attr-defined]
        canvas.drawString(50, height - 40, "办公参考")  # type: ignore[attr-defined]
        number = f"- {document.page} -"
        canvas.drawCentredString(width / 2, 30, number)  # type: ignore[attr-defined]

    document = BaseDocTemplate(stream, pagesize=A4, title=TITLE, invariant=1)
    document.addPageTemplates(PageTemplate(frames=columns, onPage=furnish))
    story = [Paragraph(TITLE, styles[None]), Spacer(1, 12)]
    story += [Paragraph(text, styles[heading]) for heading, text in shipped_paragraphs()]
    document.build(story)
    words = [TITLE, *(text for _, text in shipped_paragraphs())]
    words += [f"办公参考- {page} -" for page in pages]
    source = {"title": TITLE, "author": "赵艺"}
    return Made("columns.pdf", stream.getvalue(), "".join(words), SHIPPED_PARTS, source)
