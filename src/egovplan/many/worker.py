"""A worker process: paths come in, bytes go out, until its input ends.

Every message is its length as four bytes, then its bytes. The first that comes
in is the job; the first that goes out says that the worker is ready. Each path
is answered, in order, by a message that begins with ``P`` or ``E`` (a pickled
`LoadError`).

Workers are programs of their own and no forks, so that threads of the caller
(those of polars, say) cannot lock them up, and a script needs no
``if __name__ == "__main__"``.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from typing import BinaryIO

from egovplan.many.jobs import Job, answer, done

__all__ = ["PROGRAM", "READY", "main", "receive", "send"]

PROGRAM = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from egovplan.many.worker import main; main()"
"""What the interpreter of a worker runs; its argument is the caller's ``sys.path``."""

READY = b"ready"

_LENGTH = struct.Struct("!I")


def send(stream: BinaryIO, message: bytes) -> None:
    """Write one message."""
    stream.write(_LENGTH.pack(len(message)) + message)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one message; None where the stream has ended."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = stream.read(length)
    return message if len(message) == length else None


def main() -> None:
    """Work until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller decides when to stop
    # What anything prints must not get between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    questions = sys.stdin.buffer
    job: Job = pickle.loads(receive(questions) or b"")
    send(answers, READY)
    while (path := receive(questions)) is not None:
        kind, data = answer(done(job, os.fsdecode(path)))
        try:
            send(answers, kind + data)
        except BrokenPipeError:  # the caller has ended, and nobody wants to know
            os._exit(0)
