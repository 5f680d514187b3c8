#!/usr/bin/env python3
"""Airports and air bases with coordinates of their own, out of the PyPI package airportsdata; build.sh packs them.

usage: airfields.py COUNTRIES-10M.json COUNTRIES.json TOWNS.tsv > airfields.tsv     TOWNS: the rows of build.py

Rows as build.py writes them, of the kind `site`. An alias is what reporting says before its word for an airfield: the name without "International
Airport", each name of two ("Merrow (Tashev) Airport"), the name without its city, and the city itself, which means the airfields with scheduled flights where it has one. Left out:
what only a national register numbers, strips of farms, and names that are nothing but a generic word. The division is that of the nearest town of
the gazetteer, so that it has the gazetteer's name.
"""
import csv, json, math, re, sys
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

from outlines import Outlines

SOURCE = Path(find_spec("airportsdata").origin).parent / "airports.csv"
# What the source counts to the United States and the gazetteer does not.
TERRITORIES = ["PRI", "VIR", "GUM", "ASM", "MNP"]
KOSOVO = {"XK": "UNK"}
# Words that end a name and do not tell one airfield from another; the reader leaves out the same (places/airfields.rs).
TAIL = re.compile(r"[ -]+(?:airport|airfield|airstrip|aerodrome|air ?base|air field|air force base|air force station|naval air station|afb|army|military|"
                  r"international|internacional|intl|regional|municipal|national|domestic|civil|county|memorial|executive)$", re.I)
LEAD = re.compile(r"^(?:raf|raaf|rnas|nas|mcas) +(?:base +)?", re.I)
# Strips of farms, where they have no code of the airlines.
FARM = re.compile(r"^(?:Fazenda|Estancia|Hacienda|Usina|Agropecuaria)\b|\b(?:Ranch|Farms?)\b")
GENERIC = re.compile(r"^(?:air|airport|airfield|airstrip|aerodrome|air ?base|field|base|international|internacional|municipal|city|state|island|valley|downtown|glider|airpark|aeroclube|north|south|east|west)$", re.I)
# Farthest town that names the division, in kilometres.
REACH = 80


def core(name):
    name = LEAD.sub("", name.strip())
    while (shorter := TAIL.sub("", name)) != name:
        name = shorter.strip(" -,")
    return name


def city_of(row):
    return row["country"], re.split(r"[,/(]", row["city"])[0].strip()


def names(row, served):
    """What an airfield is called, without the words for an airfield; `served` are the cities with scheduled flights."""
    parts = re.split(r"[()/]", row["name"])
    found = {core(p) for p in [re.sub(r"\([^)]*\)", " ", row["name"]), *parts]}
    city = city_of(row)[1]
    if city:
        found |= {core(n[len(city):].strip(" -")) for n in list(found) if n.lower().startswith((city.lower() + " ", city.lower() + "-"))}
    if city and (row["iata"] or city_of(row) not in served):
        found.add(city)
    return {re.sub(r" +", " ", n) for n in found if len(n) > 3 and not re.search(r"\d", n) and not GENERIC.match(n)}


def towns(path):
    cells = defaultdict(list)
    for line in open(path, encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if f[4] in ("town", "capital") and f[7]:
            lat, lon = float(f[2]), float(f[3])
            cells[f[6], math.floor(lat), math.floor(lon)].append((lat, lon, f[7]))
    return cells


def division(cells, country, lat, lon):
    near = (t for y in (-1, 0, 1) for x in (-1, 0, 1) for t in cells.get((country, math.floor(lat) + y, math.floor(lon) + x), ()))
    km = lambda t: math.hypot((t[0] - lat) * 111.2, (t[1] - lon) * 111.2 * math.cos(math.radians(lat)))
    best = min(near, key=lambda t: (km(t), t), default=None)
    return best[2] if best and km(best) <= REACH else ""


def main():
    outlines, cells = Outlines(*sys.argv[1:3]), towns(sys.argv[3])
    alpha3 = {c["cca2"]: c["cca3"] for c in json.load(open(sys.argv[2], encoding="utf-8"))} | KOSOVO
    out = csv.writer(sys.stdout, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
    rows = list(csv.DictReader(open(SOURCE, encoding="utf-8")))
    served = {city_of(row) for row in rows if row["iata"]}
    kept = far = 0
    for row in rows:
        country, lat, lon = alpha3.get(row["country"]), float(row["lat"]), float(row["lon"])
        if not country or not row["iata"] and (re.search(r"\d", row["icao"]) or FARM.search(row["name"])):
            continue
        aliases = names(row, served)
        if not aliases:
            continue
        if row["country"] == "US":
            country = next((t for t in TERRITORIES if outlines.outside(t, lat, lon, 5) < math.inf), country)
        far += outlines.outside(country, lat, lon, 60) == math.inf
        kept += 1
        name = re.sub(r" +", " ", row["name"]).strip()
        out.writerow([0, name, lat, lon, "site", 0, country, division(cells, country, lat, lon), "|".join(sorted(aliases))])
    print(f"airfields: {kept} kept, {far} of them more than 60 km outside the outline of their country", file=sys.stderr)


if __name__ == "__main__":
    main()
