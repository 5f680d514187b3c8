"""Role fillers of MUC-4 out of the record: its conventions, no more.

MUC-4 asks, in reports from Latin America around 1990, for acts of terrorism: perpetrators (people, and apart from them the organisations by name),
targets that are things, victims by name, and instruments. The record has them as deeds of ASSAULT, reported or only referred to. What is left to do
here: leave out war between soldiers and rebels, old deeds, and what the state does unless to civilians; sort participants into slots; write
them as its annotators do, without determiners, numbers and titles; and name the organisation that the text's fighters belong to.
"""
import datetime
import json
import re

from coding import lines, read

TYPES = {"abduct": "KIDNAPPING", "explosives": "BOMBING"}
UNREAL = {"negated", "denied", "planned", "possible", "threatened"}
PRONOUNS = set("he him his she her hers it its they them their we us our i you this that those these who whom which what each one two three four five six others another".split())

SOLDIERS = re.compile(r"\b(?:army|armed forces|air force|soldiers?|troops?|military|patrols?|battalions?|brigades?|garrisons?|lieutenants?|conscripts?|gunships?|helicopters?|combatants?|enemy)\b")
STATE = re.compile(SOLDIERS.pattern + r"|\b(?:police|policem[ea]n|government|security forces|national guard|authorities|court|judge|navy|marines|forces of order|regime)\b")
TROOPERS = re.compile(r"soldier|troops|patrol|policem|officer|lieutenant|colonel|unit")
CIVILIANS = re.compile(
    r"\b(?:priests?|jesuits?|peasants?|journalists?|reporters?|students?|civilians?|nuns?|unionists?|workers?|women|children|people|leaders?|deput(?:y|ies)|"
    r"refugees|missionar(?:y|ies)|teachers?|lawyers?|photographers?|members?)\b"
)
FIGHTERS = re.compile(r"\b(?:guerrillas?|guerillas?|rebels?|terrorists?|subversives?|insurgents?|extremists?|attackers?|assailants?|gunm[ae]n|murderers?|commandos?|kidnappers?|traffickers?)\b")
PEOPLE = re.compile(
    FIGHTERS.pattern + r"|\b(?:m[ae]n|wom[ae]n|youths?|people|persons?|individuals?|members?|groups?|gangs?|squads?|units?|columns?|commands?|cells?|hitm[ae]n|"
    r"criminals?|assassins?|killers?|bandits?|thugs|militants?|activists?|fighters?|forces|dealers?|mafias?|cartels?|sicarios?|couple|suspects?|right-?wingers|rightists|leftists|ultrarightists|strangers|hooligans|elements)$"
)
THINGS = re.compile(
    r"\b(?:building|office|headquarters?|embass(?:y|ie)|house|home|residence|mansion|hotel|restaurant|store|shop|bank|school|church|bus(?:e|se)?|minibus(?:e)?|car|truck|"
    r"vehicle|jeep|bridge|tower|pylon|pipelines?|pipe|station|plant|farm|base|barrack|garrison|post|pole|convoy|aircraft|airplane|plane|helicopter|train|"
    r"facilit(?:y|ie)|installation|system|market|factor(?:y|ie)|warehouse|propert(?:y|ie)|tanker|refiner(?:y|ie)|premise|consulate|airport|campus|"
    r"universit(?:y|ie)|newspaper|machinery|substation|college|club|temple|ministr(?:y|ie)|line|hall|center|branch(?:e)?|well|boat|complex(?:e)?|exchange|"
    r"palace|theater|establishment|network|brothel|agenc(?:y|ie)|booth|box(?:e)?|window|door|structure|road|highway|railway|railroad|dam|institute|compan(?:y|ie)|"
    r"business(?:e)?|supermarket|mission|taxi|ambulance|motorcycle|pickup|cathedral|library|hospital|clinic|apartment|transportation|village|town|communit(?:y|ie)|institution|organization|union|federation|transformer|dumptruck|site|embassies|train|hangar)s?$"
)
QUANTITY = re.compile(
    r"^(?:(?:the|an?|some|several|various|many|few|all|both|any|no|this|that|these|those|his|her|its|their|our|at|least|about|approximately|almost|nearly|more|than|over|"
    r"up|to|only|other|another|alleged|suspected|presumed|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|of|same|first|second|third|[\d,.]+)\s+)+",
    re.I,
)
CLAUSE = re.compile(r" (?:who|which|that|where|when|whose|located|parked|with license) ", re.I)
TITLE = re.compile(
    r"^(?:former|ex-\w+|the|president|general|gen|colonel|col|major|maj|captain|capt|lieutenant|lt|sergeant|sgt|corporal|dr|father|fr|rev|reverend|bishop|msgr|"
    r"archbishop|monsignor|governor|mayor|senator|minister|deputy|judge|attorney|lawyer|journalist|mr|mrs|ms|candidate|priest|leader|ambassador|engineer|"
    r"professor|comrade|commander|police|officer|soldier|agent|magistrate|justice|councilman|congressman|doctor|presidential|liberal|first)\b\.?\s+",
    re.I,
)


def score(bench, gold):
    """CEAF-REE of role fillers."""
    docs = [json.loads(l) for l in open(bench.gold(gold), encoding="utf-8")]
    got = read(bench, [{"id": d["docid"], "text": d["text"]} for d in docs])
    out = [{"docid": d["docid"], "templates": templates(got[d["docid"]]) if d["docid"] in got else []} for d in docs]
    printed = bench.script("muc4.py", bench.gold(gold), bench.write("templates.jsonl", lines(out)))
    return {"ceaf_ree": round(100 * float(re.search(r"CEAF-REE micro .* F1 ([\d.]+)", printed)[1]), 2)}


def templates(record):
    """The templates of one record."""
    reader = Reader(record)
    deeds = [e for e in record["events"] if e["type"] == "ASSAULT" and e["status"] not in UNREAL]
    out = [slots for slots in (reader.slots(e) for e in deeds if not reader.old(e)) if len(slots) > 1]
    fighters = any(FIGHTERS.search(p.lower()) for slots in out for p in slots.get("perp_ind", []))
    if fighters and not any("perp_org" in slots for slots in out) and (body := reader.rebels()):
        out[0]["perp_org"] = [body]
    return [{"slots": slots} for slots in out]


# A deed so many days before the report has no template.
OLD = 180


class Reader:
    """What the slots of one record are filled from."""

    def __init__(self, record):
        self.text = record["document"]["text"]
        published = record["document"]["published"]
        self.published = datetime.date.fromisoformat(published[:10]) if published else None
        self.entities = {e["id"]: e for e in record["entities"]}
        mentions = [(m, e) for e in record["entities"] for m in e["mentions"] if m["kind"] == "name"]
        bodies = ("organisation", "armed_force", "group")
        self.bodies = sorted((m["span"], bare(m["quote"])) for m, e in mentions if e["kind"] in bodies)
        self.people = sorted({untitled(bare(m["quote"])) for m, e in mentions if e["kind"] == "person"}, key=lambda n: (-len(n), n))

    def old(self, deed):
        """Whether a deed is long past when it is reported."""
        last = (deed.get("date") or {}).get("to")
        if not (self.published and last):
            return False
        try:
            return (self.published - datetime.date.fromisoformat(last[:10])).days > OLD
        except ValueError:
            return False

    def rebels(self):
        """The rebel or criminal body that is named most often."""
        named = [e for e in self.entities.values() if any(m["kind"] == "name" for m in e["mentions"])]
        bodies = [e for e in named if {"REB", "CRM"} & set(e["sectors"]) or re.search(r"LIBERATION|REVOLUTIONARY", e["name"])]
        return bare(max(bodies, key=lambda e: len(e["mentions"]))["name"]) if bodies else None

    def person(self, part):
        entity = self.entities.get(part.get("entity"))
        return entity and entity["kind"] == "person" and any(m["kind"] == "name" for m in entity["mentions"])

    def slots(self, deed):
        """The slots of one deed."""
        slots = {"type": [TYPES.get(deed.get("mode"), "ATTACK")]}
        whom = [head(bare(r["quote"]).lower()) for r in deed["recipients"]]
        state = [a for a in deed["actors"] if STATE.search(bare(a["quote"]).lower())]
        civilians = any(CIVILIANS.search(w) for w in whom) or any(map(self.person, deed["recipients"]))
        if state and (not civilians or any(map(FIGHTERS.search, whom))):
            return slots
        if whom and all((SOLDIERS.search(w) or FIGHTERS.search(w)) and not THINGS.search(w) for w in whom):
            return slots
        add = lambda slot, words: words and slots.setdefault(slot, []).append(words)
        for a in deed["actors"]:
            if a in state:
                words = QUANTITY.sub("", bare(a["quote"]))
                add("perp_ind", TROOPERS.search(words.lower()) and words)
                continue
            for slot, words in self.perpetrator(a):
                add(slot, words)
        for r in deed["recipients"]:
            for slot, words in self.victim(r):
                add(slot, words)
        if not state:
            for w in deed["weapons"]:
                add("instr_id", bare(w["quote"]))
        return slots

    def perpetrator(self, part):
        words = QUANTITY.sub("", CLAUSE.split(bare(part["quote"]))[0])
        entity = self.entities.get(part.get("entity"))
        kind = entity["kind"] if entity else None
        if kind in ("place", "state", "outlet"):
            return
        (start, end), named = part["span"], None
        linked = re.match(r"\s+(?:OF|FROM|BELONGING TO)\s+(?:THE\s+)?", self.text[end : end + 24].upper())
        reach = end + (linked.end() if linked else 0)
        org = ""
        for span, name in self.bodies:
            if start <= span[0] <= reach:
                named, org = span, QUANTITY.sub("", name)
                yield "perp_org", org
                break
        if words.lower() in PRONOUNS:
            words = QUANTITY.sub("", bare(entity["name"])) if entity else ""
        whole = named and named[0] <= start + 5 and named[1] >= end - 1
        somebody = kind in ("person", "group", "armed_force") or PEOPLE.search(words.lower())
        # "a rebel attack": no more than its kind.
        kind_alone = bare(part["quote"]).lower() in ("rebel", "terrorist", "guerrilla", "guerilla", "subversive")
        if words and words.lower() not in PRONOUNS and somebody and not whole and not kind_alone:
            less = words[len(org):].strip() if org and words.startswith(org) else ""
            yield "perp_ind", self.full(words) if kind == "person" else less if FIGHTERS.search(less.lower()) else words

    def victim(self, part):
        words = QUANTITY.sub("", CLAUSE.split(bare(part["quote"]).split(",")[0])[0])
        entity = self.entities.get(part.get("entity"))
        kind = entity["kind"] if entity else None
        thing = head(words.lower())
        if self.person(part):
            yield "hum_name", self.full(untitled(bare(entity["name"])))
        elif words.lower() in PRONOUNS or kind == "place":
            return
        elif THINGS.search(thing) and not SOLDIERS.search(thing):
            yield "phys_id", words

    def full(self, name):
        """The longest name in the text that begins or ends with this one."""
        return next((p for p in self.people if p == name or p.endswith(" " + name) or p.startswith(name + " ")), name)


def head(words):
    """Up to its first preposition."""
    return re.split(r" (?:of|in|at|on|from|belonging|owned|located) ", words)[0]


def untitled(name):
    """Without titles."""
    while True:
        less = TITLE.sub("", name)
        if less == name:
            return name
        name = less


def bare(words):
    """Without the line breaks of the wire."""
    return " ".join(words.split())
