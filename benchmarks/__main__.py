"""``python -m benchmarks [NAME …]``: run the named benchmarks, or list them."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main() -> int:
    names = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
    wanted = sys.argv[1:]
    if not wanted or any(name not in names for name in wanted):
        print("usage: python -m benchmarks NAME …; the benchmarks are " + ", ".join(names))
        return 2 if wanted else 0
    for name in wanted:
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
