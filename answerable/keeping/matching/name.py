"""Names made comparable: case, accents, dashes, titles and post-nominals put aside."""

import re
import unicodedata
from difflib import SequenceMatcher

ALIKE = 0.88

TITLES = {
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "baroness", "rev",
    "revd", "reverend", "canon", "councillor", "cllr", "cllrs", "councillors", "alderman", "ald", "pcc", "apcc",
    "dpcc", "acc", "dcc", "cc", "tacc", "tdcc", "adcc", "acting", "temporary", "temp", "assistant", "asst", "deputy",
    "dep", "chief", "constable", "cs", "superintendent", "supt", "ch", "detective", "det", "dci", "inspector", "insp",
    "sergeant", "sgt", "pc", "pcso", "commissioner", "chairman", "chair", "chairperson", "vice", "mayor", "the", "rt",
    "hon", "honourable",
}  # fmt: skip
HONORIFICS = {"mr", "mrs", "ms", "miss", "mx", "dr"}
POST_NOMINALS = {
    "mp", "mbe", "obe", "cbe", "qpm", "kpm", "jp", "dl", "kc", "qc", "phd", "cpfa", "msp", "mep", "bem", "dsc",
    "frsa",
}  # fmt: skip


def fold(text):
    """Letters and digits in lower case without accents, words parted by single spaces."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    bare = re.sub(r"['’‘`´]", "", bare.casefold())
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def normal_person(printed):
    """A person's name for comparing: `Cllr. Gurinder-Singh JOSAN, MBE` gives `gurinder singh josan`."""
    text = re.sub(r"\(.*?\)", " ", printed)
    if re.fullmatch(r"[^,]+,\s*[^,\s]+(\s+[^,\s]+)?", text.strip()):
        last, first = text.split(",", 1)
        if fold(first) not in POST_NOMINALS:
            text = f"{first} {last}"
    words = fold(text).split()
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in POST_NOMINALS:
        words.pop()
    return " ".join(words)[:250]


def normal_body(printed):
    """A body's name for comparing: `The Ashby Police & Crime Panel` gives `ashby police and crime panel`."""
    words = fold(printed.replace("&", " and ")).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)[:250]


def slug(text, *, most=80):
    """Words for an address: `Wolverhampton’s Board` gives `wolverhamptons-board`; empty where none are left."""
    joined = fold(text).replace(" ", "-").encode("ascii", "ignore").decode()
    return joined[:most].strip("-")


def sort_name(name):
    """The surname first: `josan gurinder singh`."""
    words = normal_person(name).split()
    return " ".join(words[-1:] + words[:-1])


def ref_key(*parts):
    """A reference for comparing: `687 iii a`, `687iii(a)` and `687`, `iii a` all give `687-iii-a`."""
    text = " ".join(part for part in parts if part)
    words = re.findall(r"\d+|[a-z]+", fold(text))
    return "-".join(words)[:80]


def topic(title):
    """A title without item words, numbers and dates: the same business at another meeting has the same topic."""
    text = re.sub(r"^\s*(agenda\s+)?item\s+[\w.]+\s*[-–—:.]*\s*", " ", title, flags=re.IGNORECASE)
    text = re.sub(r"\b(\d{1,2}(st|nd|rd|th)?|20\d\d|19\d\d)\b", " ", fold(text))
    text = re.sub(
        r"\b(january|february|march|april|may|june|july|august|september|october|november|december)\b", " ", text
    )
    return " ".join(text.split())[:250]


def is_alike(one, other):
    """Whether two normal names may be one, spelt twice."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def overlap(one, other):
    """How alike two texts are, 0 to 1: the share of their words that both have."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return len(first & second) / len(first | second) if first and second else 0.0
