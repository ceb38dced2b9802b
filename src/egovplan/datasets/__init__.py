"""Plans that ship with the package.

`sample_text` is a short plan of a province that does not exist, Sơn Hải, in
the layout in which such decisions are printed. It was written for this library
and is in nobody's way: use it in tests, in lessons and to try things out. Two
mistakes are in it on purpose, so that there is something to find: the total of
its second appendix is not the sum of the rows, and one step of its roadmap
falls back.
"""

from egovplan.datasets.sample import sample_path, sample_text

__all__ = ["sample_path", "sample_text"]


def __dir__() -> list[str]:
    return __all__
