"""`score`: one indicator, its observations, one method."""

from __future__ import annotations

from typing import Any

from egovplan.analysis.scoring.case import prepare
from egovplan.analysis.scoring.registry import scoring_method_named
from egovplan.analysis.scoring.result import Score, Status
from egovplan.model import Indicator

__all__ = ["score"]


def score(
    indicator: Indicator,
    observations: Any = (),
    at: object = None,
    method: str = "attainment",
    *,
    target: object = None,
    baseline: object = None,
    direction: object = None,
    **options: Any,
) -> Score:
    """How far an indicator of a plan has come by a date.

    Args:
        indicator: An indicator with its statements, as a plan holds it. Its
            own baselines are observations too.
        observations: A sequence of `Observation`, `Statement` or (date, value)
            pairs, in any order; a mapping from date to value; or a mapping
            from indicator id, concept or label to any of these. Observations
            of other indicators are passed over. Values are in the
            indicator's unit.
        at: The date of the score: a date, `Year`, `Deadline` or year; by
            default that of the last observation. Later observations are not
            used.
        method: ``attainment``, ``required_growth``, ``status_index``,
            ``trajectory``, or one registered with `scoring_method`.
        target: By default the first target due at or after ``at``, else the
            last. Or a statement, its id, its due date, a number, or (due date,
            number).
        baseline: By default the earliest observation. Or an observation, a
            statement, the date of one, a number, or (date, number).
        direction: By default that of the target's comparator, else of the
            indicator. Or ``increase``, ``decrease``, 1, -1.
        **options: For the method: ``bands`` (its own class of bands),
            ``limit`` (required_growth), ``parity``, ``marks`` (status_index),
            ``interpolation`` (trajectory).

    Returns:
        A score with its inputs, and in words whatever is special: no data, no
        target, a change and no level, a range, already met, moved away, the
        deadline passed, observations or targets that disagree. The order of
        observations makes no difference.

    Raises:
        ValueError: For an unknown method, a named target or baseline that is
            not there, or a value that is no finite number.
        TypeError: For observations, dates or names in no accepted form.

    Source: the methods' own modules.

    >>> from datetime import date
    >>> from egovplan.model import Deadline, Quantity, Statement
    >>> target = Statement("t", "target", Quantity(90, "percent"), "e-mail", deadline=Deadline(date(2015, 12, 31)))
    >>> base = Statement("b", "baseline", Quantity(60, "percent"), "e-mail", deadline=Deadline(date(2010, 12, 31)))
    >>> email = Indicator("i", "e-mail", statements=(target, base))
    >>> print(score(email, {date(2013, 12, 31): 80}, at=2013).explain())
    attainment: improved, 66.6667 (percent of targeted change), mark 66.6667 of 100
      baseline 60 (2010-12-31), latest 80 (2013-12-31), target 90 (2015-12-31), increase
    """
    scorer = scoring_method_named(method)
    case = prepare(indicator, observations, at, target=target, baseline=baseline, direction=direction)
    if case.blocked:
        return Score(method, Status.NOT_ASSESSED, reasons=case.notes, inputs=case.inputs)
    return scorer(case, **options).with_notes(case.notes, case.inputs)
