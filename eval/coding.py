"""Scores of event coding that need more than a prediction file: invented sets, role fillers of MUC-4."""
import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent / "events"
CONFLICT = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def rows(name):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def lines(docs):
    return "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in docs)


def read(bench, docs):
    """Records of documents {id, text, published?}, by id."""
    out = bench.dateline(bench.write("docs.jsonl", lines(docs)), "read", "--format", "jsonl")
    return {r["document"]["source"]: r for r in map(json.loads, out.splitlines())}


def none(bench):
    """A hundred less the events of conflict coded in a hundred texts that hold none."""
    texts = list(rows("none.txt"))
    got = read(bench, [{"id": str(i), "text": t, "published": "2031-05-04"} for i, (_, t) in enumerate(texts)])
    found = sum(e["type"] in CONFLICT for r in got.values() for e in r["events"])
    return {"quiet": round(100 * (1 - found / len(texts)), 2)}


def status(bench):
    """Share of sentences whose trigger has the status that a reader would give it."""
    asked = list(rows("status.tsv"))
    got = read(bench, [{"id": str(i), "text": t, "published": "2031-05-04"} for i, (t, _, _) in enumerate(asked)])
    right = 0
    for i, (_, trigger, want) in enumerate(asked):
        events = got[str(i)]["events"] if str(i) in got else []
        right += any(trigger in e["trigger"]["quote"].split() and e["status"] == want for e in events)
    return {"right": round(100 * right / len(asked), 2)}


VIOLENT = {"abduct": "KIDNAPPING", "explosives": "BOMBING"}
PRONOUNS = {"he", "him", "she", "her", "it", "they", "them", "we", "us", "i", "you", "this", "that", "those", "these", "who", "which", "each other"}

# It asks for acts of terrorists, not for those of the state.
STATE = re.compile(r"army|armed forces|soldier|troops|police|military|patrol|battalion|brigade|air force")
THINGS = re.compile(
    r"(?:building|office|headquarter|embass|house|home|residence|hotel|restaurant|store|shop|bank|school|church|bus|car|truck|vehicle|jeep|bridge|tower|"
    r"pylon|pipeline|station|plant|farm|base|barracks|garrison|post|convoy|aircraft|plane|helicopter|train|facilit|installation|system|market|factory|"
    r"warehouse|propert|tanker|refiner|premises|consulate|airport|campus|university|newspaper|machinery|pole|substation|college|club|temple)\w*$"
)
TITLES = re.compile(
    r"^(?:former |the |ex-)*(?:president|general|gen|colonel|col|major|maj|captain|capt|lieutenant|lt|sergeant|dr|father|rev|reverend|bishop|"
    r"archbishop|monsignor|governor|mayor|senator|minister|deputy|judge|attorney|journalist|mr|mrs|candidate|priest|leader|ambassador)\.? ",
    re.I,
)


def muc4(bench, gold):
    """CEAF-REE of role fillers, out of what the record codes as ASSAULT.

    As MUC-4 has it: perpetrators who are people or groups and organisations by name stand apart, victims count by name alone, and
    what is attacked is a thing; a weapon in the place of an actor is the instrument.
    """
    docs = [json.loads(l) for l in open(bench.gold(gold), encoding="utf-8")]
    got = read(bench, [{"id": d["docid"], "text": d["text"]} for d in docs])
    out = []
    for d in docs:
        r = got.get(d["docid"])
        entities = {e["id"]: e for e in r["entities"]} if r else {}
        templates = []
        for e in r["events"] if r else []:
            if e["type"] != "ASSAULT" or e["status"] in ("negated", "denied", "planned", "possible", "threatened"):
                continue
            if any(STATE.search(a["quote"].lower()) for a in e["actors"]):
                continue
            slots = {"type": [VIOLENT.get(e.get("mode"), "ATTACK")], "instr_id": [bare(w["quote"]) for w in e["weapons"]]}
            for role, part in [("perp", a) for a in e["actors"]] + [("victim", a) for a in e["recipients"]]:
                slot, words = filler(role, part, entities.get(part.get("entity")))
                if slot:
                    slots.setdefault(slot, []).append(words)
            templates.append({"slots": slots})
        out.append({"docid": d["docid"], "templates": templates})
    printed = bench.script("muc4.py", bench.gold(gold), bench.write("templates.jsonl", lines(out)))
    return {"ceaf_ree": round(100 * float(re.search(r"CEAF-REE micro .* F1 ([\d.]+)", printed)[1]), 2)}


def filler(role, part, entity):
    """The slot of a participant, or none, and its words."""
    words = bare(part["quote"])
    named = entity and any(m["kind"] == "name" for m in entity["mentions"])
    kind = entity["kind"] if entity else None
    if words.lower() in PRONOUNS and entity:
        words = entity["name"]
    if words.lower() in PRONOUNS or kind in ("place", "state"):
        return None, words
    if role == "perp":
        body = named and kind in ("organisation", "armed_force", "group")
        return ("perp_org", bare(entity["name"])) if body else ("perp_ind", words)
    head = words.lower().split(" of ")[0]
    if THINGS.search(head):
        return "phys_id", words
    if kind == "person" and named:
        return "hum_name", TITLES.sub("", TITLES.sub("", bare(entity["name"])))
    return None, words


def bare(words):
    """Without the line breaks of the wire."""
    return " ".join(words.split())
