"""Rows to be scored, interpolated and added up, and what the functions of single numbers give for them.

Shared by the tests of engines on one machine and those of clusters.
"""

import datetime
import itertools
import math
import random

import pyarrow as pa

from egovplan.analysis import attainment, interpolate, required_growth, status_index
from egovplan.analysis.interpolation import InterpolationError
from egovplan.exchange import columns
from egovplan.model import Year

VALUES = (None, -3.0, 0.0, 10.0, 60.0, 69.8, 90.0, 99.5)
SIGNS = (None, 1, -1)


def score_rows():
    """Every combination of a few values, some by chance, and the awkward ones."""
    rows = list(itertools.product(VALUES, VALUES, VALUES, SIGNS))
    chance = random.Random(8)
    rows += [(*(round(chance.uniform(-5, 120), 1) for _ in range(3)), chance.choice(SIGNS)) for _ in range(200)]
    rows += [(math.nan, 1.0, 2.0, 1), (1.0, math.nan, 2.0, 1), (1.0, 2.0, math.nan, -1), (60.0, 63.0, 90.0, 7)]
    return rows


def score_table():
    names = ("row", "baseline", "latest", "target", "sign", "limit")
    rows = [(i, *row, (None, 100.0, 60.0)[i % 3]) for i, row in enumerate(score_rows())]
    table = pa.table({name: [row[i] for row in rows] for i, name in enumerate(names)})
    starts = [datetime.date(2010 + i % 4, 12, 31) if i % 11 else None for i in range(len(rows))]
    ends = [datetime.date(2015 + i % 3, 6 if i % 2 else 12, 30) for i in range(len(rows))]
    return table.append_column("began", pa.array(starts)).append_column("measured", pa.array(ends))


def expected(row, method):
    """Value, score, status and measure by the function of single numbers."""
    b, now, t, sign = row["baseline"], row["latest"], row["target"], row["sign"]
    if method == "attainment":
        result = attainment(b, now, t, sign)
    elif method == "status_index":
        result = status_index(b, now, t, sign)
    else:
        t0, t1 = row["began"], row["measured"]
        aim = (t, Year(2020)) if method == "required_growth" else (None, None)
        result = required_growth(b, t0, now, t1, *aim, sign, row["limit"])
    measure = None if result.measure is None else str(result.measure)
    return result.value, result.score, str(result.status), measure


def scored(frame, method):
    """The scoring script: the same for every engine."""
    if method == "attainment":
        return columns.add_attainment(frame, direction="sign", prefix="told")
    if method == "status_index":
        return columns.add_status_index(frame, direction="sign", prefix="told")
    aim = ("target", Year(2020)) if method == "required_growth" else (None, None)
    return columns.add_required_growth(
        frame, "baseline", "began", "latest", "measured", *aim, "sign", "limit", prefix="told"
    )


METHODS = ("attainment", "status_index", "required_growth", "growth_without_target")


def compare_scores(records, method):
    """Every row of an engine against the function of single numbers; says how many were compared."""
    compared = 0
    for record in records:
        without_direction = record["sign"] is None and method != "attainment"
        if without_direction or record["sign"] not in SIGNS:
            assert record["told_status"] in ("not_assessed", "informational", "baseline_only"), record
            assert (record["told_value"], record["told_score"], record["told_measure"]) == (None, None, None), record
            continue
        value, score, status, measure = expected(record, method)
        assert record["told_status"] == status, (record, status)
        assert near(record["told_value"], value), (record, value)
        assert near(record["told_score"], score), (record, score)
        assert record["told_measure"] == measure, (record, measure)
        compared += 1
    return compared


def near(got, wanted):
    if wanted is None or got is None:
        return got is None and wanted is None
    return math.isclose(got, wanted, rel_tol=1e-9, abs_tol=1e-9)


def interpolation_table():
    """Points on either side of places, dated; some missing, turned round, at the points, or outside."""
    day = datetime.date
    places = [None, day(2009, 1, 1), day(2010, 12, 31), day(2012, 2, 29), day(2015, 12, 31), day(2021, 3, 1)]
    points = [None, day(2010, 12, 31), day(2015, 12, 31)]
    rows = itertools.product(points, (None, 60.0, 90.0), points, (60.0, 90.0, None), places)
    names = ("before", "value_before", "after", "value_after", "at")
    kinds = (pa.date32(), pa.float64(), pa.date32(), pa.float64(), pa.date32())
    cells = list(rows)
    table = {name: pa.array([row[i] for row in cells], kinds[i]) for i, name in enumerate(names)}
    return pa.table({"row": range(len(cells)), **table})


INTERPOLATIONS = tuple(itertools.product(("linear", "step"), ("none", "hold", "extend")))


def interpolated(record, method, outside):
    """The value by `interpolate`."""
    x0, y0, x1, y1, at = (record[name] for name in ("before", "value_before", "after", "value_after", "at"))
    left, right = None not in (x0, y0), None not in (x1, y1)
    if at is None or not (left or right) or (left and right and x0 > x1):
        return None
    if not (left and right):  # a point on one side only
        beyond = outside == "hold" and (at >= x0 if left else at <= x1)
        return (y0 if left else y1) if beyond else None
    points = [(x0, y0), (x1, y1)]
    try:
        return interpolate(points, at, method, outside)
    except InterpolationError as error:
        if error.code in ("repeated_point", "nothing_reached", "single_point"):
            return None
        raise
