"""What is asked: beginnings of the shipped article's sentences, about as long as a question is."""

from knowledge.articles import shipped

_LONGEST = 14


def questions() -> tuple[str, ...]:
    """Some dozen questions, each with one answer of its own, the same ones every time."""
    article = next(iter(shipped())).parse()
    texts = [
        article.text[sentence.span.start : sentence.span.end][:_LONGEST]
        for section in article.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    ]
    return tuple(dict.fromkeys(text for text in texts if "\n" not in text))
