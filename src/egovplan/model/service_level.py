"""Levels of online public service, in both Vietnamese schemes.

Sources: Decree 43/2011/NĐ-CP article 3 (levels 1 to 4) and Decree
42/2022/NĐ-CP (fully and partly online), which replaced it.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

__all__ = ["Certainty", "Mapping", "ServiceLevel", "ServiceScheme"]


class ServiceScheme(StrEnum):
    """Which regulation defines the level."""

    FOUR_LEVELS = "43/2011/NĐ-CP"
    FULL_OR_PART = "42/2022/NĐ-CP"


class Certainty(StrEnum):
    """How sure a mapping from one scheme to the other is."""

    CERTAIN = "certain"
    CONDITIONAL = "conditional"
    NONE = "none"


class ServiceLevel(StrEnum):
    """How far a public service can be had online.

    Levels ``1`` to ``4`` are those of Decree 43/2011/NĐ-CP article 3:

    1. information about the service;
    2. forms to download, filed in person or by post;
    3. filed and processed online, fee and result in person;
    4. fee online too; the result online, in person or by post.

    ``full`` and ``part`` are those of Decree 42/2022/NĐ-CP.
    """

    LEVEL_1 = "1"
    LEVEL_2 = "2"
    LEVEL_3 = "3"
    LEVEL_4 = "4"
    FULL = "full"
    PART = "part"

    @property
    def scheme(self) -> ServiceScheme:
        """The regulation that defines this level."""
        return ServiceScheme.FOUR_LEVELS if self.value.isdigit() else ServiceScheme.FULL_OR_PART

    @property
    def number(self) -> int | None:
        """1 to 4, or None in the later scheme."""
        return int(self.value) if self.value.isdigit() else None

    @property
    def token(self) -> int | str:
        """How tables print it: 1 to 4 as a number, else the word."""
        return self.number or self.value

    @classmethod
    def of(cls, value: int | str | ServiceLevel) -> ServiceLevel:
        """The level for a number or word (``3``, ``"3"``, ``"full"``).

        Args:
            value: A number or word.

        Raises:
            ValueError: If there is no such level.
        """
        return cls(str(value))

    def in_later_scheme(self, *, presence_needed: bool | None = None) -> Mapping:
        """What this level is in the scheme of Decree 42/2022/NĐ-CP.

        Args:
            presence_needed: Whether any step needs the applicant to come in
                person, where that is known.

        Returns:
            The level there and how certain that is. Level 4 is fully online
            only where no step needs presence; level 3 is partly online unless
            all its remaining steps are known to need none.
        """
        if self.scheme is ServiceScheme.FULL_OR_PART:
            return Mapping(self, Certainty.CERTAIN, "already in the later scheme")
        if self in (ServiceLevel.LEVEL_1, ServiceLevel.LEVEL_2):
            return Mapping(None, Certainty.NONE, "levels 1 and 2 file on paper; the later scheme does not count them")
        if presence_needed is True:
            return Mapping(ServiceLevel.PART, Certainty.CERTAIN, "a step needs the applicant's presence")
        if self is ServiceLevel.LEVEL_3:
            return Mapping(
                ServiceLevel.PART, Certainty.CONDITIONAL, "filed online, but the fee or the result is had in person"
            )
        if presence_needed is False:
            return Mapping(ServiceLevel.FULL, Certainty.CERTAIN, "no step needs the applicant's presence")
        return Mapping(ServiceLevel.FULL, Certainty.CONDITIONAL, "fully online only where no step needs presence")


@frozen
class Mapping:
    """A level in another scheme, with how certain it is.

    Attributes:
        level: The level there, or None where there is none.
        certainty: ``certain``, ``conditional`` or ``none``.
        reason: Why, in one clause.
    """

    level: ServiceLevel | None
    certainty: Certainty
    reason: str
