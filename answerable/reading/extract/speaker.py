"""Who speaks in a minute: the subject of `Cllr Jones asked whether`, matched with the people present."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from answerable.reading.extract.person import is_name, natural_name
from answerable.record import Attendee

_ABBREVIATED = r"(?:Mr|Mrs|Ms|Dr|Cllrs?|Prof|Rev|St|Dep|Supt|Insp|Sgt|Asst|Ch|Hon|[A-Z])\."
_WORD = rf"(?:{_ABBREVIATED}|[A-ZÀ-Þ][\w’'\-]*|\([A-Z][\w .]*\))"
# Words that begin a sentence but name nobody.
_NOBODY = (
    r"(?!(?:He|She|They|It|There|This|That|These|Those|We|I|You|In|On|At|As|If|When|While|Finally|However|Following|Although"
    r"|What|Where|How|Which|Who|Why|For|From|To|By|After|Before|During|Since|With|Having|Some|Many|Most|All|No|None|Under"
    r"|Further|Also|But|And|Or|So|Then|Here|Concluding|Meanwhile|Overall|Not|Given|Discussion|Questions?|Reports?)\b)"
)
_SUBJECT = (
    rf"{_NOBODY}(?:(?:The|the|A|a|An|an|One|Another|Both)\s+)?{_WORD}(?:\s+(?:{_WORD}|of|and|for|the|to|&"
    rf"|member|resident|officer|officers|members|public|panel|councillor|representative))*"
)
_ADVERB = (
    r"(?:(?:also|then|further|again|now|next|subsequently|in turn|therefore|briefly|formally|in response"
    r"|\w+ly),?\s+)?"
)
ASKING = (
    r"asked|queried|enquired|inquired|questioned|wondered|sought|requested|raised (?:a |the )?(?:question|query)s?"
    r"|posed (?:a|the) question|put (?:a|the) question|wanted to know"
)
ANSWERING = (
    r"responded|replied|answered|advised|said|stated|confirmed|explained|commented|reported|clarified|gave|acknowledged"
    r"|agreed|assured|noted|highlighted|outlined|added|undertook|provided|offered|informed|updated|reassured|stressed"
    r"|emphasised|committed|pointed out|summarised|described|indicated|accepted|told|felt|thought|did not|was not"
    r"|made the following|went on|referred|was able|suggested|welcomed|apologised|spoke|drew|reiterated|referenced"
)
_ACTING = (
    r"thanked|congratulated|introduced|presented|opened|closed|moved|observed|wanted|handed|concluded|continued|expressed|echoed"
    r"|proposed|raised|announced|declared|shared|mentioned|warned|urged|recommended|concurred|praised|supported|invited|read"
)
_SPEAKS = re.compile(
    rf"(?:[“\"'‘]?)(?P<who>{_SUBJECT}),?\s+(?:\([^)]*\)\s*)?{_ADVERB}(?P<verb>{ASKING}|{ANSWERING}|{_ACTING})\b"
)
# Words that may stand before the speaker: they change nothing in who speaks.
_PRELUDE = re.compile(
    r"(?:In addition|Finally|First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Lastly|Also|Further(?:more)?"
    r"|Additionally|However|In particular|Moreover"
    r"|Turning to [^,]{1,60}|(?:By way of|As|In|On|With)\s+(?:an?|his|her|their)\s+(?:supplementary"
    r"|follow[- ]up)(?:\s+question)?)\s*,?\s+(?=[A-Zhst])"
)
_PRONOUN = re.compile(rf"(?P<who>[Hh]e|[Ss]he|[Tt]hey|It was|This was)\s+{_ADVERB}(?P<verb>{ASKING}|{ANSWERING})\b")
_ASKS = re.compile(rf"(?:{ASKING})\b")
_CLAUSE = re.compile(r"\b(?:but|and|while|although)\s+(?=[A-Z])")
_INITIALS = re.compile(r"(?P<who>[A-Z]{2,3})\s*[-–—:]\s+(?P<said>\S)")
_IN_RESPONSE = re.compile(
    rf"(?:In (?:response|reply|answer)|Responding|Replying)(?:\s+to\s+[^,]*,|,)?\s+(?P<who>{_SUBJECT}),?\s+{_ADVERB}"
    rf"(?P<verb>{ANSWERING})\b"
)
_ARTICLE = re.compile(r"^(?:the|a|an|both)\s+", re.IGNORECASE)
_HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Supt|Chief|PCC|D?A?[PC]CC?|ACC|DCC|CS)\b\.?")


class Speech(msgspec.Struct, frozen=True):
    """The start of a sentence in which somebody speaks: who as printed, by asking or not, where the verb stands."""

    who: str
    verb: str
    asks: bool
    pronoun: bool
    verb_start: int
    verb_end: int


@lru_cache(maxsize=4096)
def read_speech_within(sentence: str) -> Speech | None:
    """Who speaks in the sentence or, where nobody opens it, in its later clauses (`..., but Dr Lee said`)."""
    speech = read_speech(sentence)
    if speech is not None:
        return speech
    for match in _CLAUSE.finditer(sentence):
        speech = read_speech(sentence[match.end() :])
        if speech is not None:
            shift = match.end()
            return msgspec.structs.replace(
                speech, verb_start=speech.verb_start + shift, verb_end=speech.verb_end + shift
            )
    return None


class Roster:
    """The people of one meeting, so that `Mr Josan` and `Gurinder Josan` are told to be one."""

    def __init__(self, people: Iterable[Attendee] = ()) -> None:
        self._by_role: dict[str, set[str]] = {}
        self._named: dict[str, str] = {}
        self._full: dict[str, str] = {}
        self._by_surname: dict[str, set[str]] = {}
        self._by_initials: dict[str, set[str]] = {}
        for person in people:
            self.add(person.name)
            for role in _roles_of(person):
                self._by_role.setdefault(role, set()).add(person.name)

    def add(self, name: str) -> None:
        """Take in one more person by natural name."""
        tokens = name.split()
        if not tokens:
            return
        self._named.clear()
        self._full[_key(name)] = name
        self._by_surname.setdefault(_key(tokens[-1]), set()).add(name)
        self._by_initials.setdefault("".join(token[0] for token in tokens).upper(), set()).add(name)
        self._full.setdefault(_key(f"{tokens[0]} {tokens[-1]}"), name)

    def name(self, printed: str) -> str:
        """The full name of a printed speaker where one person fits, or else the print without article and title."""
        held = self._named.get(printed)
        if held is None:
            held = self._named[printed] = self._find_name(printed)
        return held

    def _find_name(self, printed: str) -> str:
        whole = " ".join(_ARTICLE.sub("", printed.strip(" ,.:;“”\"'")).split())
        bare = natural_name(whole)
        known = self._full.get(_key(bare))
        if known:
            return known
        held = self._of_office(whole)
        if held:
            return held
        tokens = bare.split()
        if tokens and (len(tokens) == 1 or _HONORIFIC.match(whole) or is_name(whole)):
            fits = self._by_surname.get(_key(tokens[-1]), set())
            fits = {name for name in fits if len(tokens) == 1 or name[0] == tokens[0][0]} or (
                fits if _HONORIFIC.match(whole) and len(tokens) == 1 else set()
            )
            if len(fits) == 1:
                return next(iter(fits))
        if re.fullmatch(r"[A-Z]{2,3}", whole):
            fits = self._by_initials.get(whole, set())
            return next(iter(fits)) if len(fits) == 1 else whole
        if is_name(whole) and bare:
            return self._alike(bare) or bare
        return whole

    def _of_office(self, printed: str) -> str | None:
        """The one person present with the office and the surname of `Deputy Mayor Lee`."""
        office, _, surname = printed.rpartition(" ")
        fits = self._by_surname.get(_key(surname), set()) & self._by_role.get(_role_key(office), set())
        return next(iter(fits)) if len(fits) == 1 else None

    def person(self, printed: str) -> str:
        """As `name`, and an office that one person present holds is that person (`The Commissioner`)."""
        name = self.name(printed)
        held = self._by_role.get(_role_key(name), set())
        return next(iter(held)) if len(held) == 1 else name

    def _alike(self, name: str) -> str | None:
        """The one person present with the same forename and a surname a letter apart."""
        tokens = name.split()
        fits = {
            full
            for full in self._full.values()
            if len(tokens) > 1 and full.split()[0] == tokens[0] and _is_letter_apart(full.split()[-1], tokens[-1])
        }
        return next(iter(fits)) if len(fits) == 1 else None

    def knows(self, printed: str) -> bool:
        """Whether a printed speaker is one of the people present."""
        return self.name(printed) in self._full.values()


@lru_cache(maxsize=4096)
def read_speech(sentence: str) -> Speech | None:
    """Who speaks at the start of a sentence, or nothing where nobody does."""
    prelude = _PRELUDE.match(sentence)
    start = prelude.end() if prelude else 0
    for pattern in (_SPEAKS, _PRONOUN, _IN_RESPONSE):
        match = pattern.match(sentence, start)
        if match:
            asks = bool(_ASKS.match(match["verb"])) and pattern is not _IN_RESPONSE
            return Speech(
                match["who"], match["verb"], asks, pattern is _PRONOUN, match.start("verb"), match.end("verb")
            )
    return None


def read_initials(text: str) -> tuple[str, int] | None:
    """The initials that open a point (`JD - referrals can be made`), with the offset of the words after them."""
    match = _INITIALS.match(text)
    return (match["who"], match.start("said")) if match else None


def _roles_of(person: Attendee) -> Iterator[str]:
    """The offices a person is called by: `Police and Crime Commissioner` is also `Commissioner` and `PCC`."""
    for part in (person.role or "").split(","):
        role = _role_key(part)
        if not role:
            continue
        yield role
        if role.endswith("policeandcrimecommissioner"):
            office = role.removesuffix("policeandcrimecommissioner")
            if office in ("", "deputy", "assistant"):
                yield office + "commissioner"
                yield {"": "pcc", "deputy": "dpcc", "assistant": "apcc"}[office]


def _role_key(role: str) -> str:
    """An office without its area: `West Midlands Police and Crime Commissioner` is the Commissioner."""
    key = _key(role)
    at = key.find("policeandcrimecommissioner")
    return key[at:] if at > 0 and not re.match(r"deputy|assistant|senior|former|acting", key) else key


def _is_letter_apart(first: str, second: str) -> bool:
    short, long = sorted((first.lower(), second.lower()), key=len)
    if len(long) - len(short) > 1 or len(short) < 4:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _key(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
