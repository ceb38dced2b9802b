"""What stands in a row, as expressions: numbers, places in time, directions, truth."""

from __future__ import annotations

from typing import Any

from egovplan.analysis.interpolation.positions import day_of, decimal_year, number_or_none
from egovplan.analysis.scoring.directions import PARITY, direction_named, sign_of
from egovplan.exchange.columns.engines import TEMPORARY
from egovplan.exchange.frames.extra import library
from egovplan.model import Direction, Year

__all__ = ["choose", "column", "day_number", "divided", "finite", "number", "sign", "temporary", "truth", "year_number"]

# As large as a float gets, a little less: engines differ in how they compare with infinity and NaN.
_LARGEST = 1.7e308


def temporary(name: str) -> str:
    """The name of a column that stands in a frame only while it is worked on."""
    return TEMPORARY + name


def column(frame: Any, name: str) -> Any:
    """A column of a frame.

    Raises:
        ValueError: If the frame has no such column; the message lists those it has.
    """
    names = frame.collect_schema().names()
    if name not in names:
        raise ValueError(f"there is no column {name!r}; there are {', '.join(names)}")
    return library("narwhals").col(name)


def finite(expression: Any) -> Any:
    """Floats, null where a number is missing or not finite."""
    nw = library("narwhals")
    floats = expression.cast(nw.Float64)
    return nw.when((floats >= -_LARGEST) & (floats <= _LARGEST)).then(floats)


def number(frame: Any, given: str | float | None) -> Any:
    """A column of numbers, or one number for every row."""
    nw = library("narwhals")
    if isinstance(given, str):
        _must_be(frame, given, "numbers", lambda kind: kind.is_numeric() or kind == nw.Unknown)
        return finite(column(frame, given))
    return _everywhere(number_or_none(given))


def day_number(frame: Any, given: Any) -> tuple[Any, bool | None]:
    """A column of places (dates or numbers), or one place, as numbers; and whether they count days.

    Days are counted as `datetime.date.toordinal` counts them. Whether is None
    for a missing place.
    """
    if isinstance(given, str):
        if not _is_dated(frame, given):
            return number(frame, given), False
        day = column(frame, given).dt
        before = day.year() - 1
        return finite(365 * before + before // 4 - before // 100 + before // 400 + day.ordinal_day()), True
    day_given = day_of(given)
    if day_given is not None:
        return _everywhere(float(day_given.toordinal())), True
    return number(frame, given), None if given is None else False


def year_number(frame: Any, given: Any) -> Any:
    """A column of years or dates, or one of them, as years in which last days lie whole years apart."""
    nw = library("narwhals")
    if isinstance(given, str) and _is_dated(frame, given):
        day = column(frame, given).dt
        year = day.year()
        # Not by remainders, which pandas lacks for Arrow's whole numbers.
        fourth, hundredth, four_hundredth = (year // n * n == year for n in (4, 100, 400))
        leap = (fourth & ~hundredth) | four_hundredth
        days = nw.when(leap).then(nw.lit(366.0)).otherwise(nw.lit(365.0))
        return finite(year.cast(nw.Float64) + day.ordinal_day().cast(nw.Float64) / days - 1)
    if isinstance(given, Year):
        return _everywhere(float(given.value))
    day_given = None if isinstance(given, str) else day_of(given)
    return number(frame, given) if day_given is None else _everywhere(decimal_year(day_given) - 1)


def sign(frame: Any, direction: Direction | str | int) -> Any:
    """1 or -1 (0 for parity) of a direction; null in rows of a column that holds anything else."""
    nw = library("narwhals")
    if not _is_column(direction):
        return nw.lit(0.0 if direction == PARITY else float(sign_of(direction_named(direction))))
    given = column(frame, str(direction))
    if frame.collect_schema()[str(direction)].is_numeric():
        return nw.when((given == 1) | (given == -1)).then(given.cast(nw.Float64))
    words = {Direction.INCREASE.value: 1.0, Direction.DECREASE.value: -1.0, PARITY: 0.0}
    return choose([(given == word, nw.lit(meant)) for word, meant in words.items()], None)


def truth(condition: Any) -> Any:
    """A condition without nulls: what is not known is not so."""
    nw = library("narwhals")
    return nw.when(condition).then(nw.lit(True)).otherwise(nw.lit(False))


def divided(part: Any, whole: Any) -> Any:
    """A quotient, null where the whole is zero; some engines would stop there."""
    return part / library("narwhals").when(whole != 0).then(whole)


def choose(cases: list[tuple[Any, Any]], otherwise: Any) -> Any:
    """The value of the first case that holds; ``otherwise`` None leaves null."""
    nw = library("narwhals")
    (first, value), *others = cases
    chosen = nw.when(first).then(value)
    for condition, meant in others:
        chosen = chosen.when(condition).then(meant)
    return chosen if otherwise is None else chosen.otherwise(otherwise)


def _everywhere(value: float | None) -> Any:
    nw = library("narwhals")
    return nw.lit(value, dtype=nw.Float64)


def _is_column(direction: object) -> bool:
    return isinstance(direction, str) and direction not in (*Direction, PARITY)


def _is_dated(frame: Any, name: str) -> bool:
    nw = library("narwhals")
    column(frame, name)
    kind = frame.collect_schema()[name]
    return bool(kind == nw.Date or kind == nw.Datetime)


def _must_be(frame: Any, name: str, what: str, test: Any) -> None:
    column(frame, name)
    kind = frame.collect_schema()[name]
    if not test(kind):
        raise ValueError(f"the column {name!r} must hold {what}, not {kind}")
