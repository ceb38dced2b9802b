"""Columns of numbers as numpy arrays, worked on in blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

__all__ = ["blocks", "column_length", "float_array", "numpy_module"]

# Rows worked on at a time, so that the arrays in between stay in the processor's cache.
BLOCK = 16384


def numpy_module() -> Any:
    """The numpy module.

    Raises:
        ImportError: Naming the extra, where numpy is missing.
    """
    try:
        import numpy
    except ImportError as error:
        raise ImportError('whole columns need numpy: pip install "egovplan[frames]"') from error
    return numpy


def float_array(column: Any) -> Floats:
    """Numbers as floats, missing ones (None, NaT) as NaN; ``datetime64`` as days.

    Raises:
        ValueError: For something that is no number.
    """
    np = numpy_module()
    array = np.asarray(column)
    if array.dtype.kind == "M":
        days = array.astype("datetime64[D]")
        floats = np.where(np.isnat(days), np.nan, days.astype(np.int64).astype(np.float64))
    else:
        try:
            floats = array.astype(np.float64, copy=False)
        except (TypeError, ValueError) as error:
            raise ValueError(f"a column must hold numbers: {error}") from None
    return floats  # type: ignore[no-any-return]


def column_length(columns: Sequence[Floats]) -> int | None:
    """How many rows the columns have; None where all are single numbers.

    Raises:
        ValueError: If they differ in length or have more than one axis.
    """
    shapes = {column.shape for column in columns if column.ndim}
    if len(shapes) > 1 or any(len(shape) != 1 for shape in shapes):
        raise ValueError(f"columns must have one axis and the same length, got shapes {sorted(shapes)}")
    return int(shapes.pop()[0]) if shapes else None


def blocks(columns: Sequence[Floats], rows: int) -> Iterator[tuple[slice, list[Floats]]]:
    """The columns some rows at a time; single numbers stand for every row."""
    for begin in range(0, rows, BLOCK):
        part = slice(begin, min(begin + BLOCK, rows))
        yield part, [column[part] if column.ndim else column for column in columns]
