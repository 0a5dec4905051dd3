"""The lexicon of promises: what is undertaken, what is announced, what is only held out.

It follows the assurance expressions that parliaments collect, in the reported speech of minutes.
"""

from __future__ import annotations

import re

import msgspec


class Phrase(msgspec.Struct, frozen=True):
    """A pattern, with letters of which a sentence must hold some before it is worth trying."""

    needles: tuple[str, ...]
    pattern: re.Pattern[str]


def _phrase(needles: str, *alternatives: str) -> Phrase:
    return Phrase(tuple(needles.split("|")), re.compile("|".join(alternatives)))


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
_DOING = rf"(?:(?:be )?(?!consider){ACT}|(?<![A-Z][A-Z] will )(?<![A-Z][A-Z] would ){DOES})"
HEDGED_ACT = (
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
OFFICE = (
    r"(?:[Cc]lerk|[Cc]hair(?:man|person)?|PCC|Commissioner|Chief Constable|Mayor|DCC|ACC|Chief Executive"
    r"|Chief Finance Officer"
    r"|Treasurer|[Ss]ecretary|[Ii]nspector|[Ss]ergeant|[Oo]fficers?|PCSO|[Mm]anager|[Dd]irector|Monitoring "
    r"Officer|OPCC"
    r"|Deputy Chief Constable|Assistant Chief Constable|Superintendent|Head of [\w ]{3,30})"
)
_PERSON = (
    rf"(?:I|we|We|he|she|they|He|She|They|[Tt]he (?:CFO|CEO|DPCC|OPFCC|P?FCC|SRO)|(?:[Mm]y|[Oo]ur) \w+"
    rf"|[Tt]he (?:\w+ )?{OFFICE}"
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
_FUTURE = r"(?:would|will|(?<=\bI )shall|(?<=\bwe )shall|(?<=\bWe )shall)"

FIRM: tuple[Phrase, ...] = (
    _phrase(
        "undert|word",
        r"\bundert(?:ook|akes?) (?:to|that)\b|\b(?:had|has|have) undertaken to\b",
        r"\b(?:gave|gives|given|giving) (?:an|the|his|her|their) undertaking\b",
        r"\b(?:gave|given) (?:his|her|their) word (?:that|to)\b",
        r"\bundertaking (?:was )?given\b",
    ),
    _phrase(
        "commit",
        rf"{_NOT_A_STANCE}\b(?:committed|commits|committing)(?: (?:him|her|them|it)sel(?:f|ves))?"
        rf"(?: the [\w ]{{2,30}}?| (?:his|her|their) \w+)? to (?:\w+ing\b|{ACT}\b"
        r"|an? (?:\w+ )?(?:review|visit|meeting|report|briefing|paper|plan|response|timetable)\b)",
    ),
    _phrase(
        "commitment|promise|pledge|assurance",
        r"\b(?:made|gave|given|give|gives|giving|makes?|making|was|were) (?:an? |the |his |her |its |their "
        r")?(?:\w+ )?"
        r"(?:commitments?|promises?|pledges?|assurances?)(?: (?:was|were) given)? (?:to (?!by\b)\w+"
        r"|that\b.{0,160}?\b(?:will|would|to be)\b)",
        r"\bg(?:ave|iven) (?:the \w+|[Mm]embers|them|him|her) (?:an? |his |her |its |their |every |full )?(?:\w+ )?"
        r"(?:commitment|undertaking|promise|pledge|assurance) (?:to|that)\b",
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
        r"|that (?:the |a )?[\w ]{2,40}?(?<!must )(?<!can )(?<!to )(?<!should )(?<!may )(?:be"
        r"(?! (?:noted|approved|received|accepted|endorsed|adopted|deferred|ratified|welcomed|recorded|confirmed"
        r"|supported"
        r"|commended|thanked|congratulated|signed))|liaise|write) )",
    ),
    _phrase(
        "offered|volunteered|promised|pledged|guaranteed|opportunity",
        r"\b(?:offered|volunteered|promised|pledged|guaranteed) (?:to (?!by)\w+|that\b|(?:him|her|them|the "
        r"\w+) (?:a|an)\b)",
        rf"(?<!been )(?<!was )(?<!were )\b(?:offered|promised) (?:(?:him|her|them|[Mm]embers|the \w+) )?(?:an?"
        rf"|the|his|her|their) (?:\w+ ){{0,2}}?"
        rf"(?:{_PAPERS}|table|visit|tour|meeting|list|numbers)\b",
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
    _phrase(
        "happy|willing|pleased|glad",
        rf"\b(?:is|are|am|was|were|would be|will be) (?:\w+ )?(?:happy|willing|pleased|glad) to {ACT}",
    ),
    _phrase("action to|away", r"\btook (?:an|the|this as an) action to\b", r"\btook (?:this|that|it|the \w+) away\b"),
    _phrase(
        "agreed",
        rf"\b(?:asked|requested|invited)\b[^.?]{{5,200}}?(?:,|;| and|, and) (?:this was|that was|he|she|they"
        rf"|{_PERSON}|it was) "
        r"agreed\b(?! (?:with|that))",
    ),
    _phrase("'ll |’ll ", rf"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey)['’]ll {_ADVERB}{_DOING}"),
    _phrase("'d |’d ", rf"\b{_SAYS}\b[^.;?]{{0,40}}?\b(?:he|she|they)['’]d {_ADVERB}(?:come|{ACT})\b"),
    _phrase(
        "fficers w|taff w",
        r"\b(?:Officers|Staff|Council officers) (?:will|would) (?:provide|report|bring|circulate|share|send"
        r"|write|draft|publish"
        r"|come back|prepare|update|arrange|contact|respond|look into|follow)\b",
    ),
    _phrase(
        "team w|office w|taff w|fficers w|olleagues w",
        rf"\b{_SAYS} (?:that )?(?:his|her|their|its|our|my) (?:\w+ )?(?:team|office|staff|officers"
        rf"|colleagues) {_FUTURE} "
        rf"{_ADVERB}{_DOING}",
    ),
    _phrase("follow", rf"\b(?:{_PAPERS}|[Nn]otes?)(?: (?:on|about) [\w ]{{2,30}}?)? {_FUTURE} follow\b(?! the)"),
    _phrase(
        "will be ",
        r"\b(?:they|it|these|this) will be (?:on (?:the|our|my) website|with (?:members|you)|ready|available"
        r"|published|live)"
        r" (?:by|before|in|from|on|within)\b",
    ),
    _phrase(
        "will |would |I shall |e shall ",
        rf"\b{_SAYS}\b[^.;?]{{0,60}}?\b(?:he|she|they|I|we|{_PERSON})(?:,? \w+,?)? {_FUTURE} {_ADVERB}{_DOING}",
    ),
    _phrase(
        "will |would |I shall |e shall ",
        rf"\b{_SAYS} (?:that )?[^.;?]{{2,110}}?\b{_FUTURE} {_ADVERB}be {_DELIVERED}\b",
    ),
    _phrase(
        "will |would |I shall |e shall ",
        rf"\b{_SAYS} (?:that )?(?:the|its|our|their) (?:\w+ )?(?:Panel|Board|Committee|Council|OPCC|Force"
        rf"|Commission|[Gg]roup"
        rf"|[Tt]eam|[Oo]ffice) {_FUTURE} {_ADVERB}(?:provid|send|shar|circulat|suppl|writ|report back|prepar"
        rf"|publish|respond"
        r"|updat|arrang)\w*",
    ),
    _phrase(
        "will |would |I shall |e shall ",
        rf"(?:^[“\"‘']?|[,;:–-] |\b(?:and|but|so) )(?![Tt]hey\b){_PERSON} {_FUTURE} {_ADVERB}{_DOING}\b",
    ),
    _phrase(
        "and wo|and wi|but wo|but wi",
        rf"\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\b[^.;?]{{0,60}}\b(?:and|but) {_FUTURE} {_ADVERB}{_DOING}\b",
        rf"^{_PERSON}\b[^.;?]{{0,60}}\b(?:and|but) {_FUTURE} {_ADVERB}{ACT}\b",
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
PLAN: tuple[Phrase, ...] = (
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
        "will |would |I shall |e shall ",
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
SOFT: tuple[Phrase, ...] = (
    _phrase("hop", r"\b(?:is|was|are|were) hoped (?:that|to)\b", r"\b(?:hopes?|hoped|hoping) (?:that|to)\b"),
    _phrase(
        "inten|aim|aspire|endeavour",
        r"\b(?:intends?|intended|intending|(?<!the )aims?|aimed|aspires?|endeavours?) to\b",
        r"\bintention (?:of [\w ]{2,30} )?(?:is|was )?to\b",
        r"\bintention to\b",
    ),
    _phrase("consider", r"\b(?:would|will|is|are|was|were) (?:also )?consider(?:ing)?\b(?! that)"),
    _phrase(
        "will |would |I shall |e shall ",
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
