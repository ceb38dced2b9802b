"""The message catalogues: compiled ones, or compiled on the spot.

An installed package has ``.mo`` files, made by its build. A checkout that was
never built has only the ``.po`` files that people edit; these, and ``.po``
files newer than their ``.mo``, are compiled in memory.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

__all__ = ["DOMAIN", "LOCALE_DIRECTORY", "catalogue", "locale_of"]

DOMAIN = "egovplan"
LOCALE_DIRECTORY = Path(__file__).parent / "locale"


@cache
def locale_of(locale: str | Locale) -> Locale:
    """The locale for a name such as ``vi``, ``vi_VN`` or ``en-GB``.

    Raises:
        ValueError: If CLDR does not know it.
    """
    if isinstance(locale, Locale):
        return locale
    try:
        return Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        raise ValueError(f"there is no locale {locale!r}; give one of CLDR, such as 'vi' or 'en'") from None


@cache
def catalogue(locale: str | Locale) -> gettext.NullTranslations:
    """The words of a locale's language; the messages themselves where there are none.

    >>> catalogue("vi").gettext("at least {amount}")
    'tối thiểu {amount}'
    >>> catalogue("fr").gettext("at least {amount}")
    'at least {amount}'
    """
    stem = LOCALE_DIRECTORY / locale_of(locale).language / "LC_MESSAGES" / DOMAIN
    written, compiled = stem.with_suffix(".po"), stem.with_suffix(".mo")
    if compiled.is_file() and not (written.is_file() and written.stat().st_mtime > compiled.stat().st_mtime):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    return _compiled_in_memory(written) if written.is_file() else gettext.NullTranslations()


def _compiled_in_memory(path: Path) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        messages = read_po(file)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
