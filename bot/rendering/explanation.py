"""A ranking, explained: what was looked for, what was found, and why it came to what it did."""

from knowledge import Match, Ranking


def explain(ranking: Ranking) -> str:
    """One line each for the query, the candidates, every match with its score by part, why."""
    matches = (_match(rank, match) for rank, match in enumerate(ranking.matches, 1))
    return "\n".join(
        (
            f"query       {ranking.query}",
            f"candidates  {ranking.candidates}",
            *matches,
            f"verdict     {ranking.verdict.value}, confidence {ranking.confidence:.3f}: "
            f"{ranking.reason}",
        )
    )


def _match(rank: int, match: Match) -> str:
    place = f"{match.document.section}.p{match.document.paragraph}"
    parts = " ".join(f"{name} {share:+.2f}" for name, share in match.parts)
    flags = " verbatim" * match.verbatim + " heading" * match.in_heading
    return f"{rank:>2} {place:<9} {match.score:5.1f}{flags}  {parts}"
