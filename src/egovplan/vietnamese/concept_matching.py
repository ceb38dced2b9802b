"""Which indicator concept a statement is about, and why.

The clause of the statement decides; where it is silent or leaves a tie, the
subject that it carries over from the clauses around it (``context``) is heard,
and then the headings above it (``section``). A wording of a concept is found
where of each of its groups of cues one at least stands there. Points are the
square roots of the cues' numbers of words, less for context and section. What
is counted (the noun behind the number) speaks for a wording or against it.

Nothing is guessed: below a threshold there is no match, and where two concepts
come out alike and the catalogue does not say which goes before the other, the
match names both and has no code.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from egovplan.catalogue.indicators import Catalogue, shipped_catalogue
from egovplan.model import Statement, Unit
from egovplan.vietnamese.concept_cues import CueIndex, cue_index
from egovplan.vietnamese.folding import fold_phrase

__all__ = ["MARGIN", "THRESHOLD", "Candidate", "ConceptMatch", "Cue", "MatchExplanation", "explain_match", "match_concept"]

THRESHOLD = 1.2
"""Points below which nothing is matched: two words of the clause, or three of its context."""

MARGIN = 0.25
"""Two concepts whose points differ by less are a tie."""

# Where a cue may stand, and how much it counts there.
_PLACES = ("clause", "context", "section")
_FACTORS = (1.0, 0.75, 0.4)
_SECTION = 2

# A cue that is part of what is counted; a noun that the wording's subject has, or has not.
_IN_NOUN = 1.25
_NOUN_AGREES = 1.0
_NOUN_DISAGREES = -1.5


# The number of a clause: its first share, else its first digit.
_SHARE = re.compile(r"\d[\d.,]* ?%")
_DIGIT = re.compile(r"\d")


@frozen
class Cue:
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
        score: The points of its cues.
        rank: The score, with what the noun said for or against it.
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
        context: The subject it carries over from the clauses around it, folded.
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
    return _match(clause, context, section, unit, noun or "", at, shipped_catalogue() if catalogue is None else catalogue)


def explain_match(
    statement: Statement | str,
    *,
    context: str = "",
    section: str = "",
    unit: Unit | str | None = None,
    noun: str | None = None,
    catalogue: Catalogue | None = None,
) -> MatchExplanation:
    """How the concept of a statement was found, or why none was.

    Args:
        statement: A statement of a plan, of which the quote, label, section,
            unit and noun are taken; or the words of a clause.
        context: As for ``match_concept``.
        section: As for ``match_concept``; by default the statement's own.
        unit: As for ``match_concept``; by default the statement's own.
        noun: As for ``match_concept``; by default the statement's own.
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
    texts = (fold_phrase(statement), fold_phrase(context), fold_phrase(section))
    index = cue_index(shipped_catalogue() if catalogue is None else catalogue)
    candidates, place = _heard(index, texts, Unit(unit) if unit else None, fold_phrase(noun or ""), None)
    match = _decide(candidates, index.catalogue)
    return MatchExplanation(match, tuple(candidates), _verdict(match, candidates, place))


@lru_cache(maxsize=4096)
def _match(
    clause: str,
    context: str,
    section: str,
    unit: Unit | str | None,
    noun: str,
    at: int | None,
    catalogue: Catalogue,
) -> ConceptMatch | None:
    texts = (clause, context, section)
    candidates, _ = _heard(cue_index(catalogue), texts, Unit(unit) if unit else None, fold_phrase(noun), at)
    return _decide(candidates, catalogue)


def _heard(
    index: CueIndex, texts: tuple[str, str, str], unit: Unit | None, noun: str, at: int | None
) -> tuple[list[Candidate], str]:
    """The candidates, the best first, from as few of the texts as decide; and the last text heard.

    Once several are alike, the texts further away only choose among these.
    """
    clause, context, section = texts
    if at is None:
        number = _SHARE.search(clause) or _DIGIT.search(clause)
        at = number.start() if number else None
    nouns = frozenset(cue for cue, _ in index.find(noun)) if noun else None
    hearing = _Hearing(index, unit, nouns)
    tie: tuple[list[Candidate], str] | None = None
    candidates: list[Candidate] = []
    heard = "clause"
    for place, text in enumerate((clause, context, section)):
        cues = index.find(text, None if place else at) if text else ()
        if place and not cues:
            continue
        heard = _PLACES[place]
        hearing.hear(cues, place)
        candidates = hearing.candidates()
        if tie:
            codes = {candidate.code for candidate in tie[0]}
            candidates = [candidate for candidate in candidates if candidate.code in codes]
        match = _decide(candidates, index.catalogue)
        if match and match.code:
            return candidates, heard
        if match and not tie:
            tie = [candidate for candidate in candidates if candidate.code in match.rivals], heard
    return tie or (candidates, heard)


class _Hearing:
    """What the cues heard so far say; one for each statement."""

    def __init__(self, index: CueIndex, unit: Unit | None, nouns: frozenset[int] | None) -> None:
        self.index = index
        self.unit = unit
        self.nouns = nouns
        self.found: list[tuple[int, int, float]] = []  # cue, place, weight there
        self.best: dict[int, tuple[float, int, int, float]] = {}  # by group: points, cue, place, weight
        self.groups: dict[int, list[int]] = {}  # by wording: the groups found

    def hear(self, cues: tuple[tuple[int, float], ...], place: int) -> None:
        votes, best, groups, nouns = self.index.votes, self.best, self.groups, self.nouns or ()
        factor = _FACTORS[place]
        for cue, nearness in cues:
            weight = factor * (_IN_NOUN if not place and cue in nouns else nearness)
            self.found.append((cue, place, weight))
            for group, wording, strength in votes[cue]:
                if group not in best:
                    groups.setdefault(wording, []).append(group)
                elif strength * weight <= best[group][0]:
                    continue
                best[group] = strength * weight, cue, place, strength

    def candidates(self) -> list[Candidate]:
        """The concepts of which a wording was found, the best first."""
        wordings, unit = self.index.wordings, self.unit
        best: dict[str, Candidate] = {}
        for wording, groups in self.groups.items():
            entry = wordings[wording]
            if len(groups) != entry.required or (unit and unit not in entry.units):
                continue
            used = [self.best[group] for group in groups]
            places = {place for _, _, place, _ in used}
            if places == {_SECTION} or self._vetoed(wording, places):
                continue
            candidate = self._candidate(wording, used)
            if candidate.code not in best or candidate.rank > best[candidate.code].rank:
                best[candidate.code] = candidate
        return sorted(best.values(), key=lambda candidate: (-candidate.rank, candidate.code))

    def _vetoed(self, wording: int, places: set[int]) -> bool:
        """Whether a cue of the clause, or of a text that the wording rests on, rules it out."""
        vetoes = self.index.vetoes
        return any((not place or place in places) and wording in vetoes[cue] for cue, place, _ in self.found)

    def _candidate(self, wording: int, used: list[tuple[float, int, int, float]]) -> Candidate:
        entry = self.index.wordings[wording]
        for group in entry.optional:
            supports = [(group[cue] * weight, cue, place, group[cue]) for cue, place, weight in self.found if cue in group]
            if supports:
                used.append(max(supports))
        score = entry.bonus + sum(strength * _FACTORS[place] for _, _, place, strength in used)
        rank = entry.bonus + sum(points for points, _, _, _ in used)
        if self.nouns is not None and entry.has_subject:
            agrees = any(wording in self.index.subjects[cue] for cue in self.nouns)
            rank += _NOUN_AGREES if agrees else _NOUN_DISAGREES
        cues = tuple(Cue(self.index.phrases[cue].strip(), _PLACES[place], round(p, 2)) for p, cue, place, _ in used)
        return Candidate(entry.concept.code, round(score, 2), round(rank, 2), cues)


def _decide(candidates: list[Candidate], catalogue: Catalogue) -> ConceptMatch | None:
    """The match among candidates that are in order, or None."""
    candidates = [candidate for candidate in candidates if candidate.score >= THRESHOLD]
    if not candidates:
        return None
    near = [candidate for candidate in candidates if candidate.rank > candidates[0].rank - MARGIN]
    first = near[0] if len(near) == 1 else _first_by_precedence(near, catalogue)
    best = first or near[0]
    others = tuple(candidate.code for candidate in near if candidate is not first)
    return ConceptMatch(first.code if first else None, best.score, best.cues, others)


def _first_by_precedence(near: list[Candidate], catalogue: Catalogue) -> Candidate | None:
    """The one candidate that the catalogue puts before all the others."""
    for candidate in near:
        yields = catalogue[candidate.code].before
        if all(other is candidate or other.code in yields for other in near):
            return candidate
    return None


def _verdict(match: ConceptMatch | None, candidates: list[Candidate], place: str) -> str:
    if match is None:
        if not candidates:
            return "no concept: the cues of none were all found"
        return f"no concept: {candidates[0].code} has {candidates[0].score:g} points, below {THRESHOLD:g}"
    if match.code is None:
        return f"ambiguous between {' and '.join(match.rivals)}"
    if match.rivals:
        return f"{match.code}, which the catalogue puts before {' and '.join(match.rivals)}"
    return f"{match.code}, decided by the {place}"
