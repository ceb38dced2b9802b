"""Addresses of web sites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from egovplan.analysis.consistency.doubt import for_the_record
from egovplan.analysis.consistency.registry import consistency_check
from egovplan.analysis.consistency.wording import short
from egovplan.catalogue.findings import finding
from egovplan.model import Finding, Plan, Portal

__all__ = ["url_suspicious"]

# An optional scheme, then everything up to a slash, a question mark, a number sign or a port.
_HOST = re.compile(r"(?:[a-z][a-z0-9+.]*://)?([^/?#:]*)(?::\d{1,5})?(?:[/?#]|\Z)", re.IGNORECASE)
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,62})\Z")
_GOVERNMENT = "gov"


@consistency_check("url-suspicious")
def url_suspicious(plan: Plan) -> Iterator[Finding]:
    """The address of a government site is well formed, and its host ends in the suffix of a country.

    Outside the United States a host that ends in ``.gov`` has lost its
    country. Where most of the sites of a list lie in the domain of the
    government, one that does not even lie in the country is info.
    """
    hosts = [(portal, _host(portal.url)) for portal in plan.portals if portal.url and portal.url.strip()]
    inside = [host for _, host in hosts if host and _GOVERNMENT in host.split(".")[-2:-1]]
    country = inside[0].rpartition(".")[2] if 2 * len(inside) > len(hosts) else None
    for portal, host in hosts:
        if host is None or host.endswith(f".{_GOVERNMENT}"):
            yield _suspicious(portal, host)
        elif country and not host.endswith(f".{country}"):
            yield for_the_record(_suspicious(portal, host))


def _suspicious(portal: Portal, host: str | None) -> Finding:
    return finding(
        "url-suspicious", portal.source, subject_id=portal.id, url=short(portal.url or ""), host=short(host or "?")
    )


def _host(url: str | None) -> str | None:
    """The host of an address in small letters, None where it is not well formed."""
    match = _HOST.match((url or "").strip())
    host = match.group(1).lower() if match else ""
    labels = host.split(".")
    return host if len(labels) > 1 and all(_LABEL.match(label) for label in labels) else None
