"""What a worker process does with a document: a path in, bytes out."""

from __future__ import annotations

import pickle
from collections.abc import Callable

from egovplan.exchange.frames import Lists
from egovplan.loading import load
from egovplan.many.result import packed
from egovplan.many.tables import packed_tables
from egovplan.reading.errors import LoadError

__all__ = ["Job", "answer", "done", "plan_with_findings", "tables_of_document"]

Job = Callable[[str], bytes]


def plan_with_findings(path: str) -> bytes:
    """Load a document and check it."""
    loaded = load(path)
    return packed(loaded.plan, loaded.findings)


def tables_of_document(path: str, names: tuple[str, ...], lists: Lists) -> bytes:
    """Load a document and make tables of it."""
    return packed_tables(load(path), names, lists)


def done(job: Job, path: str) -> bytes | LoadError:
    """What a job gives for a document, or why it gives nothing; nothing is raised."""
    try:
        return job(path)
    except LoadError as error:
        return error
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # Loading promises to raise nothing else; one document that breaks the promise must not stop the others.
        what = f"reading it failed: {type(error).__name__}: {error}"
        return LoadError(what, remedy="please report it with the document", path=path)


def answer(result: bytes | LoadError) -> tuple[bytes, bytes]:
    """A result as it goes through a pipe: what it is, and its bytes."""
    return (b"E", pickle.dumps(result)) if isinstance(result, LoadError) else (b"P", result)
