"""Why a result is special, as a code with values, and in words."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from egovplan.catalogue.scoring import reason_types

__all__ = ["Reason", "because", "plain"]

Argument = str | int | float | date


@frozen
class Reason:
    """One special case, told in words and open to localisation.

    Attributes:
        code: Its code in the catalogue of reasons (``already_met``).
        arguments: The values in its message, by name; numbers and dates are
            kept as such, so that another language can print them its own way.

    >>> because("no_longer_met", target=80.0, baseline=85, latest=75).message
    'the target of 80 was met at the baseline of 85 and no longer is at 75'
    """

    code: str
    arguments: tuple[tuple[str, Argument], ...] = ()

    @property
    def message(self) -> str:
        """The reason in an English clause; a code of a user's own method stands for itself."""
        kind = reason_types().get(self.code)
        if kind is None:
            return self.code
        return kind.message.format(**{name: plain(value) for name, value in self.arguments})

    def __str__(self) -> str:
        return self.message


def because(code: str, **arguments: object) -> Reason:
    """Make a reason; values that are neither numbers nor dates become text."""
    return Reason(
        code,
        tuple(
            (name, value if isinstance(value, int | float | date) else str(value)) for name, value in arguments.items()
        ),
    )


def plain(value: object) -> str:
    """A number without a needless ``.0`` and at most six digits behind the point; else its text.

    >>> plain(70.0), plain(1 / 3), plain("percent")
    ('70', '0.333333', 'percent')
    """
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.6g}"
    return str(value)
