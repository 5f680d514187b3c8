"""Makes records.jsonl: three invented records that hold what exports stumble over. `python3 records.py > records.jsonl`."""
import hashlib
import json


def record(source, text, **document):
    def q(words, nth=0):
        at = -1
        for _ in range(nth + 1):
            at = text.index(words, at + 1)
        return {"span": [at, at + len(words)], "quote": words}

    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append({"span": [at, at + len(line)], "quote": line, "kind": "paragraph", "repeats": None})
        at += len(line) + 1
    doc = {"id": "sha256:" + hashlib.sha256(text.encode()).hexdigest(), "source": source, "title": None, "outlet": None, "author": None,
           "published": None, "published_basis": None, "modified": None, "language": "en", "url": None, "text": text, "blocks": blocks,
           "problems": []}
    doc.update(document)
    out = {"schema": "dateline/2", "document": doc, "entities": [], "times": [], "places": [], "amounts": [], "claims": [], "events": [],
           "sides": [], "tolls": [], "stakes": [], "media": []}
    return out, q


def entity(q, id, words, kind, country=None, sectors=(), name=None, nth=0, roles=()):
    code = (country or "---") + "".join(sectors) if sectors else None
    return {"id": id, "name": name or words, **q(words, nth), "kind": kind, "country": country, "sectors": list(sectors), "code": code,
            "roles": [{"text": r, **q(r)} for r in roles], "mentions": [{**q(words, nth), "kind": "name"}]}


def event(q, id, words, type, trigger, mode=None, actors=(), recipients=(), date=None, place=None, status="reported", claim=None, tolls=(),
          contexts=(), weapons=(), also=()):
    seat = lambda w, e, c: {**q(w), "entity": e, "code": c}
    out = {"id": id, **q(words), "type": type, "mode": mode, "contexts": list(contexts), "actors": [seat(*a) for a in actors],
           "recipients": [seat(*r) for r in recipients], "trigger": {**q(trigger), "lemma": trigger}, "date": date,
           "place": place, "weapons": [{**q(w), "kind": k, "holder": None} for w, k in weapons], "status": status, "claim": claim,
           "tolls": list(tolls)}
    if also:
        out["also"] = [{**q(a), "trigger": None} for a in also]
    return {**out, "why": [{"rule": "events/" + type.lower()}]}


def place(q, id, words, **more):
    base = {"id": id, **q(words), "name": words, "geonames": None, "lat": None, "lon": None, "country": None, "admin1": None,
            "candidates": [], "precision": None, "basis": "container"}
    base.update(more)
    return base


def day(a, b=None, basis="clause"):
    return {"from": a, "to": b or a, "basis": basis}


def first():
    text = ("Soldiers fired on marchers in Tarn on Tuesday, killing at least four people and wounding nine.\n\n"
            "Doctors said that seven people were killed. “They shot at <Lantern Square>”, said Nadia Orlo, who heads the city hospital.\n\n"
            "Halvia recognised Mira Tashev as president on 4 May and promised $40 million.")
    r, q = record("harbour-times-1", text, title="Four dead in Tarn", outlet="Harbour Times", author="L. Aster", published="2027-05-05",
                  published_basis="given", url="https://harbourtimes.example/world/tarn?id=1&x=2")
    r["entities"] = [entity(q, "n1", "Soldiers", "armed_force", "FRA", ["MIL"]), entity(q, "n2", "marchers", "group", None, ["OPP"]),
                     entity(q, "n3", "Nadia Orlo", "person", "FRA", ["MED"], roles=["who heads the city hospital"]),
                     entity(q, "n4", "Halvia", "state", "ESP", ["GOV"]), entity(q, "n5", "Mira Tashev", "person", "FRA", ["OPP"]),
                     entity(q, "n6", "Doctors", "group", None, ["MED"])]
    r["times"] = [{"id": "w1", **q("Tuesday"), "kind": "DATE", "value": "2027-05-04", "from": "2027-05-04", "to": "2027-05-04",
                   "basis": "publication"},
                  {"id": "w2", **q("4 May"), "kind": "DATE", "value": "2027-05-04", "from": "2027-05-04", "to": "2027-05-04",
                   "basis": "explicit"}]
    r["places"] = [place(q, "p1", "Tarn", geonames=2973362, lat=43.849723, lon=2.164012, country="FRA", admin1="Occitanie", precision="town")]
    r["amounts"] = [{"id": "a1", **q("$40 million"), "kind": "money", "value": 40e6, "min": 40e6, "max": 40e6, "unit": "USD", "hedge": None}]
    speaker = lambda w, e: {**q(w), "entity": e, "speaker_words": None}
    claim = lambda id, words, sp, cue, content, act, kind: {
        "id": id, **q(words), "speaker": sp, "cue": {**q(cue), "lemma": "say"}, "content": {"spans": [q(content)["span"]], "quotes": [content]},
        "kind": kind, "addressee": None, "venue": None, "date": None, "act": act, "evidence": {"status": "unstated"}, "variant_of": None,
        "within": None}
    r["claims"] = [claim("c1", "Doctors said that seven people were killed", speaker("Doctors", "n6"), "said",
                         "that seven people were killed", "said", "indirect"),
                   claim("c2", "“They shot at <Lantern Square>”, said Nadia Orlo", speaker("Nadia Orlo", "n3"), "said",
                         "“They shot at <Lantern Square>”", "said", "direct")]
    r["events"] = [event(q, "e1", "Soldiers fired on marchers in Tarn on Tuesday, killing at least four people and wounding nine", "ASSAULT",
                         "fired", "firearms", [("Soldiers", "n1", "FRAMIL")], [("marchers", "n2", "---OPP")], day("2027-05-04"),
                         {"index": 0, "basis": "clause"}, tolls=["t1", "t2", "t3"], contexts=["military", "repression"],
                         also=["They shot at <Lantern Square>"]),
                   event(q, "e2", "They shot at <Lantern Square>", "ASSAULT", "shot", "firearms", [("They", None, None)], [],
                         day("2027-05-01", "2027-05-31"), {"index": 0, "basis": "sentence"}, "claimed", "c2"),
                   event(q, "e3", "Halvia recognised Mira Tashev as president on 4 May", "SUPPORT", "recognised", None,
                         [("Halvia", "n4", "ESPGOV")], [("Mira Tashev", "n5", "FRAOPP")], day("2027-05-04", "2027-05-06", "sentence"))]
    toll = lambda id, words, kind, least, most, hedge, who, claim, differs: {
        "id": id, **q(words), "kind": kind, "min": least, "max": most, "hedge": hedge, "who": {**q(who), "entity": None}, "date": "w1",
        "place": "p1", "claim": claim, "part_of": None, "differs_from": differs}
    r["tolls"] = [toll("t1", "killing at least four people", "killed", 4, None, "at least", "at least four people", None, ["t3"]),
                  toll("t2", "wounding nine", "injured", 9, 9, None, "nine", None, []),
                  toll("t3", "seven people were killed", "killed", 7, 7, None, "seven people", "c1", ["t1"])]
    party = lambda w, e: {**q(w), "entity": e}
    r["sides"] = [{"id": "s1", **q("Halvia recognised Mira Tashev as president"), "from": party("Halvia", "n4"), "to": party("Mira Tashev", "n5"),
                   "relation": "recognises", "date": "w2", "until": None, "basis": "phrase", "status": None, "claim": None}]
    r["stakes"] = [{"id": "m1", **q("promised $40 million"), "amount": 0, "giver": party("Halvia", "n4"), "receiver": None, "purpose": None,
                    "period": None, "status": "pledged", "claim": None}]
    return r


def second():
    text = ("=Ministers met in Norland😀 in May\n2027, and “talked\tof gas”.\n\n"
            "A video on Signal shows rebels in Castrel. Police arrested 12 of the rebels' men there by 7 May.")
    r, q = record("notes/sarkand radio#2.txt", text, title="Talks; \"gas\"", outlet="Sarkand State Radio",
                  published="2027-05-04T23:30:00-05:00", published_basis="metadata", url="urn:radio:2")
    r["entities"] = [entity(q, "n1", "Ministers", "group", "NOR", ["GOV"]), entity(q, "n2", "rebels", "group", "KOS", ["REB"]),
                     entity(q, "n3", "Police", "armed_force", "KOS", ["COP"])]
    r["places"] = [place(q, "p1", "Norland", lat=64.5, lon=17.0, country="NOR", precision="country"),
                   place(q, "p2", "Castrel", lat=42.6, lon=20.9, country="XKX", admin1="Castrel", precision="admin1")]
    r["events"] = [event(q, "e1", "=Ministers met in Norland😀 in May\n2027", "CONSULT", "met", "multilateral",
                         [("Ministers", "n1", "NORGOV"), ("rebels", "n2", "KOSREB")], [], day("2027-05-01", "2027-05-31"),
                         {"index": 0, "basis": "clause"}),
                   event(q, "e2", "Police arrested 12 of the rebels' men there by 7 May", "COERCE", "arrested", "arrest",
                         [("Police", "n3", "KOSCOP")], [("rebels", "n2", "KOSREB")], {"from": None, "to": "2027-05-07", "basis": "clause"},
                         {"index": 1, "basis": "passage"}, tolls=["t1"])]
    r["tolls"] = [{"id": "t1", **q("arrested 12 of the rebels' men"), "kind": "detained", "min": 12, "max": 12, "hedge": None,
                   "who": {**q("12 of the rebels' men"), "entity": "n2"}, "date": None, "place": "p2", "claim": None, "part_of": None,
                   "differs_from": []}]
    r["media"] = [{"id": "i1", **q("A video on Signal shows rebels in Castrel"), "kind": "video", "shows": ["n2"], "by": None,
                   "where_published": {**q("Signal"), "entity": None}}]
    return r


def third():
    text = "No strike took place in Orlan, the palace said. It may march. Rebels shelled soldiers at Brandt in 1899."
    r, q = record("meridian-3", text, outlet="Meridian Wire", published="2027-05", published_basis="text")
    r["entities"] = [entity(q, "n1", "Rebels", "group", "FRA", ["REB"]), entity(q, "n2", "soldiers", "armed_force", "FRA", ["MIL"]),
                     entity(q, "n3", "the palace", "organisation", "FRA", ["GOV"])]
    r["places"] = [place(q, "p1", "Brandt", lat=48.5, lon=-1.25, country="FRA", admin1="Normandie", precision="admin2"),
                   place(q, "p2", "Orlan", basis="not-in-gazetteer")]
    r["claims"] = [{"id": "c1", **q("No strike took place in Orlan, the palace said"),
                    "speaker": {**q("the palace"), "entity": "n3", "speaker_words": None}, "cue": {**q("said"), "lemma": "say"},
                    "content": {"spans": [q("No strike took place in Orlan")["span"]], "quotes": ["No strike took place in Orlan"]},
                    "kind": "indirect", "addressee": None, "venue": None, "date": None, "act": "denied", "evidence": {"status": "disputed"},
                    "variant_of": None, "within": None}]
    r["events"] = [event(q, "e1", "No strike took place in Orlan", "PROTEST", "strike", "strike", status="denied", claim="c1",
                         place={"index": 1, "basis": "clause"}),
                   event(q, "e2", "It may march", "PROTEST", "march", "demo", status="possible"),
                   event(q, "e3", "Rebels shelled soldiers at Brandt in 1899", "ASSAULT", "shelled", "heavy-weapons",
                         [("Rebels", "n1", "FRAREB")], [("soldiers", "n2", "FRAMIL")], day("1899-01-01", "1899-12-31"),
                         {"index": 0, "basis": "clause"})]
    return r


for made in (first(), second(), third()):
    print(json.dumps(made, ensure_ascii=False, separators=(",", ":")))
