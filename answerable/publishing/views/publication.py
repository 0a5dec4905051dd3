"""Published packs to take away: the very bytes whose hash was recorded."""

from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

from answerable.keeping.queries.public.publication import fetch_file
from answerable.publishing.showing import found


def send_file(request, key, form):
    """A file of a publication; its ETag is the hash of its bytes, so that it never changes under its address."""
    if request.method not in ("GET", "HEAD"):
        refused = HttpResponse(status=405)
        refused["Allow"] = "GET, HEAD"
        return refused
    file = found(fetch_file(key, form))
    etag = quote_etag(file.sha256)
    answer = get_conditional_response(request, etag=etag)
    if not isinstance(answer, HttpResponseNotModified):
        answer = HttpResponse(file.data, content_type=file.media_type)
        answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    answer["ETag"] = etag
    patch_cache_control(answer, public=True, no_cache=True)
    return answer
