"""Writes docs/reference/plan.schema.json from the model; run it after a change of the model."""

import json
from pathlib import Path

from egovplan.exchange.json_schema import json_schema

TARGET = Path(__file__).parent / "reference" / "plan.schema.json"


def main() -> None:
    """Write the schema that the documentation publishes."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
