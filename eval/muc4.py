"""Role fillers of MUC-4 out of the record: its conventions, no more."""
import json
import re

from coding import lines, read

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


def score(bench, gold):
    """CEAF-REE of role fillers, out of what the record codes as ASSAULT.

    As MUC-4 has it: perpetrators who are people or groups and organisations by name stand apart, victims count by name alone, and
    what is attacked is a thing; a weapon in the place of an actor is the instrument.
    """
    docs = [json.loads(l) for l in open(bench.gold(gold), encoding="utf-8")]
    got = read(bench, [{"id": d["docid"], "text": d["text"]} for d in docs])
    out = [{"docid": d["docid"], "templates": templates(got[d["docid"]]) if d["docid"] in got else []} for d in docs]
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


def templates(record):
    """The templates of one record."""
    entities = {e["id"]: e for e in record["entities"]}
    out = []
    for e in record["events"] + record.get("background", []):
        if e["type"] != "ASSAULT" or e["status"] in ("negated", "denied", "planned", "possible", "threatened"):
            continue
        if any(STATE.search(a["quote"].lower()) for a in e["actors"]):
            continue
        slots = {"type": [VIOLENT.get(e.get("mode"), "ATTACK")], "instr_id": [bare(w["quote"]) for w in e["weapons"]]}
        for role, part in [("perp", a) for a in e["actors"]] + [("victim", a) for a in e["recipients"]]:
            slot, words = filler(role, part, entities.get(part.get("entity")))
            if slot:
                slots.setdefault(slot, []).append(words)
        out.append({"slots": slots})
    return out
