"""Plans that ship with the package.

`names` and `plan`: five real plans of three provinces, transcribed: numbers,
dates, bodies of government and short labels in Vietnamese and English, but no
sentences of the documents. `about` says where each comes from and under what
terms it can be used.

`sample_text` is a short plan of a province that does not exist, Sơn Hải, in
the layout in which such decisions are printed. It was written for this library
and is in nobody's way: use it in tests, in lessons and to try things out. Two
mistakes are in it on purpose, so that there is something to find: the total of
its second appendix is not the sum of the rows, and one step of its roadmap
falls back.
"""

from egovplan.datasets.catalogue import Dataset, about, names
from egovplan.datasets.sample import sample_path, sample_text
from egovplan.datasets.transcribed import plan

__all__ = ["Dataset", "about", "names", "plan", "sample_path", "sample_text"]


def __dir__() -> list[str]:
    return __all__
