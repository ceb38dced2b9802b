"""`load_many`: plans from many documents, as they are ready."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing

from egovplan.many.jobs import Job, done, plan_with_findings
from egovplan.many.processes import Result, results
from egovplan.many.progress import progress_bar, total_of
from egovplan.many.result import LoadResult
from egovplan.reading.errors import LoadError

__all__ = ["AnyPath", "in_workers", "load_many"]

AnyPath = str | os.PathLike[str]


def load_many(
    paths: Iterable[AnyPath], workers: int | None = None, *, progress: bool | None = None
) -> Iterator[LoadResult]:
    """Load many documents in several processes.

    Results come in the order in which they are finished, while the others are
    still read. Only a bounded number is held at a time, however many there
    are: a caller that does not keep them can load any number. The processes
    end with the last result, or when the iterator is closed.

    Args:
        paths: Documents, in any iterable; drawn from as workers are free.
        workers: How many processes; by default one for each processor. 0 reads
            the documents in this process, in order.
        progress: Whether to show a progress bar on standard error; by default
            on a terminal only. It is drawn by rich where that is installed.

    Returns:
        An iterator of one `LoadResult` per path: a plan with findings, or the
        error of a document that could not be read.

    Raises:
        TypeError: For a single path.
        ValueError: For a negative number of workers.
        RuntimeError: If no process can be started.

    >>> from egovplan.datasets import sample_path
    >>> for result in load_many([sample_path(), "missing.txt"], workers=0):
    ...     print(len(result.plan.statements) > 0 if result.ok else result.error.reason)
    True
    there is no such file
    """
    if isinstance(paths, str | os.PathLike):
        raise TypeError("load_many takes several paths; for one document use load")
    return _loaded(in_workers(paths, plan_with_findings, workers, progress))


def _loaded(finished: Generator[Result, None, None]) -> Iterator[LoadResult]:
    with closing(finished):
        for path, result in finished:
            yield LoadResult(path, error=result) if isinstance(result, LoadError) else LoadResult(path, result)


def in_workers(
    paths: Iterable[AnyPath], job: Job, workers: int | None = None, progress: bool | None = None
) -> Generator[Result, None, None]:
    """Do a job with every document; arguments as for `load_many`."""
    if workers is None:
        workers = _processors()
    if workers < 0:
        raise ValueError(f"there cannot be {workers} workers")
    total = total_of(paths)
    texts = (os.fspath(path) for path in paths)
    if total is not None:
        workers = min(workers, total)
    finished = results(texts, job, workers) if workers else _here(texts, job)
    return _counted(finished, total, progress)


def _here(paths: Iterable[str], job: Job) -> Generator[Result, None, None]:
    for path in paths:
        yield path, done(job, path)


def _counted(
    finished: Generator[Result, None, None], total: int | None, progress: bool | None
) -> Generator[Result, None, None]:
    with closing(finished), progress_bar(total, progress) as count:
        for path, result in finished:
            count(isinstance(result, LoadError))
            yield path, result


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
