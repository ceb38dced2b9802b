"""From one version of the JSON format to the next."""

from typing import Any

import pytest

from egovplan.exchange.format_error import FormatError
from egovplan.exchange.migrations import CURRENT, MIGRATIONS, migrate, migration

STEPS = {
    "1": ("2", lambda data: {**data, "passed": [*data.get("passed", []), "1 to 2"]}),
    "2": ("3", lambda data: {**data, "passed": [*data.get("passed", []), "2 to 3"]}),
}


def test_data_of_the_current_version_stays_as_it_is() -> None:
    data = {"id": "p"}
    assert migrate(data, CURRENT) is data


@pytest.mark.parametrize(("version", "passed"), [("1", ["1 to 2", "2 to 3"]), ("2", ["2 to 3"]), ("3", [])])
def test_data_is_brought_up_step_by_step(version: str, passed: list[str]) -> None:
    assert migrate({}, version, steps=STEPS, current="3").get("passed", []) == passed


@pytest.mark.parametrize("version", ["0", "4", 3, True, ["1"]])
def test_a_version_without_a_way_is_refused(version: Any) -> None:
    with pytest.raises(
        FormatError, match=r"\$\.egovplan_schema: version .* is not known here; known are '1', '2', '3'"
    ):
        migrate({}, version, steps=STEPS, current="3")


def test_a_missing_version_is_refused() -> None:
    with pytest.raises(FormatError, match="missing; this library writes version '1'"):
        migrate({}, None)


def test_migrations_that_run_in_a_circle_are_told() -> None:
    with pytest.raises(ValueError, match="in a circle"):
        migrate({}, "1", steps={"1": ("2", dict), "2": ("1", dict)}, current="3")


def test_a_way_is_entered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    entered: dict[str, Any] = {}
    monkeypatch.setattr("egovplan.exchange.migrations._MIGRATIONS", entered)

    @migration("0", "1")
    def from_zero(data: dict[str, Any]) -> dict[str, Any]:
        return {"id": data["name"]}

    assert migrate({"name": "p"}, "0", steps=entered) == {"id": "p"}
    with pytest.raises(ValueError, match="from version 0 already"):
        migration("0", "2")(from_zero)


def test_every_way_ends_at_the_current_version() -> None:
    for version in MIGRATIONS:
        seen = {version}
        while version != CURRENT:
            version = MIGRATIONS[version][0]
            assert version not in seen
            seen.add(version)
