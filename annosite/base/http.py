"""Whether an address answers. The one place where the program asks another machine for anything, and only when told to."""

import http.client
import urllib.error
import urllib.request

AGENT = "annosite-check"
TIMEOUT = 15.0
"""Seconds."""
_NO_HEAD = frozenset({403, 404, 405, 501})
"""Answers that some servers give to HEAD though they would serve the page."""


def answer(url: str, timeout: float = TIMEOUT) -> str:
    """Return ``""`` if ``url`` (http or https) answers with a page, else in a few words what happened."""
    trouble = _ask(url, "HEAD", timeout)
    return _ask(url, "GET", timeout) if trouble and _may_be_served(trouble) else trouble


def _may_be_served(trouble: str) -> bool:
    return any(trouble.startswith(str(code)) for code in _NO_HEAD)


def _ask(url: str, method: str, timeout: float) -> str:
    request = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT})  # noqa: S310 - http(s) only
    try:
        with urllib.request.urlopen(request, timeout=timeout):  # noqa: S310
            return ""
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.reason}".strip()
    except TimeoutError:
        return f"no answer within {timeout:.0f} seconds"
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        return str(reason) or type(error).__name__
