"""Which indicator concept a statement is about, and why.

The clause of the statement decides; where it is silent or leaves a tie, the
rest of its sentence is heard, then the sentences before, then the headings
above. The concept whose wording has the most points is taken; what is counted
(the noun behind the number) speaks for a wording or against it.

Nothing is guessed: below a threshold there is no match, and where two concepts
come out alike and the catalogue does not say which goes before the other, the
match names both and has no code.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from egovplan.catalogue.indicators import Catalogue, shipped_catalogue
from egovplan.model import Statement, Unit
from egovplan.vietnamese.concept_claims import PLACES, Claim, Hearing, Place
from egovplan.vietnamese.concept_cues import CueIndex, cue_index
from egovplan.vietnamese.folding import fold

__all__ = [
    "MARGIN",
    "THRESHOLD",
    "Candidate",
    "ConceptMatch",
    "Cue",
    "MatchExplanation",
    "explain_match",
    "match_concept",
]

THRESHOLD = 1.2
"""Points below which nothing is matched: two words of the clause, or three before it."""

MARGIN = 0.25
"""Two concepts whose points differ by less are a tie."""

# A clause of more words says itself what it is about, or is about nothing we know.
_ELLIPTIC = 10

# What follows it is what a thing is for (nhằm: in order to), not what is measured.
_PURPOSE = " nhằm "

# The number of a clause: its first share, else its first digit.
_SHARE = re.compile(r"\d[\d.,]* ?%")
_DIGIT = re.compile(r"\d")


class Cue(NamedTuple):
    """A phrase that spoke for a concept.

    Attributes:
        phrase: The phrase, folded, in its usual spelling.
        place: Where it stands: clause, context or section.
        points: What it counted.
    """

    phrase: str
    place: str
    points: float


@frozen
class Candidate:
    """A concept whose cues were all found.

    Attributes:
        code: Its code.
        score: The points of its cues, and what the noun says for or against it.
        rank: The same, with every cue weighed by its nearness to the number.
        cues: The cues that counted.
    """

    code: str
    score: float
    rank: float
    cues: tuple[Cue, ...]


@frozen
class ConceptMatch:
    """The concept that a statement is about.

    Attributes:
        code: Its code, or None where several concepts claim the statement
            alike (then ``rivals`` names them all).
        score: The points of the best of them.
        cues: The cues that decided.
        rivals: The other concepts that came as near; where ``code`` is set,
            the catalogue says that it goes before them.
    """

    code: str | None
    score: float
    cues: tuple[Cue, ...]
    rivals: tuple[str, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether no concept was chosen, since several claim the statement."""
        return self.code is None


@frozen
class MatchExplanation:
    """How a match came about.

    Attributes:
        match: The match, or None.
        candidates: Every concept whose cues were found, the best first.
        verdict: What was decided and why, in a sentence.
    """

    match: ConceptMatch | None
    candidates: tuple[Candidate, ...]
    verdict: str

    def __str__(self) -> str:
        lines = [self.verdict]
        for candidate in self.candidates:
            cues = ", ".join(f"{cue.phrase!r} ({cue.place}, {cue.points:g})" for cue in candidate.cues)
            lines.append(f"  {candidate.rank:5.2f}  {candidate.code}: {cues}")
        return "\n".join(lines)


def match_concept(
    clause: str,
    *,
    context: str = "",
    following: str = "",
    earlier: str = "",
    section: str = "",
    unit: Unit | str | None = None,
    noun: str | None = None,
    at: int | None = None,
    catalogue: Catalogue | None = None,
) -> ConceptMatch | None:
    """The concept that a quantified statement is about.

    Args:
        clause: The words of the statement itself, from the start of its clause
            to the end, folded.
        context: What stands before it in its sentence, folded: the subject
            that it carries over from the clause before.
        following: What stands behind it in its sentence, folded: the verb that
            it shares with the clauses after.
        earlier: The sentences before it in its paragraph, folded; heard only
            for a clause of a few words.
        section: The headings above it, folded.
        unit: Its unit, which rules out concepts measured otherwise.
        noun: What is counted, as the text has it.
        at: Where the number stands in the clause; by default its first share,
            or else its first number.
        catalogue: The catalogue to match against; by default the one that
            ships.

    Returns:
        The match; one without a code where several concepts claim the
        statement alike; None where none does.

    >>> match_concept("70% cán bộ thường xuyên sử dụng thư điện tử", unit="percent").code
    'email.regular_use'
    >>> match_concept("20% cấp xã", context="triển khai mô hình một cửa điện tử").code
    'onestop.electronic'
    >>> match_concept("trồng 300 ha rừng") is None
    True
    """
    texts = (clause, context, following, earlier, section)
    return _match(texts, unit, noun or "", at, shipped_catalogue() if catalogue is None else catalogue)


def explain_match(
    statement: Statement | str,
    *,
    context: str = "",
    following: str = "",
    earlier: str = "",
    section: str = "",
    unit: Unit | str | None = None,
    noun: str | None = None,
    at: int | None = None,
    catalogue: Catalogue | None = None,
) -> MatchExplanation:
    """How the concept of a statement was found, or why none was.

    Args:
        statement: A statement of a plan, of which the quote, label, section,
            unit and noun are taken; or the words of a clause.
        context: As for ``match_concept``.
        following: As for ``match_concept``.
        earlier: As for ``match_concept``.
        section: As for ``match_concept``; by default the statement's own.
        unit: As for ``match_concept``; by default the statement's own.
        noun: As for ``match_concept``; by default the statement's own.
        at: As for ``match_concept``.
        catalogue: The catalogue to match against.

    Returns:
        The match, every candidate with its cues, and the verdict in words.

    >>> print(explain_match("65% văn bản được gửi, nhận qua mạng"))  # doctest: +ELLIPSIS
    document.electronic_exchange, decided by the clause
       ...  document.electronic_exchange: ...
    """
    if isinstance(statement, Statement):
        # The label repeats the quote, or says what the quote leaves out.
        context = context or statement.label
        section, unit = section or statement.section or "", unit or statement.quantity.unit
        noun, statement = noun or statement.quantity.noun, statement.quote or statement.label
    texts = tuple([fold(text).text for text in (statement, context, following, earlier, section)])
    index = cue_index(shipped_catalogue() if catalogue is None else catalogue)
    claims, place = _heard(index, texts, Unit(unit) if unit else None, noun or "", at)
    match = _decide(index, claims)
    return MatchExplanation(match, tuple(_candidate(index, claim) for claim in claims), _verdict(match, claims, place))


@lru_cache(maxsize=4096)
def _match(
    texts: tuple[str, ...], unit: Unit | str | None, noun: str, at: int | None, catalogue: Catalogue
) -> ConceptMatch | None:
    if unit and not isinstance(unit, Unit):
        unit = Unit(unit)
    index = cue_index(catalogue)
    return _decide(index, _heard(index, texts, unit or None, noun, at)[0])


def _heard(
    index: CueIndex, texts: tuple[str, ...], unit: Unit | None, noun: str, at: int | None
) -> tuple[list[Claim], str]:
    """The claims, the best first, from as few of the texts as decide; and the last text heard.

    Once several are alike, the texts further away only choose among these.
    """
    clause = texts[0]
    if at is None:
        number = _SHARE.search(clause) or _DIGIT.search(clause)
        at = number.start() if number else None
    purpose = clause.find(_PURPOSE, at or 0)
    if purpose >= 0:
        texts = (clause[:purpose], texts[1], f"{clause[purpose:]} {texts[2]}", *texts[3:])
    hearing = Hearing(index, unit, index.find_in_noun(noun) if noun else None)
    tie: tuple[list[Claim], str] | None = None
    claims: list[Claim] = []
    heard = "clause"
    for place, text in enumerate(texts):
        if place == Place.CLAUSE:
            cues = index.find(text, at)
        else:  # the words next to the clause are the nearest
            cues = index.find(text, 0 if place == Place.FOLLOWING else None) if text else {}
        if place and (not cues or (place == Place.EARLIER and clause.count(" ") > _ELLIPTIC)):
            continue
        heard = PLACES[place]
        hearing.hear(cues, place)
        claims = hearing.claims()
        if tie:
            alike = {claim.code for claim in tie[0]}
            claims = [claim for claim in claims if claim.code in alike]
        near = _near(claims)
        if len(near) == 1 or (near and _first_by_precedence(near, index.catalogue)):
            return claims, heard
        tie = tie or ((near, heard) if near else None)
    return tie or (claims, heard)


def _near(claims: list[Claim]) -> list[Claim]:
    """The best claim that has points enough, and those that come as near."""
    strong = [claim for claim in claims if claim.score >= THRESHOLD]
    return [claim for claim in strong if claim.rank > strong[0].rank - MARGIN]


def _decide(index: CueIndex, claims: list[Claim]) -> ConceptMatch | None:
    """The match among claims that are in order, or None."""
    near = _near(claims)
    if not near:
        return None
    first = near[0] if len(near) == 1 else _first_by_precedence(near, index.catalogue)
    best = first or near[0]
    others = tuple([claim.code for claim in near if claim is not first])
    return ConceptMatch(first.code if first else None, best.score, _cues(index, best), others)


def _cues(index: CueIndex, claim: Claim) -> tuple[Cue, ...]:
    return tuple([Cue(index.phrases[cue], PLACES[place], round(points, 2)) for points, cue, place, _ in claim.used])


def _candidate(index: CueIndex, claim: Claim) -> Candidate:
    return Candidate(claim.code, claim.score, claim.rank, _cues(index, claim))


def _first_by_precedence(near: list[Claim], catalogue: Catalogue) -> Claim | None:
    """The one claim that the catalogue puts before all the others."""
    for claim in near:
        yields = catalogue[claim.code].before
        if all(other is claim or other.code in yields for other in near):
            return claim
    return None


def _verdict(match: ConceptMatch | None, candidates: list[Claim], place: str) -> str:
    if match is None:
        if not candidates:
            return "no concept: the cues of none were all found"
        return f"no concept: {candidates[0].code} has {candidates[0].score:g} points, below {THRESHOLD:g}"
    if match.code is None:
        return f"ambiguous between {' and '.join(match.rivals)}"
    if match.rivals:
        return f"{match.code}, which the catalogue puts before {' and '.join(match.rivals)}"
    return f"{match.code}, decided by the {place}"
