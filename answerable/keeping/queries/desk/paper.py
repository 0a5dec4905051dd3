"""Papers of the record, as the desk names them."""

from answerable.keeping.models import Paper

ADDRESS = "/papers/"


def find_paper(named) -> Paper | None:
    """A paper by its address on the public site, whole or its end; of the page of a paper, the paper."""
    public_id = named.partition(ADDRESS)[2] or named
    for end in ("?", "#", "/page/"):
        public_id = public_id.partition(end)[0]
    return Paper.objects.standing().filter(public_id=public_id).first()
