"""What the catalogue says about one indicator concept."""

from __future__ import annotations

import datetime
from enum import StrEnum

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of, matches_re, min_len, optional

from egovplan.model import Direction, Unit
from egovplan.model.validation import text

__all__ = ["Concept", "Stage", "Wording"]

_PHRASES = deep_iterable(instance_of(str), instance_of(tuple))
_GROUPS = deep_iterable(_PHRASES, instance_of(tuple))


class Stage(StrEnum):
    """Where in the results chain a concept stands.

    Input: money, staff, equipment. Process: what is done with them. Output:
    what then exists. Outcome: who uses it, and what comes of it.
    """

    INPUT = "input"
    PROCESS = "process"
    OUTPUT = "output"
    OUTCOME = "outcome"


@frozen
class Wording:
    """One way to word a concept: which cues must, may and must not stand there.

    A cue is a Vietnamese phrase of whole words; case, punctuation and the
    spellings of ``wording.toml`` make no difference.

    Attributes:
        all: Groups of cues; of every group one cue at least must be found.
        any: Groups of cues that add to the score, at half weight.
        none: Cues that rule this wording out.
        subject: Cues of what is counted (``cơ quan``, ``dịch vụ công``): the
            noun behind the number speaks for the wording where it has one of
            them, and against it where it has none.
        bonus: Points added where the wording is short but cannot mean
            anything else.
    """

    all: tuple[tuple[str, ...], ...] = field(validator=(_GROUPS, min_len(1)))
    any: tuple[tuple[str, ...], ...] = field(default=(), validator=_GROUPS)
    none: tuple[str, ...] = field(default=(), validator=_PHRASES)
    subject: tuple[str, ...] = field(default=(), validator=_PHRASES)
    bonus: float = 0.0


@frozen
class Concept:
    """One thing that e-government plans measure, whatever words they use.

    The scope (levels of government, levels of online service) is no part of a
    concept: ``70 % of communes`` and ``100 % of provincial bodies`` use the
    same one.

    Attributes:
        code: Stable code, ``domain.name`` (``document.electronic_exchange``).
        name: English name.
        name_vi: Vietnamese name.
        units: Units it is measured in, the usual one first. A count and a
            share are measurements of their own and never joined.
        direction: Which way it should move.
        stage: Where in the results chain it stands.
        wordings: How Vietnamese plans word it.
        denominator: What a share is out of, or None.
        limit: The best value a share (100; 0 where it should fall) or a rank
            (1) can have, or None where it is open. Counts have none.
        related: Codes of concepts near by, to look at together.
        before: Codes of concepts that yield to this one where both claim a
            statement and the cues do not decide.
        valid_from: First day on which the concept has a meaning (a service
            scheme comes into force), or None.
        valid_until: Last day, or None.
        additive: Whether the amounts of one plan are parts of one another
            (money), so that they never are points of one series.
        source: Acts that set or define it.
        examples: Invented sentences that must match it.
    """

    code: str = field(validator=matches_re(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*"))
    name: str = field(validator=text)
    name_vi: str = field(validator=text)
    units: tuple[Unit, ...] = field(validator=(deep_iterable(instance_of(Unit), instance_of(tuple)), min_len(1)))
    direction: Direction = field(validator=instance_of(Direction))
    stage: Stage = field(validator=instance_of(Stage))
    wordings: tuple[Wording, ...] = field(validator=min_len(1), repr=False)
    denominator: str | None = field(default=None, validator=optional(instance_of(str)))
    limit: float | None = field(default=None, validator=optional(instance_of((int, float))))
    related: tuple[str, ...] = field(default=(), repr=False)
    before: tuple[str, ...] = field(default=(), repr=False)
    valid_from: datetime.date | None = field(default=None, validator=optional(instance_of(datetime.date)))
    valid_until: datetime.date | None = field(default=None, validator=optional(instance_of(datetime.date)))
    additive: bool = field(default=False, validator=instance_of(bool))
    source: tuple[str, ...] = field(default=(), repr=False)
    examples: tuple[str, ...] = field(default=(), repr=False)

    @property
    def domain(self) -> str:
        """The part of the code before the dot (``document``)."""
        return self.code.partition(".")[0]

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the concept has a meaning on a day.

        Args:
            day: The day.

        >>> import datetime
        >>> from egovplan.catalogue.indicators import concept
        >>> concept("service.online_level").holds_on(datetime.date(2025, 1, 1))
        False
        """
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )
