"""The parts of a record. Generated from the record's JSON Schema by `types.py`; not edited by hand.

Spans count Unicode code points, as Python does: `text[span.start:span.end]` are the words.
"""
from __future__ import annotations

import sys
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NamedTuple, Optional, get_args, get_origin, get_type_hints


class Span(NamedTuple):
    """A half-open range of code points of `document.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Its words."""
        return text[self.start : self.end]

    @property
    def slice(self) -> slice:
        """For indexing: `text[span.slice]`."""
        return slice(self.start, self.end)


@dataclass(frozen=True)
class DocumentPart:
    """The document as the record prints it."""

    id: str
    source: str
    text: str
    blocks: list[Block]
    problems: list[Problem]
    title: Optional[str] = None
    outlet: Optional[str] = None
    author: Optional[str] = None
    published: Optional[str] = None
    published_basis: Optional[str] = None
    modified: Optional[str] = None
    language: Optional[str] = None
    url: Optional[str] = None
    wire: Optional[Wire] = None


@dataclass(frozen=True)
class Wire:
    """What an agency's item says of itself beside its text: ninjs, NewsML, NITF, ANPA, IPTC 7901."""

    item: Optional[str] = None
    """The item's own id, the same in all its versions: a `guid`, a `uri`, a sequence number."""
    version: Optional[str] = None
    """Version, as printed."""
    slug: Optional[str] = None
    """Slug or keyword line."""
    urgency: Optional[int] = None
    """Urgency, from 1, the highest."""
    embargo: Optional[str] = None
    """Not to be published before this day or moment, ISO 8601."""
    dateline: Optional[str] = None
    """Place, day and agency as the format keeps them apart from the text."""
    status: Optional[str] = None
    """Whether it may be used."""
    note: Optional[str] = None
    """The agency's word to editors."""
    notice: Optional[str] = None
    """The agency takes the item back, or puts an earlier version right."""
    about: Optional[str] = None
    """Id of the item that the notice is about, where it names another one."""


@dataclass(frozen=True)
class Block:
    """One block of the text."""

    span: Span
    quote: str
    kind: str
    """What kind of block. One of `heading`, `paragraph`, `item`, `caption`, `boilerplate`, `foreign`."""
    repeats: Optional[int] = None
    """Index of the earlier block that it repeats, exactly or but for white space."""


@dataclass(frozen=True)
class Problem:
    """Something that was wrong, or could not be settled, with its place and what to do about it."""

    code: str
    """The kind of problem. One of `DL001`, `DL002`, `DL003`, `DL004`, `DL005`, `DL006`, `DL007`, `DL008`, `DL009`, `DL010`, `DL011`, `DL012`, `DL013`, `DL014`, `DL015`, `DL016`, `DL017`, `DL018`, `DL019`, `DL020`, `DL021`, `DL022`, `DL023`, `DL024`, `DL025`, `DL026`, `DL027`, `DL028`, `DL029`, `DL030`, `DL031`."""
    message: str
    """What is wrong."""
    hint: Optional[str] = None
    """What may help."""
    span: Optional[Span] = None
    """Where in the text, where it is a matter of the text."""


@dataclass(frozen=True)
class Entity:
    """A person, group, organisation, state, ... with all its mentions."""

    id: str
    """`n1`, `n2`, ... in order of first mention."""
    name: str
    """Fullest form of the name in the text; for an unnamed one the words of its first mention."""
    span: Span
    quote: str
    kind: str
    """What kind of entity. One of `person`, `group`, `organisation`, `state`, `armed_force`, `outlet`, `place`, `other`."""
    sectors: list[str]
    """PLOVER sector codes, primary first."""
    roles: list[Role]
    """What the text calls it beside its name: offices, epithets."""
    mentions: list[Mention]
    """All mentions in text order."""
    country: Optional[str] = None
    """ISO 3166 alpha-3, or one of PLOVER's codes for international actors (`IGO`, `UNO`, `EUR`, ...)."""
    code: Optional[str] = None
    """Country and sectors in one, such as `VENGOV`; `---` where the country is unknown."""
    why: list[Why] = field(default_factory=list)
    """How it was reached."""


@dataclass(frozen=True)
class Role:
    """An office or epithet in the text's own words."""

    text: str
    """The words, as printed."""
    span: Span
    quote: str


@dataclass(frozen=True)
class Mention:
    """One mention."""

    span: Span
    quote: str
    kind: str
    """How it refers. One of `name`, `nominal`, `pronoun`."""


@dataclass(frozen=True)
class Why:
    """One link of the chain behind a fact: the rule (or layer), and the words that it stood on."""

    rule: str
    """Name of the rule or learned layer, as in the documentation, such as `claims/according-to`."""
    words: Optional[Quoted] = None
    """The words it stood on, where there are any beside the fact's own."""
    note: Optional[str] = None
    """A short remark in plain words."""


@dataclass(frozen=True)
class Quoted:
    """A span and its very characters: `quote == text[span]` by construction."""

    span: Span
    quote: str


@dataclass(frozen=True)
class Time:
    """One time expression."""

    id: str
    """`w1`, `w2`, ... in text order."""
    span: Span
    quote: str
    kind: str
    """TIMEX3 type. One of `DATE`, `TIME`, `DURATION`, `SET`."""
    basis: str
    """How the value is known: `explicit`, `publication`, `narrative:w3`, `tense`, `relative` (left open), ..."""
    value: Optional[str] = None
    """TIMEX3 value: `2019-04-30`, `2019-04-30TMO`, `P2D`, `2005/2013`; null where it could not be settled."""
    from_: Optional[str] = None
    """First day (or moment) that it allows, ISO 8601."""
    to: Optional[str] = None
    """Last day (or moment) that it allows, inclusive, ISO 8601."""
    why: list[Why] = field(default_factory=list)
    """How it was reached."""


@dataclass(frozen=True)
class Place:
    """One toponym."""

    id: str
    """`p1`, `p2`, ... in text order."""
    span: Span
    quote: str
    name: str
    """Canonical name in the gazetteer, or the words."""
    candidates: list[Candidate]
    """What else it may be, best first, where it could not be settled."""
    basis: str
    """How it was settled: `container`, `country`, `population`, `site-in:p3`, `unsettled`, `not-in-gazetteer`, ..."""
    geonames: Optional[int] = None
    """GeoNames id."""
    lat: Optional[float] = None
    """Degrees north."""
    lon: Optional[float] = None
    """Degrees east."""
    country: Optional[str] = None
    """ISO 3166 alpha-3."""
    admin1: Optional[str] = None
    """Name of the first-order division."""
    precision: Optional[str] = None
    """How finely the coordinates place it."""
    why: list[Why] = field(default_factory=list)
    """How it was reached."""


@dataclass(frozen=True)
class Candidate:
    """A place that a toponym may denote."""

    name: str
    """Canonical name."""
    geonames: Optional[int] = None
    """GeoNames id."""
    lat: Optional[float] = None
    """Degrees north."""
    lon: Optional[float] = None
    """Degrees east."""
    country: Optional[str] = None
    """ISO 3166 alpha-3."""
    admin1: Optional[str] = None
    """Name of the first-order division."""


@dataclass(frozen=True)
class Amount:
    """One amount."""

    id: str
    """`a1`, `a2`, ... in text order."""
    span: Span
    quote: str
    kind: str
    """Of what. One of `money`, `people`, `things`, `percent`."""
    value: Optional[float] = None
    """The number given; null for "dozens" and other words that give only a range."""
    min: Optional[float] = None
    """Least that the words allow; null: open."""
    max: Optional[float] = None
    """Most that the words allow; null: open."""
    unit: Optional[str] = None
    """ISO 4217 for money (null where the currency is not settled); the noun's lemma for people and things; `%`."""
    hedge: Optional[str] = None
    """`at least`, `about`, `almost`, `more than`, ..."""
    why: list[Why] = field(default_factory=list)
    """How it was reached."""


@dataclass(frozen=True)
class Claim:
    """One attribution: speaker, cue, content."""

    id: str
    """`c1`, `c2`, ... in text order."""
    span: Span
    quote: str
    content: Pieces
    """What is said."""
    kind: str
    """Whether the words are quoted. One of `direct`, `indirect`, `mixed`."""
    act: str
    """What the speaker does by saying it. One of `said`, `claimed`, `denied`, `asked`, `answered`, `promised`, `threatened`, `ordered`, `urged`, `warned`, `confirmed`, `announced`, `accused`, `condemned`, `praised`, `agreed`, `refused`, `believed`, `intended`, `supported`, `perceived`, `showed`, `wrote`, `reported`, `suggested`."""
    evidence: Evidence
    """What it rests on."""
    speaker: Optional[Speaker] = None
    """Who speaks; null where the text names nobody."""
    cue: Optional[Cue] = None
    """The words that introduce it."""
    addressee: Optional[Speaker] = None
    """To whom."""
    venue: Optional[Venue] = None
    """Programme, outlet, medium."""
    date: Optional[str] = None
    """When it was said: id of a time."""
    variant_of: Optional[str] = None
    """The claim that quotes the same words differently."""
    within: Optional[str] = None
    """The claim that this one is reported in; null for the outermost."""
    why: list[Why] = field(default_factory=list)
    """How it was reached."""


@dataclass(frozen=True)
class Speaker:
    """Who speaks, or is spoken to."""

    span: Span
    quote: str
    entity: Optional[str] = None
    """The entity, where it could be settled."""
    speaker_words: Optional[str] = None
    """The speaker's words, kept where no entity could be settled."""


@dataclass(frozen=True)
class Cue:
    """The words that introduce a claim."""

    span: Span
    quote: str
    lemma: str
    """Lemma of its head."""


@dataclass(frozen=True)
class Pieces:
    """Wording in several pieces, in text order."""

    spans: list[Span]
    quotes: list[str]


@dataclass(frozen=True)
class Venue:
    """Where it was said."""

    span: Span
    quote: str
    entity: Optional[str] = None
    """The outlet, where it is an entity."""


@dataclass(frozen=True)
class Evidence:
    """What a claim rests on."""

    status: str
    """How the report puts it. One of `unstated`, `none_given`, `cited`, `confirmed`, `disputed`."""
    span: Optional[Span] = None
    quote: str = ""
    by: Optional[Speaker] = None
    """Who confirms or disputes it."""


@dataclass(frozen=True)
class Event:
    """One event."""

    id: str
    """`e1`, `e2`, ... in text order of main tellings."""
    span: Span
    quote: str
    type: str
    """PLOVER type. One of `AGREE`, `CONSULT`, `SUPPORT`, `CONCEDE`, `COOPERATE`, `AID`, `RETREAT`, `REQUEST`, `ACCUSE`, `REJECT`, `THREATEN`, `PROTEST`, `SANCTION`, `MOBILIZE`, `COERCE`, `ASSAULT`."""
    contexts: list[str]
    """PLOVER contexts."""
    actors: list[Participant]
    """Who did it."""
    recipients: list[Participant]
    """To whom."""
    trigger: Trigger
    """The word it hangs on."""
    weapons: list[Weapon]
    """With what."""
    status: str
    """Whether it happened, and on whose word. One of `reported`, `claimed`, `denied`, `threatened`, `planned`, `possible`, `negated`."""
    tolls: list[str]
    """Its tolls."""
    mode: Optional[str] = None
    """PLOVER mode, such as `firearms`."""
    date: Optional[EventDate] = None
    """When, from its own passage."""
    place: Optional[EventPlace] = None
    """Where, from its own passage."""
    claim: Optional[str] = None
    """The claim that it sits in."""
    background: bool = False
    """Whether it is a deed of another time, or of others, that the text only refers to: condemned, investigated, blamed on somebody, recalled."""
    also: list[Telling] = field(default_factory=list)
    """Further passages that tell the same event; `words` and `trigger` are those of its main telling."""
    why: list[Why] = field(default_factory=list)
    """How it was reached."""


@dataclass(frozen=True)
class Participant:
    """One who took part."""

    span: Span
    quote: str
    entity: Optional[str] = None
    """The entity, where it could be settled."""
    code: Optional[str] = None
    """Country and sector, such as `VENGOV`."""
    country_basis: Optional[str] = None
    """Where the country does not come from the words or the entity: `report` (what holds the whole report), `place` (where the deed was
done)."""


@dataclass(frozen=True)
class Trigger:
    """The word an event hangs on."""

    span: Span
    quote: str
    lemma: str
    """Lemma of its head."""


@dataclass(frozen=True)
class EventDate:
    """When an event happened."""

    basis: str
    """`clause` (a time of its own), `sentence`, `passage` (carried from the sentence before), ..."""
    from_: Optional[str] = None
    """First day that it allows, ISO 8601."""
    to: Optional[str] = None
    """Last day that it allows, inclusive."""
    span: Optional[Span] = None
    quote: str = ""


@dataclass(frozen=True)
class EventPlace:
    """Where an event happened."""

    index: int
    """Index into the record's `places`."""
    basis: str
    """`clause`, `sentence`, ..."""


@dataclass(frozen=True)
class Weapon:
    """A weapon or means, in the text's words."""

    span: Span
    quote: str
    kind: str
    """Kind from the documented list, such as `tear_gas`."""
    holder: Optional[Quoted] = None
    """Who holds or uses it, in the text's words, where they say so."""


@dataclass(frozen=True)
class Telling:
    """Another passage that tells an event: its result, a noun that refers back to it, a headline, who claimed it."""

    span: Span
    quote: str
    trigger: Optional[Trigger] = None
    """The word it hangs on; null in records before `dateline/2`."""


@dataclass(frozen=True)
class Side:
    """One directed relation."""

    id: str
    """`s1`, `s2`, ... in text order."""
    span: Span
    quote: str
    from_: Party
    """Who takes the side."""
    to: Party
    """Whose side, or against whom."""
    relation: str
    """Which relation. One of `recognises`, `supports`, `allied_with`, `opposes`, `condemns`, `sanctions`, `demands_exit_of`."""
    basis: str
    """What it was read from. One of `list`, `statement`, `phrase`."""
    date: Optional[str] = None
    """Id of a time, where the text dates it."""
    until: Optional[Until] = None
    """Where the text tells that it ended: the words that do, and when. Null for one that stands as far as the text goes."""
    status: Optional[str] = None
    """Whether it is told as less than a fact: `planned`, `possible`, `denied`, ...; null for a fact."""
    claim: Optional[str] = None
    """The claim that it sits in: a third party's accusation is a claim, not a side of its own."""
    why: list[Why] = field(default_factory=list)
    """How it was reached."""


@dataclass(frozen=True)
class Party:
    """One end of a relation."""

    span: Span
    quote: str
    entity: Optional[str] = None
    """The entity, where it could be settled."""


@dataclass(frozen=True)
class Until:
    """The end of a relation, as told."""

    span: Span
    quote: str
    time: Optional[str] = None
    """Id of a time, where the text dates the end."""


@dataclass(frozen=True)
class Toll:
    """One count. Counts that differ stand side by side."""

    id: str
    """`t1`, `t2`, ... in text order."""
    span: Span
    quote: str
    kind: str
    """What befell them. One of `killed`, `injured`, `abducted`, `detained`, `released`, `missing`, `displaced`, `defected`, `sought_asylum`, `took_part`."""
    differs_from: list[str]
    """Tolls of the same kind, scope and time that give another count."""
    min: Optional[int] = None
    """Least; null: open."""
    max: Optional[int] = None
    """Most; null: open."""
    hedge: Optional[str] = None
    """`at least`, `about`, ..."""
    who: Optional[Who] = None
    """Whom."""
    date: Optional[str] = None
    """Id of a time."""
    place: Optional[str] = None
    """Id of a place."""
    claim: Optional[str] = None
    """The claim that it sits in."""
    part_of: Optional[str] = None
    """The larger count that this one is a part of."""
    why: list[Why] = field(default_factory=list)
    """How it was reached."""


@dataclass(frozen=True)
class Who:
    """Whom a toll counts."""

    span: Span
    quote: str
    entity: Optional[str] = None
    """The entity, where it could be settled."""


@dataclass(frozen=True)
class Stake:
    """One stake."""

    id: str
    """`m1`, `m2`, ... in text order."""
    span: Span
    quote: str
    amount: Optional[int] = None
    """Index into the record's `amounts`; null for material that is not counted."""
    giver: Optional[Party] = None
    """Who gives."""
    receiver: Optional[Party] = None
    """Who receives."""
    purpose: Optional[Quoted] = None
    """For what, in the text's words."""
    period: Optional[str] = None
    """Over what time: id of a time."""
    status: Optional[str] = None
    """How far it has come."""
    claim: Optional[str] = None
    """The claim that it sits in."""
    why: list[Why] = field(default_factory=list)
    """How it was reached."""


@dataclass(frozen=True)
class Media:
    """One medium."""

    id: str
    """`i1`, `i2`, ... in text order."""
    span: Span
    quote: str
    kind: str
    """What kind of medium. One of `photo`, `video`, `audio`, `letter`, `post`, `map`."""
    shows: list[str]
    """Ids of events and entities that it shows."""
    by: Optional[Party] = None
    """Who made or published it."""
    where_published: Optional[Party] = None
    """Where it was published."""
    why: list[Why] = field(default_factory=list)
    """How it was reached."""


def _maker(of: Any) -> Any:
    """What makes a value of this type out of JSON; None where JSON's own value serves."""
    if of is Span:
        return lambda v: Span(*v)
    if get_origin(of) is list:
        inner = _maker(get_args(of)[0])
        return inner and (lambda v: [inner(x) for x in v])
    if args := [a for a in get_args(of) if a is not type(None)]:
        inner = _maker(args[0]) if get_origin(of) is not Literal else None
        return inner and (lambda v: None if v is None else inner(v))
    if hasattr(of, "__dataclass_fields__"):
        return lambda v: build(of, v)
    return None


_MAKERS: dict[type, list[tuple[str, str, Any]]] = {}


def _makers(of: Any) -> list[tuple[str, str, Any]]:
    hints = get_type_hints(of, vars(sys.modules[__name__]))
    return [(f.name, f.name.rstrip("_"), _maker(hints[f.name])) for f in fields(of)]


def build(of: type, value: dict[str, Any]) -> Any:
    """A part of the record out of its JSON."""
    makers = _MAKERS.get(of)
    if makers is None:
        makers = _MAKERS[of] = _makers(of)
    given = {}
    for name, key, make in makers:
        if key in value:
            given[name] = make(value[key]) if make else value[key]
    return of(**given)
