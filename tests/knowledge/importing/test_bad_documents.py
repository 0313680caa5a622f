"""What cannot be imported is refused in one clear line, and nothing worse happens."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from knowledge import ArticleError
from knowledge.errors import DocumentError
from knowledge.importing import FORMATS, MOST_BYTES, Received, draft, read
from tests.documents.office import rules


def refusal(name: str, content: bytes) -> str:
    """The one line that a document is refused with."""
    with pytest.raises(DocumentError) as error:
        read(Received(name, content))
    message = str(error.value)
    assert message.startswith(f"{name}: ") and len(message.splitlines()) == 1
    return message


def zipped(**pieces: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pieces.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def pdf(*, text: str = "", password: str = "") -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(10, 10, 50, 50)
    if text:
        canvas.drawString(50, 700, text)
    canvas.save()
    if not password:
        return stream.getvalue()
    writer = PdfWriter(PdfReader(stream))
    writer.encrypt(password, algorithm="RC4-128")
    encrypted = io.BytesIO()
    writer.write(encrypted)
    return encrypted.getvalue()


@pytest.mark.parametrize("content", [b"", b"  \n\t\n"])
def test_an_empty_file(content: bytes) -> None:
    assert refusal("a.txt", content) == "a.txt: is empty"


def test_a_file_that_is_too_large() -> None:
    assert "at most 50 MB" in refusal("a.txt", b"x" * (MOST_BYTES + 1))


def test_a_zip_bomb_as_a_word_file_is_not_unpacked() -> None:
    bomb = zipped(**{"[Content_Types].xml": b"<x/>", "word__document.xml": b"0" * 250_000_000})
    assert len(bomb) < 1_000_000
    assert "would unpack to 250 MB" in refusal("a.docx", bomb)


def test_a_word_file_that_says_less_than_it_holds_is_not_unpacked_either() -> None:
    bomb = bytearray(zipped(word__document_xml=b"0" * 1_000_000))
    at = bomb.rindex(b"PK\x01\x02")
    struct.pack_into("<I", bomb, at + 24, 10)
    assert "damaged" in refusal("a.docx", bytes(bomb))


def test_an_encrypted_pdf() -> None:
    assert "encrypted" in refusal("a.pdf", pdf(text="secret", password="x"))


def test_a_pdf_that_anybody_may_open_is_read_although_it_is_encrypted() -> None:
    writer = PdfWriter(PdfReader(io.BytesIO(pdf(text="open to all"))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    assert read(Received("a.pdf", stream.getvalue())).lines[0].text == "open to all"


def test_a_scanned_pdf() -> None:
    assert "without text" in refusal("a.pdf", pdf())


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_html_that_is_nested_too_deep(depth: int) -> None:
    page = b"<html><body>" + b"<div>" * depth + b"words" + b"</div>" * depth
    assert "nested deeper" in refusal("a.html", page)


@pytest.mark.parametrize(
    ("matter", "problem"),
    [
        ("title: [unclosed", "front matter is no YAML"),
        ("title: a: b: c", "(line 2)"),
        ("date: 2020-13-45", "month must be in 1..12"),
        ("x: " + "[" * 5000, "front matter is no YAML"),
    ],
)
def test_a_front_matter_that_is_no_yaml(matter: str, problem: str) -> None:
    assert problem in refusal("a.md", f"---\n{matter}\n---\n# 题\n\n文。\n".encode())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a picture (PNG)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "save it as .docx"),
        (zipped(a=b"x"), "a ZIP archive"),
        (zlib.compress(bytes(range(256)) * 40, 0), "--encoding"),
        (b"\x7fELF\2\1\1" + bytes(range(256)) * 9, "--encoding"),
    ],
)
def test_an_unknown_binary(content: bytes, said: str) -> None:
    assert said in refusal("a.txt", content)


@pytest.mark.parametrize("kept", [100, 1000, 3000])
@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
def test_a_file_that_was_cut_off(name: str, kept: int) -> None:
    whole = rules().content if name == "a.docx" else pdf(text="whole")
    assert "damaged" in refusal(name, whole[: min(kept, len(whole) // 2)])


@pytest.mark.parametrize("name", ["rules.txt", "rules.pdf", "rules"])
def test_a_wrong_suffix_does_not_matter(name: str) -> None:
    assert read(Received(name, rules().content)).format == "Word"


def test_a_title_alone_is_no_article() -> None:
    with pytest.raises(ArticleError, match="no title, or no paragraph"):
        draft(read(Received("a.md", "# 只有标题\n".encode())), "a.md")


@given(st.binary(max_size=300), st.sampled_from(["", "%PDF-1.7\n", "PK\x03\x04word/", "<html>"]))
def test_no_bytes_do_worse_than_be_refused(content: bytes, begin: str) -> None:
    try:
        draft(read(Received("a.md", begin.encode() + content)), "a.md")
    except (DocumentError, ArticleError) as refused:
        assert len(str(refused).splitlines()) == 1  # noqa: PT017


def test_every_format_says_which_modules_it_needs() -> None:
    assert [format.name for format in FORMATS][-1] == "plain text"
    assert all(format.needs and format.endings for format in FORMATS)
