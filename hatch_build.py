"""Build hook: compile the message catalogues, for wheels and editable installs alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Puts an ``.mo`` file beside every ``.po`` file of the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before hatchling collects the files.

        Raises:
            PoFileError: If a catalogue is broken; the build then stops.
        """
        for path in sorted(Path(self.root, "src").rglob("*.po")):
            with path.open("rb") as file:
                catalogue = read_po(file, abort_invalid=True)
            with path.with_suffix(".mo").open("wb") as file:
                write_mo(file, catalogue)
