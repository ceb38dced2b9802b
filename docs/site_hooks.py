"""Pages of the site that are made from the code and from the files at the root.

mkdocs calls the functions here (``hooks`` in mkdocs.yml). Nothing is written
into ``docs``: the pages exist in the built site only.

The site is built once for each language. Pages that are made are in English
only, as are most others: in the Vietnamese navigation, and in links of
Vietnamese pages, they stand for the English page and are not built again.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page
from page_code import pictures_drawn  # stands beside this file

ROOT = Path(__file__).resolve().parents[1]
FACADE = "egovplan"
API = "reference/api"
ENGLISH = "en"

_SHORT = 60


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the pages of the Python reference where the navigation says ``reference/api``."""
    config.nav = _filled(config.nav)
    language = _language(config)
    if language != ENGLISH:
        config.nav = _titled(config.nav, language)
    return config


@event_priority(-200)  # after the plugin for languages, which knows only of files in docs
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made and, for another language, what links to English pages lead to."""
    made = [File.generated(config, place, content=text) for place, text in _pages()]
    for page in list(files.documentation_pages()):
        for name, drawn in pictures_drawn(Path(page.abs_src_path or "")).items():
            files.append(File.generated(config, str(Path(page.src_uri).with_name(name)), content=drawn))
    if _language(config) == ENGLISH:
        for file in made:
            files.append(_in_english(file))
        return files
    for file in [*get_files(config), *made]:
        if files.get_file_from_path(file.src_uri) is None and not file.name.endswith(f".{_language(config)}"):
            file.inclusion = InclusionLevel.EXCLUDED  # it has been built
            files.append(_in_english(file))
    return files


# --- languages ---

# The theme's script takes these for the homes of other languages and asks each for a sitemap that is not there. The
# links of the language switch, which people follow, are others.
_ALTERNATE = re.compile(r'\s*<link rel="alternate" href="[^"]*" hreflang="[^"]*">')


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Leave out what the theme's script would follow in vain."""
    return _ALTERNATE.sub("", output)


def _language(config: MkDocsConfig) -> str:
    """The language that is being built."""
    language: str = config.plugins["i18n"].current_language or ENGLISH
    return language


def _in_english(file: File) -> File:
    """A file with what the plugin for languages notes on those that it has seen itself."""
    for name, value in {
        "alternates": {ENGLISH: file},
        "locale": ENGLISH,
        "locale_alternate_of": ENGLISH,
        "localization": None,
        "norm_src_uri": file.src_uri,
    }.items():
        setattr(file, name, value)
    return file


def _titled(nav: Any, language: str) -> Any:
    """The navigation with titles for the pages that are not translated: what is not built has none of its own."""
    if isinstance(nav, list):
        return [_titled(item, language) for item in nav]
    if isinstance(nav, dict):
        return {title: item if isinstance(item, str) else _titled(item, language) for title, item in nav.items()}
    source = ROOT / "docs" / nav
    if source.with_suffix(f".{language}.md").exists():
        return nav
    text = source.read_text(encoding="utf-8") if source.exists() else dict(_pages())[nav]
    heading = next(line for line in text.splitlines() if line.startswith("# "))
    return {heading.removeprefix("# "): nav}


# --- pages ---


def _filled(nav: Any) -> Any:
    if isinstance(nav, list):
        return [_filled(item) for item in nav]
    if isinstance(nav, dict):
        return {title: _filled(item) for title, item in nav.items()}
    if nav == API:
        return [{name.removeprefix("egovplan."): _place(name)} for name in _packages()]
    return nav


def _pages() -> Iterator[tuple[str, str]]:
    yield "changelog.md", _root_page("CHANGELOG.md")
    yield "contributing.md", _root_page("CONTRIBUTING.md")
    yield "reference/command-line.md", _command_line()
    yield "reference/tables.md", _tables()
    for name in _packages():
        yield _place(name), _facade() if name == FACADE else _package(name)


def _root_page(name: str) -> str:
    """A page of the root; what it says of the README, the site's home says too."""
    return (ROOT / name).read_text(encoding="utf-8").replace("](README.md)", "](index.md)")


# --- the Python reference: a page per package, every public name of every module on it ---


def _place(name: str) -> str:
    return f"{API}/{name.removeprefix('egovplan.')}.md"


def _packages() -> list[str]:
    """The façade, then every package that holds modules, in the order of the layers."""
    order = ["loading", "model", "vietnamese", "reading", "analysis", "exchange", "catalogue"]
    names = [module.name for module in pkgutil.walk_packages(_path(FACADE), "egovplan.") if module.ispkg]
    names += [f"egovplan.{name}" for name in _top_modules()]

    def rank(name: str) -> tuple[int, str]:
        top = name.split(".")[1]
        return (order.index(top) if top in order else len(order), name)

    return [FACADE, *sorted(names, key=rank)]


def _path(name: str) -> list[str]:
    return list(importlib.import_module(name).__path__)


def _top_modules() -> list[str]:
    return [module.name for module in pkgutil.iter_modules(_path(FACADE)) if not module.ispkg and _public(module.name)]


def _public(name: str) -> bool:
    return not name.startswith("_") and name != "version"


def _facade() -> str:
    """The names that are imported from ``egovplan`` itself, with links to where they are described."""
    facade = importlib.import_module(FACADE)
    rows = []
    for name in facade.__all__:
        value = getattr(facade, name)
        if name.startswith("__"):
            continue
        home = value.__name__ if isinstance(value, ModuleType) else f"{value.__module__}.{value.__qualname__}"
        rows.append(f"| [`{name}`][{home}] | {_first_line(value)} |")
    head = f"# egovplan\n\n{inspect.getdoc(facade)}\n\n## Names\n\n"
    return head + "| name | what it is |\n| --- | --- |\n" + "\n".join(rows) + "\n"


def _package(name: str) -> str:
    """One package, or one module that stands on its own."""
    package = importlib.import_module(name)
    modules = [name]
    if hasattr(package, "__path__"):
        modules += [f"{name}.{module.name}" for module in pkgutil.iter_modules(package.__path__) if not module.ispkg]
    defined = {module: _defined(module) for module in modules}
    own = defined.pop(name)
    offered = set(getattr(package, "__all__", []))
    parts = [f"# {name}\n", f"::: {name}\n    options:\n      members: {own}\n      show_root_heading: false\n"]
    if shown := _exported(package, defined):
        parts.append("\n## Names\n\n| name | what it is |\n| --- | --- |\n" + "\n".join(shown) + "\n")
    parts += [_module(module, names) for module, names in defined.items() if offered.intersection(names)]
    inner = [_module(module, names) for module, names in defined.items() if names and not offered.intersection(names)]
    if inner:
        parts += ["\n## Inside the package\n\nFor those who extend it: what its modules offer one another.\n", *inner]
    return "\n".join(parts)


def _module(name: str, members: list[str]) -> str:
    return f"\n::: {name}\n    options:\n      members: {members}\n      heading_level: 3\n"


def _exported(package: ModuleType, defined: dict[str, list[str]]) -> list[str]:
    """Rows for the names that a package takes from its modules and offers as its own."""
    homes = {member: module for module, members in defined.items() for member in members}
    rows = []
    for name in getattr(package, "__all__", []):
        value = getattr(package, name)
        home = homes.get(name)
        if home is None and getattr(value, "__module__", "").startswith("egovplan."):
            home = value.__module__
        if home and home != package.__name__:
            rows.append(f"| [`{name}`][{home}.{name}] | {_first_line(value)} |")
    return rows


def _defined(name: str) -> list[str]:
    """The public names that a module defines itself, in the order of its source."""
    module = importlib.import_module(name)
    assigned = _assigned(inspect.getsource(module))
    own = []
    for member in getattr(module, "__all__", []):
        value = getattr(module, member)
        home = getattr(value, "__module__", None) if inspect.isclass(value) or inspect.isroutine(value) else None
        if home == name or (home is None and member in assigned):
            own.append(member)
    return own


def _assigned(source: str) -> set[str]:
    """The names that a module assigns at its top level."""
    statements = [node for node in ast.parse(source).body if isinstance(node, ast.Assign | ast.AnnAssign)]
    targets = [target for node in statements for target in getattr(node, "targets", [getattr(node, "target", None)])]
    return {node.id for target in targets if target for node in ast.walk(target) if isinstance(node, ast.Name)}


def _first_line(value: Any) -> str:
    """What a name is, in its own first line; a plain value is shown itself where it is short."""
    described = isinstance(value, ModuleType) or inspect.isclass(value) or inspect.isroutine(value)
    if not described:
        return f"`{value!r}`" if len(repr(value)) <= _SHORT else ""
    return (inspect.getdoc(value) or "").split("\n", 1)[0].replace("|", "\\|")


# --- tables and commands ---


def _tables() -> str:
    from egovplan.exchange.tables import SCHEMAS

    head = """# Tables

Every part of a plan as flat rows with fixed columns: `egovplan.tables.NAME(plan)` gives a list of dicts, one a row, and
`egovplan table NAME FILE` prints them. Frames, CSV, Data Packages and Excel are made of these tables. Given what
`egovplan.load` hands back instead of a plan, a table also knows which rows need review.

A cell without a value is `None`, lists are never `None`. Money is a whole number of the row's currency, dates are ISO
texts.
"""
    parts = [head]
    for name, schema in sorted(SCHEMAS.items()):
        rows = [
            f"| `{column.name}` | {column.type.value.replace('_', ' ')}{'' if column.required else ', or none'} "
            f"| {column.description} |"
            for column in schema.columns
        ]
        parts.append(f"\n## {name}\n\n{schema.description}\n\n| column | holds | meaning |\n| --- | --- | --- |")
        parts.append("\n".join(rows))
    return "\n".join(parts) + "\n"


def _command_line() -> str:
    import click

    from egovplan.command_line.program import COMMANDS, program

    head = """# Command line

`pip install "egovplan[cli]"` brings the command `egovplan`. What is for machines goes to standard output undecorated;
messages go to the error stream. The exit code is 0 where all went well, 1 where a check failed as asked, 2 where the
call or the file was no good.
"""
    parts = [head]
    context = click.Context(program, info_name="egovplan", terminal_width=78)
    for name in COMMANDS:
        command = program.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context, terminal_width=78)
        parts.append(f"\n## {name}\n\n```text\n{command.get_help(inner)}\n```")
    return "\n".join(parts) + "\n"
