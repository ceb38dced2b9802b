"""Every parameter of every public function is described, and every description is of a parameter that there is."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from inspect import isclass, isfunction
from types import ModuleType
from typing import Any

import pytest

import egovplan

_SECTION = re.compile(r"^Args:\n((?:[ \t]+.*\n?|\n)+)", re.MULTILINE)
_ENTRY = re.compile(r"^    \*{0,2}(\w+)(?: \([^)]*\))?(?:, \*{0,2}(\w+))?:", re.MULTILINE)
# What frameworks call by name, not people: commands are described by their options.
_NOT_CALLED = ("egovplan.command_line",)


def packages() -> list[ModuleType]:
    """The façade, its modules, and every package: what people import from. Modules inside packages are not."""
    found = pkgutil.walk_packages(egovplan.__path__, "egovplan.")
    names = [one.name for one in found if one.ispkg or one.name.count(".") == 1]
    return [egovplan, *(importlib.import_module(name) for name in names if not name.startswith(_NOT_CALLED))]


def public_functions() -> dict[str, Callable[..., Any]]:
    """Full name to function, of every function that a package offers, and every public method of its classes."""
    found: dict[str, Callable[..., Any]] = {}
    for package in packages():
        for name in getattr(package, "__all__", []):
            value = getattr(package, name)
            members = [getattr(member, "__func__", member) for member in vars(value).values()] if isclass(value) else []
            for function in (value, *members):
                own = isfunction(function) and (function.__module__ or "").startswith("egovplan.")
                if own and not function.__name__.startswith("_") and "<locals>" not in function.__qualname__:
                    found[f"{function.__module__}.{function.__qualname__}"] = function
    return found


def parameters(function) -> list[str]:
    names = list(inspect.signature(function).parameters)
    return [name for name in names if name not in ("self", "cls") and not name.startswith("_")]


def described(function) -> set[str]:
    section = _SECTION.search((inspect.getdoc(function) or "") + "\n")
    return {name for entry in _ENTRY.findall(section[1]) for name in entry if name} if section else set()


FUNCTIONS = public_functions()


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_parameter_is_described(name):
    function = FUNCTIONS[name]
    missing = [parameter for parameter in parameters(function) if parameter not in described(function)]
    assert missing == []


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_nothing_is_described_that_is_no_parameter(name):
    function = FUNCTIONS[name]
    assert described(function) - set(parameters(function)) == set()


def test_there_are_many_of_them_and_what_is_missing_is_seen():
    def example(first, second):
        """Add.

        Args:
            first: A number.
        """

    assert len(FUNCTIONS) > 150
    assert described(example) == {"first"}
    assert parameters(example) == ["first", "second"]
