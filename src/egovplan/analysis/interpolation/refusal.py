"""The one error of interpolation, with its reason."""

from __future__ import annotations

from egovplan.analysis.reason import Reason, because

__all__ = ["InterpolationError"]


class InterpolationError(ValueError):
    """Points or a position that cannot be interpolated; ``reason`` says why.

    Args:
        code: Code in the catalogue of reasons (``outside_points``).
        **arguments: The values of its message.

    >>> error = InterpolationError("no_points")
    >>> error.code, str(error)
    ('no_points', 'there is no point with both a position and a value')
    """

    def __init__(self, code: str, **arguments: object) -> None:
        self.reason: Reason = because(code, **arguments)
        super().__init__(self.reason.message)

    @property
    def code(self) -> str:
        """The code of its reason."""
        return self.reason.code

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword arguments are not among the args that pickle would call with.
        return _restored, (self.reason,)


def _restored(reason: Reason) -> InterpolationError:
    return InterpolationError(reason.code, **dict(reason.arguments))
