"""What the minute-taking screen sends and asks for by itself: edits out, other people's changes in."""

import json

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from answerable.clerking.form import read_whole
from answerable.clerking.showing import desk_page
from answerable.clerking.views.minutes import as_line, sitting_for
from answerable.keeping.changes.desk.minute_entry import take_edits
from answerable.keeping.queries.desk.minute import edited_since, last_edit_of, stamp_of

MOST_EDITS = 200


@require_POST
@desk_page("take_minutes")
def take_in_edits(request, key):
    """Take in edits (`{"edits": [...]}`) in their order; answers each (`{"outcomes": [...]}`). Twice is once."""
    sitting = sitting_for(request, key, "take_minutes")
    try:
        # No edit holds a number but whole ones: what is infinite or no number at all cannot be kept.
        edits = json.loads(request.body, parse_float=str, parse_constant=str)["edits"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return JsonResponse({"words": "What was sent is not a list of changes."}, status=400)
    if not isinstance(edits, list) or len(edits) > MOST_EDITS or not all(isinstance(one, dict) for one in edits):
        return JsonResponse({"words": f"At most {MOST_EDITS} changes are taken in at once."}, status=400)
    return JsonResponse({"outcomes": take_edits(sitting, edits, by=request.user.signature)})


@require_GET
@desk_page("see_minutes")
def show_changes(request, key):
    """What was changed since an edit (`?since=`): entries, and whether the roll or the list of items differs."""
    sitting = sitting_for(request, key, "see_minutes")
    since = request.GET.get("since", "0")
    cursor, stamp = last_edit_of(sitting), stamp_of(sitting)
    tag = f'"{cursor}-{stamp}"'
    if request.headers.get("If-None-Match") == tag and since == str(cursor):
        return HttpResponse(status=304, headers={"ETag": tag})
    cursor_seen = read_whole(since)
    rows = [] if cursor_seen is None else edited_since(sitting, cursor_seen)
    entries = [as_line(row) | {"removed": row.removed_at is not None} for row in rows]
    return JsonResponse({"cursor": cursor, "stamp": stamp, "entries": entries}, headers={"ETag": tag})
