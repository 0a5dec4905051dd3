"""Public pages that are fast because they are revalidated by the record they show, never because they are stale.

A page is a function of its address, the record's last act, the day (what is late depends on it) and the site's own
files. Those make its ETag: a browser that has it gets 304 for one query, and a page made once is kept in this
process until the record changes.
"""

import datetime as dt
import functools
import hashlib
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from answerable.checking.manual import RULES_FOLDER
from answerable.keeping.queries.public.filing import latest_act

BYTES_KEPT = 32 * 1024 * 1024
LONGEST_ADDRESS = 300
HTML = "text/html; charset=utf-8"


class PageStore:
    """Pages made, the least recently asked for dropped first. Safe among threads."""

    def __init__(self, most_bytes):
        self._most_bytes = most_bytes
        self._pages = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def find(self, address, etag):
        """The page kept for an address, if it was made from the same version of the record."""
        with self._lock:
            kept = self._pages.get(address)
            if kept is None or kept[0] != etag:
                return None
            self._pages.move_to_end(address)
            return kept[1]

    def keep(self, address, etag, content):
        with self._lock:
            old = self._pages.pop(address, None)
            self._bytes += len(content) - (len(old[1]) if old else 0)
            self._pages[address] = (etag, content)
            while self._bytes > self._most_bytes:
                _, (_, dropped) = self._pages.popitem(last=False)
                self._bytes -= len(dropped)


store = PageStore(BYTES_KEPT)


def revalidated(view, content_type=HTML):
    """A view whose answers carry the record's version and are not made twice for the same version."""

    @functools.wraps(view)
    def answer(request, *args, **kwargs):
        if request.method not in ("GET", "HEAD"):
            refused = HttpResponse(status=405)
            refused["Allow"] = "GET, HEAD"
            return refused
        if "\x00" in request.path:
            raise Http404
        act, at = latest_act()
        etag, changed = version_tag(act, timezone.localdate()), _last_changed(at)
        unchanged = get_conditional_response(request, etag=etag, last_modified=changed)
        if isinstance(unchanged, HttpResponseNotModified):
            return _stamped(unchanged, etag, changed)
        address = request.get_full_path()
        content = store.find(address, etag)
        if content is not None:
            return _stamped(HttpResponse(content, content_type=content_type), etag, changed)
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        if len(address) <= LONGEST_ADDRESS:
            store.keep(address, etag, response.content)
        return _stamped(response, etag, changed)

    return answer


def version_tag(act, day):
    """The ETag of every page made on a day from the record as its last act left it."""
    made_of = f"{act} {day} {_site_mark()}"
    return quote_etag(hashlib.sha256(made_of.encode()).hexdigest()[:24])


@functools.cache
def _site_mark():
    """A mark of the program's own files and the rules' manuals as this process found them: pages are told from any
    room."""
    files = Path(__file__).parent.parent.rglob("*")
    parts = sorted(path for path in files if path.suffix in (".py", ".html", ".css", ".toml"))
    parts += sorted(RULES_FOLDER.glob("*.md"))
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def _last_changed(at):
    """Unix time of the last act, or of this midnight where that is later: what is late changes with the day."""
    midnight = timezone.make_aware(dt.datetime.combine(timezone.localdate(), dt.time.min))
    return int(max(at or midnight, midnight).timestamp())


def _stamped(response, etag, changed):
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    patch_cache_control(response, public=True, no_cache=True)
    return response
