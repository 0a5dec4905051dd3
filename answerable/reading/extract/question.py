"""Questions as papers print them: tabled, supplementary, asked in discussion; who asks, in which words."""

from __future__ import annotations

import re

import msgspec

from answerable.reading.extract.numbering import read_mark, read_question_number
from answerable.reading.extract.person import is_name
from answerable.reading.extract.sentence import split_sentences
from answerable.reading.extract.speaker import Speech, read_speech, read_speech_within
from answerable.record.question import QuestionKind

_NAME_PART = r"(?:(?:Mr|Mrs|Ms|Dr|Cllrs?|Prof|Rev|Dep|Supt|Insp|Sgt|[A-Z])\.|\(?[A-Z][\w’'-]*\)?)"
_WHO = rf"(?:(?:The|A|An|the|a|an)\s+)?{_NAME_PART}(?:\s+(?:{_NAME_PART}|of|and|for|the|member|public|resident))*"
_ATTRIBUTION = re.compile(
    r"\s*[(\[]\s*(?P<words>(?:submitted|asked|question|raised|put|from|by|tabled|received|read|posed)\b[^()\[\]]*"
    r"(?:\([^()]*\)[^()\[\]]*)?)[)\]]\s*$",
    re.IGNORECASE,
)
_NAMED_BEHIND = re.compile(r"(?<=[?”\"])\s*[(\[](?P<who>[A-Z][^()\[\]?]{2,50})[)\]]\s*$")
_SUBMITTED = re.compile(
    r"\b(?:submitted|tabled|received|sent(?: in)?)\s+(?:by|from)\s+(?P<who>[^,;]+)", re.IGNORECASE
)
_ASKED_COLON = re.compile(
    rf"(?P<who>{_WHO})\s+(?:then\s+|also\s+)?asked(?:\s+the\s+[A-Z][\w ]*?|\s+[A-Z][\w ]*?)?\s*:\s*(?P<rest>\S.+)",
    re.DOTALL,
)
_BARE_FROM = re.compile(
    rf"(?:from|by|asked by|raised by|submitted by)\s+(?:the\s+)?(?P<who>(?-i:{_WHO}))\s*[.:]?$", re.IGNORECASE
)
_LABELLED = re.compile(
    rf"(?P<who>(?-i:{_WHO}))\s*:\s*(?:to\s+(?:the\s+)?(?P<target>[A-Z][^.?:]{{2,80}})[.:]\s*)?(?P<rest>\S.+)",
    re.IGNORECASE | re.DOTALL,
)
_PASSIVE = re.compile(
    rf"(?:the|a|an|this)?\s*(?:\w+\s+){{0,2}}question\s*(?P<number>\d+\s?[a-z]?)?\s+(?:was|came)\s+(?:also\s+|then\s+)?(?:asked\s+|raised\s+"
    rf"|put\s+|posed\s+)?(?:by|from)\s+(?P<who>(?-i:{_WHO}))\s*[:.,]?$",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    rf"\((?P<inner>[^()]{{3,50}})\)\s+(?P<asked>\S.+)"
    rf"|(?P<who>{_WHO})(?:,[^–—?-]{{2,40}})?\s+[–—-]\s+(?P<rest>[A-Z“\"].+\?.*)",
    re.DOTALL,
)
_SUPPLEMENTARY = re.compile(
    rf"(?:an?\s+)?(?:supplementary|follow[- ]?up)(?:\s+question)?s?\s*(?:to\s+(?:question"
    rf"|q)\s*)?(?:\d+\s*)?(?:was\s+)?"
    rf"(?:asked\s+|put\s+|raised\s+)?(?:[:–—-]|from"
    rf"|by)\s*(?:from\s+)?(?P<who>(?-i:{_WHO}))\s*[:.]?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ASKED_BY = re.compile(
    r"\b(?:asked|raised|put|read(?: out)?|posed|question)\s+(?:by|from)\s+(?P<who>[^,;]+)|^(?:from"
    r"|by)\s+(?P<bare>[^,;]+)",
    re.IGNORECASE,
)
_BEHALF = re.compile(r"\bon behalf of\s+(?P<who>[^,;:]+)", re.IGNORECASE)
_RAISED = re.compile(
    rf"(?:question|q)\.?\s*(?:no\.?\s*)?(?P<number>\d+\s?(?:\([a-z]\)|[a-z]\b)?)?\s*[:.–—-]?\s*(?:(?:was"
    rf"|is|had been)\s+)?"
    rf"(?:raised|asked|put|posed|submitted|tabled|received|from|by)\s*(?:by"
    rf"|from)?\s+(?:an?\s+(?:member of the public|resident"
    rf"|parishioner),?\s+)?(?P<who>(?-i:{_WHO}))\s*[.,:;–—-]*\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    rf"(?P<who>{_WHO}),?\s+(?:then\s+|also\s+|again\s+|next\s+)?(?:proceeded\s+to\s+|went\s+on\s+to\s+|(?:was\s+)?invited\s+to\s+)?"
    r"(?:asks?|asked|raised|posed|put|read(?:\s+out)?|submitted|tabled|had)\s+"
    r"(?:(?:the|a|an|his|her|their|another|one|two|three)\s+)?(?P<which>(?:first|second|third|fourth|last"
    r"|final|following|next|further|supplementary|follow[- ]?up"
    r"|written|submitted|public|part|of|a|the|one|two|three|four|\d+)\s+)*[Qq]uestions?\s*(?P<number>\d+\s?(?:\([a-z]\)|[a-z]\b)?)?"
    r"(?P<behalf>\s+on behalf of [^:]+?)?\s*(?P<colon>[:,–—-]\s*)?(?P<rest>.*)",
    re.DOTALL,
)
_PREAMBLE = re.compile(
    r"^(?:(?:who|he|she|they|and)\s+)?(?:asked|said|read)?\s*[,:–—-]+\s*|^(?:who|he|she|they)\s+asked\s+",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:(?:public\s+|written\s+)?question\s+)?(?:\d+\s*)?(?:from|by)\s+(?P<who>{_WHO})\s*[:–—-]\s*(?P<rest>.*)",
    re.DOTALL,
)
_QUOTED = re.compile(
    rf"(?P<who>{_WHO})\s+(?:then\s+|also\s+)?asked(?:\s+the\s+[\w ]+?)?\s*[:,]\s*(?P<rest>[“\"‘'].+)", re.DOTALL
)
_LETTERED = re.compile(r"(?:q|question)\s*[:.–—-]\s+(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL)
_QUERY_RESPONSE = re.compile(
    rf"(?:In (?:response|reply|answer)|Responding|Replying|Following|Further)\s+(?:to\s+)?(?:an?|the"
    rf"|further)?\s*(?:\w+\s+)?"
    rf"(?:question|query|enquiry|queries|questions)\s+(?:raised\s+|asked\s+|put\s+|posed\s+)?(?:from|by)\s+(?P<who>{_WHO}?)\s*,?\s+"
    rf"(?P<about>(?:about|regarding|on|as to|concerning|relating to|in relation to|with regard to|whether"
    rf"|around|how|why|what|if)\b[^,]*),\s*(?P<rest>.+)",
    re.DOTALL,
)
_ASKS_WITHIN = re.compile(
    r"(?:,|\band|\bthen|\bbut)\s+(?:then\s+|also\s+|further\s+|went on to\s+)*(?:asked|ask|queried"
    r"|enquired|questioned|wondered)\s+"
    r"(?:if|whether|how|what|why|when|where|who|which|about|for|the|Mr|Mrs|Ms|Dr|[A-Z])"
)
# To ask that something be done is no question; to ask somebody to explain is one.
_REQUEST = re.compile(
    r"^(?:asked|requested|sought)\s+(?:that\b|to\b|for\s+(?:one|it|this|that|these|them|an item)\b"
    r"|for\s+(?:\w+\s+){0,6}to\s+be\b"
    r"|(?!if\b|whether\b|how\b|what\b|why\b|about\b|for\b|when\b)"
    r"(?:(?!\b(?:if|whether|how|what|why|about|for)\b)[^,.;?]){1,60}?\bto\s+(?!(?:comment|explain|clarify|outline|confirm|elaborate|describe|expand|advise|say|respond|answer)\b)[a-z]+)"
)
_MILD = re.compile(r"^(?:requested|sought|raised|put)$|^(?:requested|sought)\b")
_QUERY_OBJECT = re.compile(
    r"^\s+(?:a\s+|an\s+|some\s+|further\s+|more\s+|additional\s+|the\s+)*(?:clarification|assurances?|reassurances?|information|details?"
    r"|explanation|confirmation|views?|updates?|question|query|clarity)\b"
)
# A label that says outright whose question it is: `Public question 2: ...`, `Supplementary question: ...`.
_KINDRED = re.compile(
    r"(?P<whose>public|board|panel|supplementary)\s+question\s*(?P<number>\d{1,3}\s?(?:\([a-z]\)|[a-z]\b)?)?\s*:\s+"
    r"(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# Fewer words than this behind an announcement are no question.
_FEWEST_WORDS = 4
_QUOTES = "“”\"‘’' "


class Asked(msgspec.Struct):
    """A question found in a paragraph. `text` is empty where the paragraph only announces who asks next."""

    text: str = ""
    number: str | None = None
    asker: str | None = None
    submitted_by: str | None = None
    supplementary: bool = False
    tabled: bool = False
    rest: str = ""
    target: str | None = None
    """The person or office whom the question is put to."""
    manner: QuestionKind | None = None
    """Whose question its label says it is, where the item does not."""
    kind: QuestionKind | None = None
    """Whose question its label says outright that it is (`Board question 2`), whatever the item takes."""


def manner_of(title: str, body: str | None) -> QuestionKind | None:
    """Which questions an item takes by its title: the public's, or those of members of a board or panel."""
    lowered = title.lower()
    if re.search(
        r"\b(?:public|residents?|parishioners?|electors?|open)\b.*\b(?:questions?|question time"
        r"|participation|forum|session|speaking)\b",
        lowered,
    ) or re.search(r"\bquestions?\b.*\b(?:public|residents?|parishioners?|electors?)\b", lowered):
        return "public"
    if re.search(r"\bquestions?\b", lowered) and re.search(
        r"\b(?:board|panel|members?|committee|council(?:lors?)?|matters|work of)\b", lowered
    ):
        panel = "panel" in lowered or "panel" in (body or "").lower() or "committee" in lowered
        return "panel" if panel and "board" not in lowered else "board"
    if (
        re.search(r"\bquestions?\b", lowered)
        and len(lowered.split()) <= 14
        and not re.search(r"\bquestionnaire|without|no questions", lowered)
    ):
        return "public"
    return None


def read_tabled(text: str, *, expected: bool) -> Asked | None:
    """A question put by number, by attribution or by announcement.

    `expected` says that the item takes questions, so that a plain number before a question is one.
    """
    headed = read_mark(text)
    if headed and headed.style == "decimal" and headed.rest[:8].lower() == "question":
        text = headed.rest
    asked = _read_kindred(text) or _read_numbered(text, expected) or _read_announced(text, expected)
    if asked is not None:
        return _finish(asked)
    for pattern in (_QUOTED, _FROM):
        match = pattern.match(text)
        if match and (expected or pattern is _QUOTED):
            return _finish(Asked(match["rest"], None, match["who"], tabled=expected))
    lettered = _LETTERED.match(text)
    if lettered:
        return _finish(_attributed(lettered["rest"], None))
    if _ATTRIBUTION.search(text) and (expected or is_query(text)):
        return _finish(_attributed(text, None))
    return None


def _read_kindred(text: str) -> Asked | None:
    """`Public question 1: ...? (Submitted by X, asked by Y)`."""
    match = _KINDRED.match(text)
    if match is None or not (is_query(match["rest"]) or _ATTRIBUTION.search(match["rest"])):
        return None
    asked = _attributed(match["rest"], _packed(match["number"]))
    whose: QuestionKind = match["whose"].lower()  # type: ignore[assignment]
    asked.kind, asked.supplementary = whose, whose == "supplementary"
    return asked


def _read_numbered(text: str, expected: bool) -> Asked | None:
    """`Question 1 was raised by X. He asked, ...`, `Q4a. “...”`, `1) ...? (Submitted by Y)`."""
    raised = _RAISED.match(text)
    if raised and (raised["number"] or expected):
        rest = _PREAMBLE.sub("", raised["rest"].strip()).strip()
        rest = rest if len(rest.split()) >= _FEWEST_WORDS else ""
        return Asked(rest, _packed(raised["number"]), raised["who"], tabled=True)
    numbered = read_question_number(text)
    if numbered is None and expected:
        mark = read_mark(text)
        asks = mark is not None and (is_query(mark.rest) or _ATTRIBUTION.search(mark.rest) is not None)
        numbered = mark if mark and asks and mark.style in ("integer", "letter", "roman") else None
    if numbered and len(numbered.rest.split()) >= _FEWEST_WORDS - 1 and not numbered.rest[0].islower():
        return _attributed(numbered.rest, numbered.printed)
    return None


def _read_announced(text: str, expected: bool) -> Asked | None:
    """`X asked Question 5:`, `The second question was asked by Y:`, `Supplementary: Z asked whether ...`."""
    passive = _PASSIVE.match(text)
    if passive and expected:
        return Asked("", _packed(passive["number"]), passive["who"], tabled=True)
    supplementary = _SUPPLEMENTARY.match(text)
    if supplementary:
        return _supplementary(text, supplementary)
    lead = _LEAD.match(text)
    if lead and (not lead["rest"].strip(" .:") or (lead["colon"] and is_query(lead["rest"]))):
        return _from_lead(lead)
    return None


def read_lead_at_end(text: str) -> Asked | None:
    """An announcement that ends a paragraph: `... Mr Jones proceeded to ask Question 6:`."""
    sentences = split_sentences(text)
    if len(sentences) < 2:
        return None
    lead = _LEAD.fullmatch(sentences[-1])
    return _finish(_from_lead(lead)) if lead and not lead["rest"].strip(" .:") else None


def part_exchange(text: str) -> list[str]:
    """A paragraph into which a poor scan ran several questions and answers, parted at each."""
    if len(text) < 300 or text.count("?") < 1:
        return [text]
    parts: list[str] = []
    for sentence in split_sentences(text):
        announced = _RAISED.match(sentence) or read_question_number(sentence)
        answers = bool(parts) and re.search(r"\?\W*$", parts[-1]) and read_speech(sentence) is not None
        if parts and not announced and not answers:
            parts[-1] += f" {sentence}"
        else:
            parts.append(sentence)
    return parts


class Turn(msgspec.Struct):
    """A stretch of one paragraph: a question with the answer that follows it there."""

    asker: str
    text: str
    answered_by: str | None = None
    answer: str = ""


def read_turns(text: str, before: str | None = None) -> tuple[str, list[Turn]]:
    """Questions reported in running prose: the words before the first, then each question with its answer.

    `before` is who spoke last above, whom a pronoun may mean.
    """
    if not _MAY_ASK.search(text):
        return text, []
    match = _QUERY_RESPONSE.match(text)
    if match:
        speech = read_speech(match["rest"])
        who = match["who"].strip(" ,")
        return "", [
            Turn(who, text[: match.start("rest")].rstrip(" ,"), speech.who if speech else None, match["rest"])
        ]
    prelude: list[str] = []
    turns: list[Turn] = []
    speaker = before
    for sentence in split_sentences(text):
        speech = read_speech_within(sentence)
        speaks = speech.who if speech and not speech.pronoun else _named_subject(sentence) or speaker
        asked, answered = _answered_within(sentence)
        if answered and speaks:
            turns.append(Turn(speaks, asked, answered.who, sentence[len(asked) :].lstrip(" ,")))
        elif is_asking(sentence) or (sentence.endswith("?") and speaks and not (turns and turns[-1].answer)):
            open_turn = turns[-1] if turns and not turns[-1].answer and turns[-1].asker == (speaks or "") else None
            if open_turn:
                open_turn.text += f" {sentence}"
            elif speaks:
                turns.append(Turn(speaks, sentence))
            else:
                prelude.append(sentence)
        elif not turns:
            prelude.append(sentence)
        elif turns[-1].answer or (speech and not speech.pronoun and speaks != turns[-1].asker):
            turns[-1].answered_by = turns[-1].answered_by or speaks
            turns[-1].answer = f"{turns[-1].answer} {sentence}".strip()
        else:
            turns[-1].text += f" {sentence}"
        speaker = speaks
    return " ".join(prelude), turns


_SUBJECT = re.compile(r"(?P<who>(?:[A-Z][\w’'-]*\.?\s+){1,3}[A-Z][\w’'-]+)\s+[a-z]+ed\b")
_MAY_ASK = re.compile(r"\?|ask|quer(?:y|ie)|enquir|inquir|question|\b(?:wondered|sought|requested|wanted to know)\b")


def _named_subject(sentence: str) -> str | None:
    """The person whom a sentence begins with, whatever they do in it."""
    match = _SUBJECT.match(sentence)
    return match["who"] if match and is_name(match["who"]) else None


def _answered_within(sentence: str) -> tuple[str, Speech | None]:
    """A sentence that asks and tells the answer at once: `X asked whether ... and Ms Y advised that ...`."""
    at = asking_at(sentence)
    if at is None:
        return sentence, None
    for match in _AND.finditer(sentence, at):
        speech = read_speech(sentence[match.end() :])
        if speech and not speech.asks and not speech.pronoun:
            return sentence[: match.start()], speech
    return sentence, None


_AND = re.compile(r",?\s+(?:and|but|to which)\s+(?=[A-Z]|the [A-Z])")


def is_asking(sentence: str) -> bool:
    """Whether somebody asks in a sentence (and does not merely ask that something be done)."""
    return asking_at(sentence) is not None


def asking_at(sentence: str) -> int | None:
    """Where the verb of asking ends in a sentence in which somebody asks."""
    speech = read_speech_within(sentence)
    if speech is None:
        return None
    if speech.asks:
        if _REQUEST.match(sentence[speech.verb_start :]):
            return None
        mild = _MILD.match(speech.verb) and "question" not in speech.verb
        return None if mild and not _QUERY_OBJECT.match(sentence[speech.verb_end :]) else speech.verb_end
    within = _ASKS_WITHIN.search(sentence, speech.verb_end)
    if within is None:
        return None
    tail = sentence[within.start() :]
    return None if _REQUEST.match(tail[max(tail.find("ask"), 0) :]) else within.end()


def split_reply(text: str) -> tuple[str, str]:
    """A question and the reply that follows it in the same paragraph."""
    sentences = split_sentences(text)
    for at in range(1, len(sentences)):
        speech = read_speech(sentences[at])
        if re.search(r"\?\W*$", sentences[at - 1]) and speech and not speech.asks:
            return " ".join(sentences[:at]), " ".join(sentences[at:])
    return text, ""


def is_query(text: str) -> bool:
    """Whether words hold a question: a question mark, or quotation marks from the start."""
    return "?" in text or text.lstrip().startswith(("“", '"', "‘"))


def strip_quotes(text: str) -> str:
    """A question without the quotation marks around the whole of it."""
    stripped = text.strip()
    if stripped[:1] in "“\"‘'" and (stripped[-1:] in "”\"’'" or not re.search(r"[”\"]", stripped[1:])):
        return stripped.strip(_QUOTES)
    return stripped


def _supplementary(text: str, match: re.Match[str]) -> Asked:
    """`Supplementary: Cllr Lee asked whether ...`, `Supplementary question - Cllr Lee`, `Supplementary: Will ...`."""
    if not is_name(match["who"]) and not match["who"].lower().startswith(("the ", "a ")):
        return Asked(text[match.start("who") :], supplementary=True, tabled=True)
    rest = re.sub(r"^(?:then\s+|also\s+)?asked:?\s+", "", match["rest"])
    return Asked(rest if len(rest.split()) > 3 else "", None, match["who"], supplementary=True, tabled=True)


def _from_lead(lead: re.Match[str]) -> Asked:
    words = lead[0][: lead.start("rest")].lower()
    behalf = _BEHALF.search(lead["behalf"] or "")
    return Asked(
        text=lead["rest"].strip() if len(lead["rest"].split()) >= 3 else "",
        number=_packed(lead["number"]),
        asker=lead["who"],
        submitted_by=behalf["who"].strip() if behalf else None,
        supplementary="supplementary" in words or "follow" in words,
        tabled=True,
    )


def _attributed(text: str, number: str | None) -> Asked:
    fronted = _FRONTED.match(text)
    if fronted and is_name(fronted["inner"] or fronted["who"]):
        return Asked(fronted["asked"] or fronted["rest"], number, fronted["inner"] or fronted["who"], tabled=True)
    labelled = _LABELLED.match(text)
    if labelled and is_name(labelled["who"]):
        return Asked(labelled["rest"], number, labelled["who"], tabled=True, target=labelled["target"])
    announced = _BARE_FROM.match(text)
    if announced:
        return Asked("", number, announced["who"], tabled=True)
    spoken = _ASKED_COLON.match(text)
    if spoken:
        return Asked(spoken["rest"], number, spoken["who"], tabled=True)
    reported = read_speech(text)
    if reported and reported.asks and not reported.pronoun:
        return Asked(text[reported.verb_end :].strip(), number, reported.who, tabled=True)
    match = _ATTRIBUTION.search(text)
    if match is None:
        named = _NAMED_BEHIND.search(text)
        if named and is_name(named["who"]):
            return Asked(text[: named.start()], number, named["who"], tabled=True)
        return Asked(text, number, tabled=True)
    words = match["words"]
    submitted, asked, behalf = _SUBMITTED.search(words), _ASKED_BY.search(words), _BEHALF.search(words)
    asker = (asked["who"] or asked["bare"]) if asked else None
    writer = submitted["who"] if submitted else behalf["who"] if behalf else None
    return Asked(
        text[: match.start()],
        number,
        _BEHALF.sub("", asker).strip() if asker else None,
        writer.strip() if writer else None,
        tabled=True,
    )


def _finish(asked: Asked) -> Asked:
    again = read_question_number(asked.text)
    if again and again.rest:
        asked.number, asked.text = asked.number or again.printed, again.rest
    asked.text = strip_quotes(asked.text)
    return asked


def _packed(number: str | None) -> str | None:
    return number.replace(" ", "") if number else None
