"""Which wordings of the catalogue a statement's texts hold, and with how many points.

A wording is found where of each of its groups of cues one at least stands in
the texts. A cue gives the square root of its number of words, less outside the
clause, and less the further it stands from the number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from egovplan.model import Unit
from egovplan.vietnamese.concept_cues import CueIndex, WordingEntry

__all__ = ["FACTORS", "PLACES", "Claim", "Hearing", "Place"]

# Where a cue may stand, and how much it counts there.
PLACES = ("clause", "context", "following", "earlier", "section")
FACTORS = (1.0, 0.75, 0.7, 0.65, 0.4)


class Place:
    """Positions in ``PLACES``."""

    CLAUSE, CONTEXT, FOLLOWING, EARLIER, SECTION = range(5)


# The texts that may rule a wording out: the others are about other statements too.
_RULING_OUT = (Place.CLAUSE, Place.CONTEXT, Place.EARLIER)

# A cue that is part of what is counted; a noun that the wording's subject has, or has not.
_IN_NOUN = 1.25
_NOUN_AGREES = 1.0
_NOUN_DISAGREES = -1.5

# A cue that counts: what it gives by nearness, which it is, where, its strength.
_Used: TypeAlias = tuple[float, int, int, float]


class Claim(NamedTuple):
    """A wording that was found.

    Attributes:
        rank: The points of its cues by nearness, with what the noun says.
        code: Code of its concept.
        score: The same points without nearness.
        used: The cues that count: points, number, place, strength.
    """

    rank: float
    code: str
    score: float
    used: list[_Used]


class Hearing:
    """What the texts heard so far say; one for each statement.

    Args:
        index: The cues of the catalogue.
        unit: The statement's unit, which rules out wordings measured otherwise.
        nouns: The cues in the noun of its quantity; None where it has no noun.
    """

    def __init__(self, index: CueIndex, unit: Unit | None, nouns: frozenset[int] | None) -> None:
        self.index = index
        self.unit = unit
        self.nouns = nouns
        self.weights: dict[int, tuple[float, int]] = {}  # by cue: its weight, and where it stands
        self.vetoed: dict[int, set[int]] = {}  # by place: the wordings ruled out

    def hear(self, cues: Mapping[int, float], place: int) -> None:
        """Add the cues of one more text.

        Args:
            cues: The cues, with their nearness to the number.
            place: Which text it is.
        """
        weights, vetoes, factor = self.weights, self.index.vetoes, FACTORS[place]
        nouns = self.nouns if self.nouns and not place else ()
        for cue, nearness in cues.items():
            weight = _IN_NOUN if cue in nouns else nearness * factor
            if cue not in weights or weight > weights[cue][0]:
                weights[cue] = weight, place
        if place in _RULING_OUT:
            self.vetoed[place] = set().union(*[vetoes[cue] for cue in cues])

    def claims(self) -> list[Claim]:
        """The concepts of which a wording was found, the best first."""
        calls, wordings, unit = self.index.calls, self.index.wordings, self.unit
        lacks = self.weights.keys().isdisjoint
        claims: dict[str, Claim] = {}
        for number in set().union(*[calls[cue] for cue in self.weights]):
            entry = wordings[number]
            if unit and unit not in entry.units:
                continue
            for group in entry.required:
                if lacks(group):
                    break
            else:
                claim = self._claim(number, entry)
                if claim and (claim.code not in claims or claim > claims[claim.code]):
                    claims[claim.code] = claim
        return sorted(claims.values(), key=_order) if len(claims) > 1 else list(claims.values())

    def _claim(self, number: int, entry: WordingEntry) -> Claim | None:
        """The claim of a wording, or None where something rules it out."""
        agreement = self._agreement(number, entry)
        if agreement is None:
            return None
        used = [self._strongest(group) for group in entry.required]
        places = {place for _, _, place, _ in used}
        if places == {Place.SECTION}:
            return None
        for place, vetoed in self.vetoed.items():
            # What the clause rules out is out; what other words do, only where the wording rests on them.
            if number in vetoed and (place == Place.CLAUSE or place in places):
                return None
        lacks = self.weights.keys().isdisjoint
        used += [self._strongest(group) for group in entry.optional if not lacks(group)]
        score = rank = entry.bonus + agreement
        for points, _, place, strength in used:
            rank += points
            score += strength * FACTORS[place]
        return Claim(round(rank, 2), entry.code, round(score, 2), used)

    def _strongest(self, group: Mapping[int, float]) -> _Used:
        """The cue of a group that gives most, of those that were found."""
        weights = self.weights
        best = (0.0, 0, 0, 0.0)
        for cue in group if len(group) < len(weights) else weights:
            if cue in group and cue in weights:
                weight, place = weights[cue]
                points = group[cue] * weight
                if points > best[0]:
                    best = points, cue, place, group[cue]
        return best

    def _agreement(self, number: int, entry: WordingEntry) -> float | None:
        """The points the noun gives or takes; None where it rules the wording out."""
        if self.nouns is None or not entry.has_subject:
            return 0.0
        subjects = self.index.subjects
        for cue in self.nouns:
            if number in subjects[cue]:
                return _NOUN_AGREES
        # What a count counts is not in doubt: another noun is another concept.
        return None if self.unit is Unit.COUNT else _NOUN_DISAGREES


def _order(claim: Claim) -> tuple[float, str]:
    return -claim.rank, claim.code
