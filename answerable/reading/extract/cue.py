"""The wording by which papers promise: what is undertaken, what is announced, what is only held out.

The lexicon follows the assurance expressions that parliaments collect, in the reported speech of minutes
("confirmed he would report in due course"). A sentence that asks, refuses or supposes promises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from answerable.record.promise import PromiseStrength


class Cue(msgspec.Struct, frozen=True):
    """The wording in a sentence that shows a promise, and where it starts."""

    strength: PromiseStrength
    words: str
    start: int


class _Phrase(msgspec.Struct, frozen=True):
    """A pattern, with letters of which a sentence must hold some before it is worth trying."""

    needles: tuple[str, ...]
    pattern: re.Pattern[str]


def _phrase(needles: str, *alternatives: str) -> _Phrase:
    return _Phrase(tuple(needles.split("|")), re.compile("|".join(alternatives)))


# Things a person can be held to doing, by the stem of the verb.
ACT = (
    r"(?:provid|send|shar|circulat|suppl|forward|arrang|report|feed|updat|bring|writ|rais|check"
    r"|look(?:ing)? in|investigat"
    r"|find|follow|commission|obtain|publish|contact|liais|speak|meet|chas|ask|request|add|includ|present"
    r"|prepar(?!ed to)"
    r"|produc|review|ensur|mak|tak|pass|refer|respond|com(?:e|ing) back|get(?:ting)? back|confirm|clarif"
    r"|draft|submit|invit"
    r"|attend|visit|do(?:ing)? so|support|advis|inform|giv|hold|organis|set(?:ting)? up|issu|monitor|work"
    r"|conduct|carr"
    r"|undertak|escalat|discuss|compil|distribut|email|post|plac|resolv|progress|tabl|deliver|introduc|implement|keep"
    r"|re-?issu|erect|instal|repair|clear|collect|order|purchas|research|notify|re-?visit|patrol|target"
    r"|increas|pursu|address"
    r"|analys|audit|amend|revis|complet|creat|develop|facilitat|consult|lobb)\w*"
)
# What a person who is named may be held to: any verb but those of being, feeling and hedging.
DOES = (
    r"(?!(?:be|been|have|need|like|want|hope|prefer|welcome|continue|consider|look|try|seek|seem|aim"
    r"|expect|suggest|appear"
    r"|know|think|feel|see|remain|depend|mean|require|become|not|never|encourage|urge|argue|say|agree"
    r"|benefit|suffer|lose|die"
    r"|happen|leave|retire|stand|love|recommend|imagine|hear|receive|support|note|still|no|endeavour|value"
    r"|appreciate|cost"
    r"|rather|also|then|now|always|personally|only|just|probably|hopefully|it|they|the)\b)[a-z]{2,}"
)
_DOING = rf"(?:(?:be )?(?!consider){ACT}|(?<![A-Z] will )(?<![A-Z] would ){DOES})"
_HEDGED_ACT = (
    r"(?:consider|look (?:at|to)|try|seek|aim|endeavour|continue|need|like|want|hope|welcome|encourage"
    r"|expect|suggest|prefer)\w*"
)
_DELIVERED = (
    r"(?:provided|circulated|sent|shared|added|reported|brought|presented|supplied|forwarded|updated"
    r"|published|included"
    r"|arranged|emailed|made available|fed back|checked|followed up|looked into|raised|distributed|issued"
    r"|invited|contacted"
    r"|investigated|reviewed|undertaken|carried out|commissioned|produced|prepared|submitted|written"
    r"|appended|passed|referred"
    r"|addressed|taken (?:forward|away|back|up)|put|given|monitored|erected|installed|repaired|programmed|considered)"
)
_SAYS = (
    r"(?:sa(?:id|ys|ying)|advis(?:ed|es|ing)|stat(?:ed|es|ing)|explain(?:ed|s|ing)|add(?:ed|s|ing)"
    r"|repl(?:ied|ies|ying)"
    r"|respond(?:ed|s|ing)|report(?:ed|s|ing)|not(?:ed|es|ing)|confirm(?:ed|s|ing)|indicat(?:ed|es|ing)"
    r"|agree(?:d|s|ing)"
    r"|inform(?:ed|s|ing)|t(?:old|elling)|assur(?:ed|es|ing)|reassur(?:ed|es|ing)|promis(?:ed|es|ing)"
    r"|conclud(?:ed|ing)"
    r"|clarif(?:ied|ying)|announc(?:ed|ing)|reiterat(?:ed|ing)|stress(?:ed|ing)|acknowledg(?:ed|ing)|accept(?:ed|ing)"
    r"|suggested|outlined|requested|resolved)"
)
_OFFICE = (
    r"(?:[Cc]lerk|[Cc]hair(?:man|person)?|PCC|Commissioner|Chief Constable|Mayor|DCC|ACC|Chief Executive"
    r"|Chief Finance Officer"
    r"|Treasurer|[Ss]ecretary|[Ii]nspector|[Ss]ergeant|[Oo]fficers?|PCSO|[Mm]anager|[Dd]irector|Monitoring "
    r"Officer|OPCC"
    r"|Deputy Chief Constable|Assistant Chief Constable|Superintendent|Head of [\w ]{3,30})"
)
_PERSON = (
    rf"(?:I|we|We|he|she|they|He|She|They|(?:[Mm]y|[Oo]ur) \w+|[Tt]he (?:\w+ )?{_OFFICE}"
    r"|(?:PCC|DPCC|APCC|DCC|ACC|CC|CS|Supt|Insp|Inspector|Sgt|PC|PCSO|PS|Cllr|Councillor|Mr|Mrs|Ms|Dr)\.? "
    r"[A-Z][\w’'-]+"
    r"(?: [A-Z][\w’'-]+)?"
    r"|(?!The |This |That |These |Those |In |On |At |It |All )[A-Z][a-z’'-]+ [A-Z][\w’'-]+(?:, "
    r"[A-Z]{2,5})?|[A-Z]{2,3})"
)
_ADVERB = r"(?:(?:also|then|now|therefore|again|always|personally|certainly|further|immediately|shortly|\w+ly)\s+)?"
# Not `is committed to`, which describes a stance.
_NOT_A_STANCE = "".join(
    rf"(?<!{word} )"
    for word in [
        r"\bbe",
        r"\bis",
        r"\bare",
        r"\bwas",
        r"\bwere",
        r"\bbeen",
        r"remain",
        r"remains",
        r"remained",
        r"fully",
    ]
)
_PAPERS = (
    r"(?:[Uu]pdates?|[Rr]eports?|[Rr]esponses?|[Rr]eply|[Dd]ata|[Dd]etails|[Ii]nformation|[Bb]riefings?"
    r"|[Cc]op(?:y|ies)|[Ff]igures"
    r"|[Ll]etters?|[Pp]resentation|[Aa]nswers?|[Pp]apers?|[Ll]inks?|[Bb]reakdown|[Mm]inutes|[Pp]lan"
    r"|[Dd]ashboard|[Dd]ocuments?)"
)
_FUTURE = r"(?:would|will)"

FIRM: tuple[_Phrase, ...] = (
    _phrase(
        "undert|word",
        r"\bundert(?:ook|akes?) to\b|\b(?:had|has|have) undertaken to\b",
        r"\b(?:gave|gives|given|giving) (?:an|the|his|her|their) undertaking\b",
        r"\b(?:gave|given) (?:his|her|their) word (?:that|to)\b",
        r"\bundertaking (?:was )?given\b",
    ),
    _phrase(
        "commit",
        rf"{_NOT_A_STANCE}\b(?:committed|commits|committing)(?: (?:him|her|them|it)sel(?:f|ves))?"
        rf"(?: the [\w ]{{2,30}}?| (?:his|her|their) \w+)? to (?:\w+ing\b|{ACT}\b)",
    ),
    _phrase(
        "commitment|promise|pledge|assurance",
        r"\b(?:made|gave|given|give|gives|giving|makes?|making|was|were) (?:an? |the |his |her |its |their "
        r")?(?:\w+ )?"
        r"(?:commitments?|promises?|pledges?|assurances?)(?: (?:was|were) given)? (?:to (?!by\b)\w+"
        r"|that\b.{0,160}?\b(?:will|would|to be)\b)",
        r"\b(?:made|gave|given) (?:an? |the |his |her |its |their )?(?:\w+ )?(?:commitment|undertaking|promise"
        r"|pledge) that\b",
    ),
    _phrase(
        "ssurance|ommitment|ndertaking",
        r"\b(?:[Aa]ssurances?|[Cc]ommitments?|[Uu]ndertakings?) (?:was|were) (?:given|made) (?:to \w+"
        r"|that\b.{0,160}?\b(?:will|would)\b)",
        r"\b(?:the|his|her|their|its|our) commitment (?:is|was|remains) to\b",
    ),
    _phrase(
        "agreed",
        rf"(?<!been )(?<!an )\bagreed(?: with [^,.]{{2,40}},?)? (?:to {_ADVERB}(?!note|approve|accept|endorse"
        rf"|receive|adopt"
        rf"|disagree|defer|ratify)\w+|that [^.;]{{2,80}}? (?:would|will|should) {_ADVERB}(?:be )?(?:{ACT}"
        rf"|{_DELIVERED})"
        rf"|(?:he|she|they|it|the \w+) {_FUTURE} {_ADVERB}(?:be )?(?:{ACT}|{_DELIVERED})"
        r"|that (?:the |a )?[\w ]{2,40}?(?<!must )(?<!can )(?<!to )(?<!should )(?<!may )(?:be|liaise|write) )",
    ),
    _phrase(
        "offered|volunteered|promised|pledged|guaranteed|opportunity",
        r"\b(?:offered|volunteered|promised|pledged|guaranteed) (?:to (?!by)\w+|that\b|(?:him|her|them|the "
        r"\w+) (?:a|an)\b)",
        r"\bwould (?:value|welcome|appreciate) (?:the|an) opportunity to\b",
    ),
    _phrase(
        "assured|promised|guaranteed",
        rf"\b(?:assured|reassured|promised|guaranteed)\b[^.;]{{0,140}}?\b{_FUTURE} {_ADVERB}(?:be )?\w+",
    ),
    _phrase(
        "confirm",
        rf"\bconfirm(?:ed|ing|s)\b[^.;?]{{0,90}}?\b{_FUTURE} {_ADVERB}(?:be )?\w+",
        r"\bconfirm(?:ed|ing|s) (?:that )?(?:it (?:is|was) )?(?:his|her|their|its) intention to\b",
        rf"\bconfirm(?:ed|ing|s)\b[^.;?]{{0,90}}?\bcan (?:also )?be {_DELIVERED}",
    ),
    _phrase("happy|willing", rf"\b(?:is|are|was|were|would be) (?:\w+ )?(?:happy|willing) to {ACT}"),
    _phrase(
        "will |would ",
        rf"\b{_SAYS}\b[^.;?]{{0,60}}?\b(?:he|she|they|I|we|{_PERSON})(?:,? \w+,?)? {_FUTURE} {_ADVERB}{_DOING}",
    ),
    _phrase("will |would ", rf"\b{_SAYS} (?:that )?[^.;?]{{2,110}}?\b{_FUTURE} {_ADVERB}be {_DELIVERED}\b"),
    _phrase(
        "will |would ",
        rf"\b{_SAYS} (?:that )?(?:the|its|our|their) (?:\w+ )?(?:Panel|Board|Committee|Council|OPCC|Force"
        rf"|Commission|[Gg]roup"
        rf"|[Tt]eam|[Oo]ffice) {_FUTURE} {_ADVERB}(?:provid|send|shar|circulat|suppl|writ|report back|prepar"
        rf"|publish|respond"
        r"|updat|arrang)\w*",
    ),
    _phrase(
        "will |would ",
        rf"(?:^[“\"‘']?|[,;:–-] |\b(?:and|but|so) )(?![Tt]hey\b){_PERSON} {_FUTURE} {_ADVERB}{_DOING}\b",
    ),
    _phrase(
        "and wo|and wi|but wo|but wi",
        rf"\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\b[^.;?]{{0,60}}\b(?:and|but) {_FUTURE} {_ADVERB}{_DOING}\b",
    ),
    _phrase(
        " to ",
        rf"^{_PERSON} to (?!report|receive|note|consider|approve|present|agree|review|discuss|introduce|give"
        rf"|update){ACT}",
    ),
    _phrase(
        " be ",
        rf"\b{_PAPERS}\b(?:(?!\bbefore\b|\bwhen\b|\buntil\b|\bif\b)[^.;?,]){{0,60}}?\b(?:would|will|to) "
        rf"{_ADVERB}be {_DELIVERED}\b",
    ),
)
PLAN: tuple[_Phrase, ...] = (
    _phrase(
        "scheduled|programmed|timetabled|planned|earmarked|set to",
        r"\b(?:is|are|was|were|been|being) (?:now |currently |also |provisionally )?(?:scheduled|programmed"
        r"|timetabled|planned"
        r"|earmarked) (?:for|to|in|at|on)\b",
        r"\b(?:is|are|was|were) set to\b",
        r"\b(?:scheduled|programmed) for\b",
    ),
    _phrase(
        "due|expected|set|about|going",
        r"\b(?:is|are|was|were) (?:now |currently )?(?:due|expected|set|about|going) (?:out |back )?to (?:be "
        r"|go |take |start "
        r"|begin |commence |return |bring |conclude |publish |launch |report |complete |run |attend |come |present )",
    ),
    _phrase(
        "about to|go live|goes live|ue ",
        r"\babout to (?:go live|start|launch|begin|be)",
        r"\bgo(?:es)? live\b",
        r"\b[Dd]ue (?:out )?(?:shortly|soon|in|by)\b",
    ),
    _phrase(
        "plan|next|intention|ambition",
        r"\b(?:[Tt]he|[Oo]ur|[Tt]heir) (?:\w+ )?(?:plan|next (?:stage|step|phase)|intention|ambition) (?:is"
        r"|are|being|was) (?:now )?to\b",
        r"\bplans? (?:are|is) (?:in train|in place|being)",
        r"\bwith (?:the|a) plan (?:being|is) to\b",
    ),
    _phrase(
        " to be ",
        r"\b(?:is|are) to be (?:carried|undertaken|held|launched|reviewed|introduced|implemented|presented"
        r"|provided|published|recruited)\b",
    ),
    _phrase(
        "will |would ",
        r"\b(?:will|would) (?:also |then |now |shortly |soon |formally )?(?:take place|go live|be (?:launched"
        r"|rolled out|built"
        r"|implemented|introduced|held|trained|presented|provided|published|delivered|reviewed|brought"
        r"|circulated|reported"
        r"|made available|detailed|undertaken|carried out|expanded|recruited|deployed|established|considered"
        r"|developed|created"
        r"|added|replaced|extended|updated|completed|discussed|going|exploring|developing|working|launching"
        r"|recruiting"
        r"|reviewing|done|taken|available (?:in|from|by|at))|launch|roll out|hold|commence|begin|start"
        r"|introduce|publish"
        r"|recruit|see a focus|receive (?:support|training)|then work)\b",
        r"\bwould consider the\b",
        r"\bwhich (?:I|we) will \w+\b",
    ),
    _phrase("available until|being launched", r"\bnot be available until\b", r"\b(?:was|is) being launched\b"),
)
SOFT: tuple[_Phrase, ...] = (
    _phrase("hop", r"\b(?:is|was|are|were) hoped (?:that|to)\b", r"\b(?:hopes?|hoped|hoping) (?:that|to)\b"),
    _phrase(
        "inten|aim|aspire|endeavour",
        r"\b(?:intends?|intended|intending|(?<!the )aims?|aimed|aspires?|endeavours?) to\b",
        r"\bintention (?:of [\w ]{2,30} )?(?:is|was )?to\b",
        r"\bintention to\b",
    ),
    _phrase("consider", r"\b(?:would|will|is|are|was|were) (?:also )?consider(?:ing)?\b(?! that)"),
    _phrase(
        "will |would ",
        r"\b(?:will|would) (?:also )?(?:look (?:at|to|again)|try|seek to|endeavour|aim|continue to|be keen)\b",
        r"\bwould (?:also )?like to (?:follow|invite|see if|work|bring|explore|arrange|look|take|hold)\b",
        r"\bwill need to (?:look|be|work|review)\b",
    ),
    _phrase(
        "could|can |may |might",
        r"\b(?:could|can|may|might) (?:also |probably |possibly |then )?be (?:provided|supplied|shared|made "
        r"available|circulated"
        r"|sent|arranged|discussed outside|picked up|explored|looked (?:at|into))\b",
    ),
    _phrase(
        "looking to|commit",
        r"\b(?:looking to|(?:is|are|was|were|remain|remains|remained) (?:\w+ )?committed (?:to|on)|a "
        r"commitment to)\b",
    ),
    _phrase("should", r"\bshould (?:start|begin|be (?:complete|ready|in place))\b"),
    _phrase(
        "told|advi|informed|rumoured",
        r"\b(?:was|were|been|being) (?:told|advised|informed) that\b.{0,80}\b(?:will|would)\b",
        r"\badvice was that\b",
        r"\brumoured that\b",
    ),
)
_HINT = re.compile(
    r"\b(?:will|would|shall|undert\w+|commit\w*|agree\w*|offer\w*|promis\w+|[Aa]ssur\w+|pledg\w+"
    r"|schedul\w+|programmed|plan(?:s|ned)?"
    r"|[Dd]ue|hop(?:e|es|ed|ing)|aims?|inten\w+|considering|could|can|to be|about to|is to|are to|set to"
    r"|happy|willing|expected"
    r"|going to|being launched|[Uu]ndertaking|[Cc]ommitment|next (?:stage|step|phase)|should|(?:gave|given) \w+ word"
    r"|[A-Z][\w’'-]+ to)\b"
)
_RELAYED = re.compile(
    r"\b(?:was|were|been|had been|being) (?:told|advised|informed|promised|assured) that\b|\brumoured\b"
    r"|\binitial advice was\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\bif (?:required|possible|needed|necessary|requested|approved)\b|\bwhere possible\b|\bsubject to\b"
    r"|\bprobably\b|\bperhaps\b"
    r"|\bshould (?:it|this|they) be\b|\bideally\b|\bin principle\b|\bmay be able\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:asked|asks|queried|enquired|questioned|wondered|request(?:ed|s)|sought|wanted to know)\b"
    r"(?![^.]*\b(?:agreed|undertook|confirmed|offered)\b)"
)
_BOILERPLATE = re.compile(
    r"\b(?:will|would|may) be (?:recorded|webcast|filmed|live[- ]?streamed|broadcast)\b"
    r"|\bnext (?:\w+ ){0,4}meeting\b.{0,60}\b(?:will|would|is|to) (?:be held|take place|be on|scheduled|be at)"
    r"|\bmeeting (?:will|would|to) be held\b"
    r"|^(?:This|The) (?:report|paper|section|document|statement) (?:will|would) (?:also )?(?:set|provide"
    r"|include|highlight|outline"
    r"|update|cover|describe|explain|give|show|summarise)"
    r"|^Actions?\b.{0,60}:$"
    r"|\b[Ww]e will provide (?:some|an|a) (?:brief )?(?:highlights|overview|update|summary|outline)"
    r"|\blater in (?:this|the) meeting\b|\bnot (?:always )?possible\b|\bmembers (?:are|were) (?:reminded"
    r"|asked|invited)\b"
    r"|\bany member of the public\b|\bpurpose of (?:the|this)\b|\bthe public will have\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:will|would|shall|can|could|may) (?:not|never|no longer|hardly)\b|\b(?:won|wouldn|can"
    r"|couldn)['’]?t\b|\bunable to\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:would|will) (?:be|have been) (?:\w+ly )?(?:good|useful|helpful|difficult|hard|beneficial|more|a "
    r"|an |able|possible"
    r"|inappropriate|likely|important|better|interesting|welcome|grateful|needed|required|necessary|very"
    r"|too|seen|felt)\b"
    r"|\bwould have\b|\bif\b[^,.]{3,80},[^.]*\bwould\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y)\b")
_SPEAKER_OR_HOPE = re.compile(r"\b(?:I|[Ww]e)\b|\bhoped\b")
_HAS_BOUND = re.compile(
    r"\b(?:has|have) (?:given (?:an |his |her |its )?(?:undertaking|commitment|assurance)|undertaken to"
    r"|committed (?:itself )?to"
    r"|promised to|agreed to)"
)
_OFFICE_BINDS = re.compile(rf"^(?:\W*[Tt]he (?:\w+ )?)?{_OFFICE} will ")
_PAST = re.compile(r"^(?:was|were|been|had)\b|\bwas to\b")
_WEAK = re.compile(rf"\b(?:will|would) (?:\w+ )?{_HEDGED_ACT}")
_BINDING = re.compile(r"commit|undert|agreed|offered")
# How far around its cue a condition hedges a promise, in characters.
_HEDGED_BEFORE, _HEDGED_AFTER = 20, 40

# What runs on longer than this without a full stop is no sentence that anybody minuted.
_LONGEST_SENTENCE = 4_000

_Void = Callable[[str, re.Match[str]], bool]


def may_promise(text: str) -> bool:
    """A quick look: whether a text holds any word that a promise needs."""
    return _HINT.search(text) is not None


def read_cue(sentence: str, *, reported: bool = False) -> Cue | None:
    """The wording that makes a sentence a promise, with its strength; nothing for a sentence that promises nothing.

    `reported` is true for the prose of a report, where only its author is bound: what others agreed or confirmed is
    told, and a passive future announces work.
    """
    if len(sentence) > _LONGEST_SENTENCE or sentence.endswith("?"):
        return None
    if not may_promise(sentence) or _BOILERPLATE.search(sentence):
        return None
    relayed = _RELAYED.search(sentence) is not None
    firm = None if relayed else _first(FIRM, sentence, _is_narrated if reported else _is_void)
    if firm is not None:
        return Cue(_strength(firm, sentence), _words(firm), firm.start())
    plan = _first(PLAN, sentence, _is_past if reported else _is_idle)
    if plan is not None:
        return Cue("soft" if relayed else "plan", _words(plan), plan.start())
    soft = _first(SOFT, sentence, _is_void)
    if soft is None or (reported and not _SPEAKER_OR_HOPE.search(sentence)):
        return None
    return Cue("soft", _words(soft), soft.start())


def _first(phrases: Sequence[_Phrase], sentence: str, void: _Void) -> re.Match[str] | None:
    """The match of the first phrase that is found and not void."""
    for phrase in phrases:
        if any(needle in sentence for needle in phrase.needles):
            match = phrase.pattern.search(sentence)
            if match is not None and not void(sentence, match):
                return match
    return None


def _words(match: re.Match[str]) -> str:
    return match[0].strip(" ,;:–-")


def _strength(match: re.Match[str], sentence: str) -> PromiseStrength:
    """Firm, unless a condition stands close by or the verb itself is hedged."""
    hedged = _CONDITIONAL.search(sentence, max(0, match.start() - _HEDGED_BEFORE), match.end() + _HEDGED_AFTER)
    if (hedged and not _BINDING.search(match[0])) or _WEAK.search(match[0]):
        return "soft"
    return "firm"


def _is_void(sentence: str, match: re.Match[str]) -> bool:
    return _asks_before(sentence, match.end()) or _refuses(sentence, match) or _supposes(sentence, match)


def _is_idle(sentence: str, match: re.Match[str]) -> bool:
    return _asks_before(sentence, match.start()) or _supposes(sentence, match)


def _is_narrated(sentence: str, match: re.Match[str]) -> bool:
    bound = _FIRST_PERSON.search(sentence, 0, match.end())
    bound = (
        bound or _OFFICE_BINDS.search(match[0]) or _HAS_BOUND.search(sentence, max(0, match.start() - 5), match.end())
    )
    return not bound or _is_void(sentence, match)


def _is_past(sentence: str, match: re.Match[str]) -> bool:
    return bool(_PAST.search(match[0])) or _is_idle(sentence, match)


def _asks_before(sentence: str, end: int) -> bool:
    asked = _ASKING.search(sentence, 0, end)
    return asked is not None and "agreed" not in sentence[asked.end() : end]


def _refuses(sentence: str, match: re.Match[str]) -> bool:
    return bool(_REFUSED.search(sentence, match.start(), min(len(sentence), match.end() + 6)))


def _supposes(sentence: str, match: re.Match[str]) -> bool:
    return bool(_HYPOTHETICAL.search(sentence, max(0, match.start() - 5), match.end() + 12))
