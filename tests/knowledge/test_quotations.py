"""A quotation is compared with the words it comes nearest to, and nothing else is called wrong."""

from knowledge.quotations import Piece, PieceKind, check_quotation


def test_behind_a_character_that_was_left_out_everything_is_the_same() -> None:
    compared = check_quotation("发挥千里眼顺风耳作用", "要发挥千里眼顺风耳的作用及时反映情况")
    assert compared is not None
    assert compared.pieces == (
        Piece(PieceKind.SAME, "发挥千里眼顺风耳"),
        Piece(PieceKind.ARTICLE, "的"),
        Piece(PieceKind.SAME, "作用"),
    )
