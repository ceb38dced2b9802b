"""Periods that do not fit together: of projects, roll-outs, phases and outlooks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from egovplan.analysis.consistency.claimed_periods import ClaimedPeriod, claimed_period, claimed_periods
from egovplan.analysis.consistency.doubt import for_the_record
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.wording import key, short
from egovplan.analysis.consistency.years import plausible_years
from egovplan.catalogue.findings import finding
from egovplan.model import Claim, Finding, Period, Plan, Project, Rollout

__all__ = ["horizon_inverted", "overlapping_phases", "project_outside_period", "rollout_outside_period"]

_Frame = tuple[date, date]


@consistency_check("project-outside-period")
def project_outside_period(plan: Plan) -> Iterator[Finding]:
    """A project runs within the period of the list it stands in.

    The period of a list is a claim of the kind ``date`` with the subject
    ``table``. Where there is none it is the period of the plan and its
    outlook; then a project that lies wholly outside is a warning, unless most
    do, and one that only runs on beyond the end is info (one that began before
    the plan goes on). A period with an implausible year is another finding.
    """
    plausible = plausible_years(plan)
    dated = [p for p in plan.projects if p.periods and all(_is_within(period, plausible) for period in p.periods)]
    frames = _frames(plan)
    framed = [(project, _frame_of(project, frames)) for project in dated]
    for project, own in framed:
        outside = own and not any(_inside(project, frame) for frame in own)
        if own and outside:
            yield _outside(project, own[0])
    whole = _frame_of_plan(plan)
    if whole:
        yield from _outside_plan([project for project, own in framed if not own], whole)


def _is_within(period: Period, years: range) -> bool:
    return period.start.year in years and period.end.year in years


def _frames(plan: Plan) -> dict[str | None, list[_Frame]]:
    frames: dict[str | None, list[_Frame]] = {}
    for claim, span in claimed_periods(plan, "table"):
        if claim.table in ("projects", "budget") and span.first and span.last and span.first <= span.last:
            group = key(claim.group) if claim.group is not None else None
            frames.setdefault(group, []).append((span.first, span.last))
    return frames


def _frame_of(project: Project, frames: dict[str | None, list[_Frame]]) -> list[_Frame]:
    for group in (project.group, str(project.kind), None):
        found = frames.get(None if group is None else key(group))
        if found:
            return found
    return []


def _frame_of_plan(plan: Plan) -> _Frame | None:
    if plan.period is None:
        return None
    return plan.period.start, max(plan.period.end, plan.horizon.date if plan.horizon else plan.period.end)


def _inside(project: Project, frame: _Frame) -> bool:
    return all(frame[0] <= period.start and period.end <= frame[1] for period in project.periods)


def _outside_plan(projects: list[Project], frame: _Frame) -> Iterator[Finding]:
    apart = {p.id for p in projects if p.start and p.end and (p.end < frame[0] or p.start > frame[1])}
    for project in projects:
        if project.id in apart:
            found = _outside(project, frame)
            yield found if 2 * len(apart) <= len(projects) else for_the_record(found)
        elif project.end and project.end > frame[1]:
            yield for_the_record(_outside(project, frame))


def _outside(project: Project, frame: _Frame) -> Finding:
    text = project.period_text or f"{project.start} - {project.end}"
    return finding(
        "project-outside-period",
        project.source,
        subject_id=project.id,
        number=project.number or short(project.name),
        period=short(text),
        frame=f"{frame[0].isoformat()} - {frame[1].isoformat()}",
    )


@consistency_check("rollout-outside-period")
def rollout_outside_period(plan: Plan) -> Iterator[Finding]:
    """What is rolled out is rolled out in the years of the plan; one finding for each thing rolled out."""
    frame = _frame_of_plan(plan)
    if frame is None:
        return
    outside: dict[str, list[Rollout]] = {}
    for rollout in plan.rollouts:
        if rollout.year is not None and not frame[0].year <= rollout.year <= frame[1].year:
            outside.setdefault(rollout.what or "-", []).append(rollout)
    for what, rollouts in outside.items():
        yield finding(
            "rollout-outside-period",
            rollouts[0].source,
            related=[rollout.source for rollout in rollouts[1:] if rollout.source],
            subject_id=rollouts[0].id,
            count=len(rollouts),
            what=short(what),
            year=rollouts[0].year,
        )


@consistency_check("horizon-inverted")
def horizon_inverted(plan: Plan) -> Iterator[Finding]:
    """An outlook lies after the period it is added to: that of the plan, and that of every title it cites.

    A cited one is a claim of the kind ``date`` with the subject ``horizon``;
    its value is the outlook, its group the period.
    """
    told = False
    for claim, outlook in claimed_periods(plan, "horizon"):
        period = claimed_period(claim.group)
        if period and period.last and outlook.last and outlook.last <= period.last:
            told = told or (plan.horizon is not None and plan.horizon.date == outlook.last)
            yield _inverted(claim, outlook.text, period.text)
    if not told and plan.horizon and plan.period and plan.horizon.date <= plan.period.end:
        period_text = f"{plan.period.start.isoformat()}/{plan.period.end.isoformat()}"
        yield _inverted(None, plan.horizon.date.isoformat(), period_text, plan)


def _inverted(claim: Claim | None, horizon: str, period: str, plan: Plan | None = None) -> Finding:
    source = claim.source if claim else plan.document.source if plan else None
    return finding("horizon-inverted", source, subject_id=claim.id if claim else None, horizon=horizon, period=period)


@consistency_check("overlapping-phases")
def overlapping_phases(plan: Plan) -> Iterator[Finding]:
    """The phases of one roadmap follow one another; a phase that lies within another one is a part of it.

    Phases are claims of the kind ``date`` with the subject ``phase``; those of
    one group (None, mostly) belong to one roadmap. A phase is compared with
    the one before it.
    """
    roadmaps: dict[str | None, dict[tuple[date, date], tuple[Claim, ClaimedPeriod]]] = {}
    for claim, span in claimed_periods(plan, "phase"):
        if span.first and span.last and span.first <= span.last:
            roadmaps.setdefault(claim.group, {}).setdefault((span.first, span.last), (claim, span))
    for phases in roadmaps.values():
        ordered = [phases[days] for days in sorted(phases)]
        for (before, earlier), (after, later) in pairwise(ordered):
            if _overlap(earlier, later):
                yield finding(
                    "overlapping-phases",
                    after.source,
                    related=[before.source] if before.source else (),
                    subject_id=after.id,
                    first=earlier.text,
                    second=later.text,
                )


def _overlap(earlier: ClaimedPeriod, later: ClaimedPeriod) -> bool:
    if earlier.first is None or earlier.last is None or later.first is None or later.last is None:
        return False
    return earlier.first < later.first <= earlier.last < later.last
