"""A body of government."""

from __future__ import annotations

from attrs import field, frozen
from attrs.validators import optional

from egovplan.model.conversion import agency_kind, optional_level, texts
from egovplan.model.enums import AgencyKind, Level
from egovplan.model.validation import each_text, member, one_line_identifier, text

__all__ = ["Agency"]


@frozen
class Agency:
    """A body of government, or a class of them (``UBND các huyện``).

    Attributes:
        id: Stable code (``quang-ngai/so-thong-tin-va-truyen-thong``).
        name: Canonical name in Vietnamese.
        level: Level of government, or None where it has none.
        kind: What kind of body it is.
        province: Code of its province (``quang-ngai``), or None.
        names: The spellings it goes by in this plan, in order of appearance.
    """

    id: str = field(validator=one_line_identifier)
    name: str = field(validator=text)
    level: Level | None = field(default=None, converter=optional_level, validator=optional(member(Level)))
    kind: AgencyKind = field(default=AgencyKind.OTHER, converter=agency_kind, validator=member(AgencyKind))
    province: str | None = field(default=None, validator=optional(text))
    names: tuple[str, ...] = field(default=(), converter=texts, validator=each_text)

    def __repr__(self) -> str:
        return f"<Agency {self.id}: {self.name}>"
