"""Versions of a paper: which may be the next of which, and the link between them."""


class ReplaceError(Exception):
    """A replacement that cannot be made; the message is one line for a clerk."""


def link_version(old, new):
    """Make a paper the next version of another; already so, nothing changes. Raises `ReplaceError`."""
    if old.superseded_by_id == new.pk:
        return
    _refuse(old, new)
    new.version = old.version + 1
    new.save(update_fields=["version", "changed_at"])
    old.superseded_by = new
    old.save(update_fields=["superseded_by", "changed_at"])


def _refuse(old, new):
    if new.pk == old.pk:
        raise ReplaceError(f"The file is {old.public_id} itself, byte for byte: a new version must differ from it.")
    if old.superseded_by_id is not None:
        later = old.superseded_by
        raise ReplaceError(
            f"{old.public_id} was replaced already, by {later.public_id} (version {later.version}): "
            "replace that one instead."
        )
    earlier = getattr(new, "supersedes", None)
    if earlier is not None:
        raise ReplaceError(f"{new.public_id} replaces {earlier.public_id} already, and can replace one paper only.")
    if new.superseded_by_id is not None:
        raise ReplaceError(
            f"The file is {new.public_id}, which was itself replaced: an older version cannot replace a newer one."
        )
    if old.is_public and not new.is_public:
        raise ReplaceError(
            f"{old.public_id} is public and the new version would not be: withdraw the old one or open the new."
        )
