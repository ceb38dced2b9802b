"""Vietnamese wording, awkward text, ids, and what else all strategies draw from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from egovplan.model import Level, ServiceLevel

__all__ = [
    "BODIES",
    "NUMBERS",
    "days",
    "ids",
    "level",
    "levels",
    "maybe",
    "one_of_ids",
    "phrases",
    "service_levels",
    "some_of_ids",
    "texts",
    "years",
]

T = TypeVar("T")

_WORDS = (
    "cơ quan nhà nước",  # state agencies
    "dịch vụ công trực tuyến",  # online public services
    "văn bản điện tử",  # electronic documents
    "hồ sơ",  # files
    "chữ ký số",  # digital signatures
    "Cổng thông tin điện tử",  # web portal
    "cơ sở dữ liệu",  # databases
    "mạng LAN",  # local networks
    "cán bộ, công chức",  # officials
    "một cửa điện tử",  # electronic one-stop
    "tỉnh Sơn Hải",  # an invented province
    "cấp xã",  # commune level
    "được triển khai",  # are rolled out
)

_AWKWARD = (
    "=1+1",
    "+84 55 382 2222",
    "-",
    "@so-noi-vu",
    "\ttab",
    "'dấu nháy",  # apostrophe
    'ghi chú "trong ngoặc", dấu phẩy; chấm phẩy',  # quotation marks, comma, semicolon
    "dòng một\ndòng hai",  # two lines
    "dòng một\r\ndòng hai",
    "[1, 2]",
    "<script>alert(1)</script>",
    "1.",
    " khoảng trắng ",  # white space at both ends
    unicodedata.normalize("NFD", "Sở Thông tin và Truyền thông"),
    "\U0001f4be",
)

BODIES = ("Sở Nội vụ", "Sở Tài chính", "Văn phòng UBND tỉnh", "UBND huyện Đông Sơn", "Sở TT&TT", "Công an tỉnh")

NUMBERS = ("1", "2.", "03", "a)", "IV", "12")


def phrases() -> SearchStrategy[str]:
    """Vietnamese administrative wording of one to four phrases."""
    return st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)


def texts() -> SearchStrategy[str]:
    """Wording, now and then with something awkward in it."""
    return st.one_of(phrases(), phrases(), st.sampled_from(_AWKWARD))


def ids(kind: str) -> SearchStrategy[str]:
    """Ids of one kind of part, as reading makes them.

    Args:
        kind: What the ids begin with.
    """
    return st.integers(0, 2**48 - 1).map(lambda number: f"{kind}-{number:012x}")


def maybe(strategy: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """That, or None."""
    return st.one_of(st.none(), strategy)


def days() -> SearchStrategy[date]:
    """Days from 2000 to 2035."""
    return st.dates(date(2000, 1, 1), date(2035, 12, 31))


def years() -> SearchStrategy[int]:
    """Years from 2000 to 2035."""
    return st.integers(2000, 2035)


def level() -> SearchStrategy[Level | None]:
    """A level of government, or None."""
    return maybe(st.sampled_from(Level))


def levels() -> SearchStrategy[list[Level]]:
    """Levels of government, each once."""
    return st.lists(st.sampled_from(Level), max_size=3, unique=True)


def service_levels() -> SearchStrategy[list[ServiceLevel]]:
    """Levels of online service, each once."""
    return st.lists(st.sampled_from(ServiceLevel), max_size=2, unique=True)


def one_of_ids(part_ids: Sequence[str]) -> SearchStrategy[str | None]:
    """One of the ids, or None."""
    return maybe(st.sampled_from(list(part_ids))) if part_ids else st.none()


def some_of_ids(part_ids: Sequence[str]) -> SearchStrategy[list[str]]:
    """At most two of the ids, each once."""
    return st.lists(st.sampled_from(list(part_ids)), max_size=2, unique=True) if part_ids else st.just([])
