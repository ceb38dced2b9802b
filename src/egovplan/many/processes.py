"""Worker processes that are given paths and give back bytes, a bounded number at a time."""

from __future__ import annotations

import json
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from egovplan.many import worker
from egovplan.many.jobs import Job
from egovplan.reading.errors import LoadError

__all__ = ["Result", "results"]

Result = tuple[str, bytes | LoadError]
"""A path and what became of it."""

# Paths a worker is given before it has answered the first, so that it never waits for the caller.
_AHEAD = 4
# Bytes of answers in the pipe: a plan has some 50,000.
_PIPE = 2**19
# Results per worker that may wait for the caller; when they do, the workers wait too, and memory stays flat.
_WAITING = 8


def results(paths: Iterable[str], job: Job, workers: int) -> Generator[Result, None, None]:
    """What a job gives for every path, as they are finished.

    Args:
        paths: Where the documents are; drawn from as workers are free.
        job: What is done with each, a function that can be pickled.
        workers: How many processes, one at least.

    Raises:
        RuntimeError: If a worker cannot be started at all.
    """
    crew = _Crew(paths, job)
    try:
        crew.start(workers)
        yield from crew.results()
    finally:
        crew.stop()


class _Crew:
    """Threads that each look after one worker process, and the queue of their results."""

    def __init__(self, paths: Iterable[str], job: Job) -> None:
        self._paths = iter(paths)
        self._drawing = threading.Lock()
        self._job = pickle.dumps(job)
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._workers: list[_Worker] = []
        # Room for results is made in start, when the number of workers is known.
        self._finished: queue.Queue[Result | BaseException | None] = queue.Queue()

    def start(self, workers: int) -> None:
        self._finished = queue.Queue(maxsize=workers * _WAITING)
        for _ in range(workers):
            thread = threading.Thread(target=self._look_after_one, daemon=True)
            self._threads.append(thread)
            thread.start()

    def results(self) -> Iterator[Result]:
        working = len(self._threads)
        while working:
            result = self._finished.get()
            if result is None:
                working -= 1
            elif isinstance(result, BaseException):
                raise result
            else:
                yield result

    def stop(self) -> None:
        """End every worker, whatever it is doing."""
        self._stopping.set()
        for one in self._workers:
            one.kill()
        for thread in self._threads:
            while thread.is_alive():
                self._drain()
                thread.join(0.05)

    def _drain(self) -> None:
        with suppress(queue.Empty):
            while True:
                self._finished.get_nowait()

    def _next_path(self) -> str | None:
        with self._drawing:
            return None if self._stopping.is_set() else next(self._paths, None)

    def _look_after_one(self) -> None:
        try:
            self._serve()
        except BaseException as error:  # from the caller's iterator, or a worker that cannot start
            self._finished.put(error)
        finally:
            self._finished.put(None)

    def _serve(self) -> None:
        one: _Worker | None = None
        asked: deque[str] = deque()
        try:
            while not self._stopping.is_set():
                while len(asked) < _AHEAD and (path := self._next_path()) is not None:
                    one = one or self._hire()
                    one.ask(path)
                    asked.append(path)
                if not asked or one is None:
                    return
                answer = one.answer()
                if answer is None and not self._stopping.is_set():
                    guilty, status = asked.popleft(), one.dismiss()
                    self._finished.put((guilty, _death(guilty, status)))
                    one = self._replaced(one, asked)
                elif answer is not None:
                    self._finished.put((asked.popleft(), answer))
        finally:
            if one is not None:
                one.dismiss()

    def _hire(self) -> _Worker:
        one = _Worker(self._job)
        self._workers.append(one)
        return one

    def _replaced(self, dead: _Worker, asked: Iterable[str]) -> _Worker:
        """A new worker, asked what the dead one has not answered."""
        self._workers.remove(dead)
        one = self._hire()
        for path in asked:
            one.ask(path)
        return one


def _death(path: str, status: int) -> LoadError:
    how = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
    return LoadError(f"the process that read it {how}", remedy="load it by itself to find out why", path=path)


def _widen(pipe: Any) -> None:
    """Make room for several answers in a pipe, where the system can, so that a worker need not wait to be read."""
    try:
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
    except (ImportError, AttributeError, OSError):  # no Linux, or no more room for this user
        pass


class _Worker:
    """A process that answers paths in order.

    Raises:
        RuntimeError: If it does not start; what it said is on standard error.
    """

    def __init__(self, job: bytes) -> None:
        command = [sys.executable, "-c", worker.PROGRAM, json.dumps(sys.path)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        _widen(self._process.stdout)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._questions: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._answers: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self._send(job)
        if worker.receive(self._answers) != worker.READY:
            self.dismiss()
            raise RuntimeError("a worker process did not start; what it said is on standard error")

    def ask(self, path: str) -> None:
        self._send(os.fsencode(path))

    def answer(self) -> bytes | LoadError | None:
        """What became of the first path not yet answered; None if the process has died."""
        message = worker.receive(self._answers)
        if message is None:
            return None
        if message[:1] == b"E":
            error: LoadError = pickle.loads(message[1:])
            return error
        return message[1:]

    def kill(self) -> None:
        self._process.kill()

    def dismiss(self) -> int:
        """End the process; its exit status."""
        for stream in (self._questions, self._answers):
            with suppress(OSError):  # what was still to be written to a dead process
                stream.close()
        return self._process.wait()

    def _send(self, message: bytes) -> None:
        with suppress(OSError):  # it has died; the missing answer tells
            worker.send(self._questions, message)
