"""egovplan inside a web service: send a plan, get back its tables and what is wrong with it.

    pip install egovplan fastapi uvicorn
    uvicorn embed_service:app --app-dir examples
    curl --data-binary @plan.txt http://127.0.0.1:8000/plans

Documents come from strangers, so the service bounds their size and keeps
nothing. It answers 422 with the reason where a document cannot be read; what
can be read in part gives a plan and findings.
"""

from __future__ import annotations

import io
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.concurrency import run_in_threadpool

import egovplan
from egovplan.exchange.tables import SCHEMAS
from egovplan.formatting import format_finding

LARGEST = 5_000_000
"""Bytes that a document may have."""

app = FastAPI(title="Plans as data")


async def loaded_from(request: Request) -> egovplan.LoadedPlan:
    """The plan that was sent; read in a thread, so that others are answered meanwhile."""
    document = await body_of(request)
    try:
        return await run_in_threadpool(egovplan.load, io.BytesIO(document))
    except egovplan.LoadError as error:
        raise HTTPException(422, str(error)) from error


async def body_of(request: Request) -> bytes:
    """The document that was sent, given up as soon as it is too large."""
    document = bytearray()
    async for part in request.stream():
        document += part
        if len(document) > LARGEST:
            raise HTTPException(413, f"a document may have {LARGEST:,} bytes")
    return bytes(document)


def summary(loaded: egovplan.LoadedPlan, locale: str) -> dict[str, Any]:
    plan = loaded.plan
    return {
        "id": plan.id,
        "title": plan.title,
        "number": plan.document.number if plan.document else None,
        "counts": {name: len(rows) for name in SCHEMAS if (rows := getattr(egovplan.tables, name)(loaded))},
        "findings": [
            {
                "code": finding.code,
                "severity": str(finding.severity),
                "line": finding.source.line if finding.source else None,
                "message": format_finding(finding, locale),
            }
            for finding in loaded.findings
        ],
        "unread_numbers": [number.line for number in loaded.coverage.unread_numbers],
    }


@app.post("/plans")
async def describe(request: Request, locale: str = "en") -> dict[str, Any]:
    """What a document holds and what is wrong with it."""
    if locale not in ("en", "vi"):
        raise HTTPException(422, "the service speaks en and vi")
    return summary(await loaded_from(request), locale)


@app.post("/plans/{table}")
async def table_of_plan(table: str, request: Request) -> list[dict[str, Any]]:
    """One table of a document as rows."""
    if table not in SCHEMAS:
        raise HTTPException(404, f"there are the tables {', '.join(SCHEMAS)}")
    rows: list[dict[str, Any]] = getattr(egovplan.tables, table)(await loaded_from(request))
    return rows
