"""The rows of a frame of any library, as dicts.

Through narwhals where it is installed; else through the method that the frame
itself has for this, so that nothing needs to be installed for pandas, polars
and pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["frame_records", "is_frame"]


def is_frame(source: object) -> bool:
    """Whether something looks like a frame: named columns, and no mapping."""
    # Asked of the class: a lazy frame would work out its schema to answer.
    kind = type(source)
    return not isinstance(source, Mapping) and (hasattr(kind, "columns") or hasattr(kind, "column_names"))


def frame_records(frame: Any) -> Iterable[Mapping[str, Any]]:
    """The rows of a frame, in order.

    Args:
        frame: A pandas, polars or pyarrow frame, or any that narwhals knows;
            lazy ones are collected.

    Raises:
        ImportError: If only narwhals can read the frame and it is missing.
        TypeError: If narwhals does not know it either.
    """
    try:
        import narwhals
    except ImportError:
        return _by_own_method(frame)
    wrapped = narwhals.from_native(frame)
    eager = wrapped.collect() if isinstance(wrapped, narwhals.LazyFrame) else wrapped
    return eager.iter_rows(named=True)


def _by_own_method(frame: Any) -> Iterable[Mapping[str, Any]]:
    if hasattr(frame, "collect") and not hasattr(frame, "to_dicts"):
        frame = frame.collect()
    for method, arguments in (("to_dicts", ()), ("to_pylist", ()), ("to_dict", ("records",))):
        if hasattr(frame, method):
            records: Iterable[Mapping[str, Any]] = getattr(frame, method)(*arguments)
            return records
    raise ImportError(f'a {type(frame).__name__} needs narwhals: pip install "egovplan[frames]"')
