"""Interpolation and scoring against what people use for them today.

- `interpolate`, called once per series, against pyam's `IamDataFrame.interpolate`
  on 5,000 series. pyam needs its own environment (`pip install pyam-iamc
  "sqlalchemy<2.1"`); without it that part says so and is left out.
- Whole columns of 1,000,000 rows, linear interpolation and required growth,
  against polars expressions written by hand that give the same result.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from typing import Any

from egovplan.analysis import GrowthBands, interpolate
from egovplan.analysis.columns import interpolate_columns, required_growth_columns

SERIES = 5_000
ROWS = 1_000_000
YEARS = (2005, 2010, 2015, 2020)
AT = 2012


def best(*functions: Callable[[], object], rounds: int) -> list[float]:
    """The shortest time of each function over several rounds, in seconds; in turn, so that all meet the same load."""
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(rounds):
        for function, taken in zip(functions, times, strict=True):
            begin = time.perf_counter()
            function()
            taken.append(time.perf_counter() - begin)
    return [min(taken) for taken in times]


def against_pyam(np: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            import pandas
            import pyam
        except ImportError:
            print(
                'interpolate against pyam: left out, as pyam is not installed (pip install pyam-iamc "sqlalchemy<2.1")'
            )
            return
    values = np.random.default_rng(1).uniform(1, 100, (SERIES, len(YEARS)))
    wide = pandas.DataFrame(values, columns=list(YEARS))
    for name in ("model", "region", "variable", "unit"):
        wide[name] = name
    wide["scenario"] = [f"s{index:05}" for index in range(SERIES)]
    frame = pyam.IamDataFrame(wide)
    plain = [dict(zip(YEARS, row, strict=True)) for row in values.tolist()]
    ours = [interpolate(points, AT) for points in plain]
    theirs = frame.interpolate(AT).filter(year=AT).data.sort_values("scenario")["value"].to_numpy()
    assert np.allclose(ours, theirs)
    slow, fast = best(lambda: frame.interpolate(AT), lambda: [interpolate(points, AT) for points in plain], rounds=4)
    print(f"interpolate, {SERIES:,} series of {len(YEARS)} points")
    print(f"  pyam IamDataFrame.interpolate {1e6 * slow / SERIES:8.2f} µs a series")
    print(f"  egovplan, called once each    {1e6 * fast / SERIES:8.2f} µs a series   {slow / fast:6.1f} times as fast")


def columns_against_polars(np: Any, polars: Any) -> None:
    generator = np.random.default_rng(2)
    x0 = generator.integers(2005, 2012, ROWS).astype(float)
    x1 = x0 + generator.integers(1, 9, ROWS)
    y0, y1 = generator.uniform(0, 100, ROWS), generator.uniform(0, 100, ROWS)
    at = x0 + (x1 - x0) * generator.random(ROWS)
    frame = polars.DataFrame({"x0": x0, "y0": y0, "x1": x1, "y1": y1, "at": at})
    c = polars.col
    line = (c("y1") - c("y0")) / (c("x1") - c("x0")) * (c("at") - c("x0")) + c("y0")
    bare = frame.lazy().select(value=line)
    # The same result: nothing outside the points.
    bounded = frame.lazy().select(value=polars.when((c("at") >= c("x0")) & (c("at") <= c("x1"))).then(line))

    def ours() -> Any:
        return interpolate_columns(x0, y0, x1, y1, at, outside="none")

    assert np.allclose(ours(), bounded.collect()["value"].to_numpy())
    report("linear interpolation", ours, {"polars": bounded.collect, "polars, unchecked": bare.collect})


def growth_against_polars(np: Any, polars: Any) -> None:
    generator = np.random.default_rng(3)
    base = generator.uniform(1, 100, ROWS)
    current, target = base * generator.uniform(0.5, 2, ROWS), base * generator.uniform(1.1, 3, ROWS)
    then, now, due = np.full(ROWS, 2015.0), generator.integers(2017, 2025, ROWS).astype(float), np.full(ROWS, 2030.0)
    frame = polars.DataFrame({"y0": base, "t0": then, "y1": current, "t1": now, "yt": target, "tt": due})
    c = polars.col
    observed = (c("y1") / c("y0")) ** (1 / (c("t1") - c("t0"))) - 1
    required = (c("yt") / c("y0")) ** (1 / (c("tt") - c("t0"))) - 1
    value, achieved = c("value"), c("y1") >= c("yt")
    high, middle, low, _ = GrowthBands.shipped().with_target
    expression = (
        frame.lazy()
        .with_columns(value=observed / required.abs())
        .select(
            value,
            score=polars.when(achieved)
            .then(5.0)
            .when(value >= middle.at_least)
            .then((middle.slope * value + middle.intercept).clip(upper_bound=5.0))
            .otherwise((low.slope * value + low.intercept).clip(lower_bound=-5.0)),
            status=polars.when(achieved)
            .then(1)
            .when(value >= high.at_least)
            .then(5)
            .when(value >= middle.at_least)
            .then(4)
            .when(value >= low.at_least)
            .then(3)
            .otherwise(2),
        )
    )

    def ours() -> Any:
        return required_growth_columns(base, then, current, now, target, due)

    result, wanted = ours(), expression.collect()
    assert np.allclose(result.value, wanted["value"].to_numpy())
    assert np.allclose(result.score, wanted["score"].to_numpy())
    assert (result.status_code == wanted["status"].to_numpy()).all()
    report("required growth", ours, {"polars": expression.collect})


def report(name: str, ours: Callable[[], object], others: dict[str, Callable[[], object]]) -> None:
    own, *times = best(ours, *others.values(), rounds=15)
    print(f"{name}, {ROWS:,} rows")
    print(f"  egovplan, whole columns {1000 * own:8.2f} ms")
    for other, took in zip(others, times, strict=True):
        print(f"  {other:<23} {1000 * took:8.2f} ms   egovplan takes {own / took:5.2f} times as long")


def main() -> None:
    try:
        import numpy as np
    except ImportError:
        print('left out, as numpy is not installed (pip install "egovplan[frames]")')
        return
    against_pyam(np)
    try:
        import polars
    except ImportError:
        print('whole columns: left out, as polars is not installed (pip install "egovplan[frames]")')
        return
    columns_against_polars(np, polars)
    growth_against_polars(np, polars)
