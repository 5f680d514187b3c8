#!/usr/bin/env python3
"""How far points lie outside the outline of their country, by the shapes of the npm package world-atlas (Natural Earth).

usage: outlines.py COUNTRIES-10M.json COUNTRIES.json < rows.tsv     reports towns and divisions far outside; rows as build.py writes them

A report and no sieve for GeoNames rows: Natural Earth draws borders as they are held, so a town of a disputed strip lies "outside" with good
reason. What the packages measure by themselves (airfields) is dropped by it. Countries without an outline of their own are not judged.
"""
import csv, json, math, sys
from collections import Counter, defaultdict

# Outlines are cut into bands of this many degrees of latitude, so that a point looks at few edges.
BAND = 0.25
# Kilometres beyond which a row is reported: coasts are drawn coarsely, and a division has the middle of the box round its towns.
FAR = {"town": 25, "capital": 25, "admin1": 100, "admin2": 60}
# Its outline goes round the pole.
POLE = "ATA"
# Names in the shapes for what has no ISO number.
UNNUMBERED = {"Kosovo": "UNK", "Somaliland": "SOM", "N. Cyprus": "CYP"}


class Outlines:
    def __init__(self, atlas, countries):
        topology = json.load(open(atlas, encoding="utf-8"))
        numbers = {c["ccn3"]: c["cca3"] for c in json.load(open(countries, encoding="utf-8")) if c["ccn3"]}
        (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
        arcs = []
        for arc in topology["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((x * sx + tx, y * sy + ty))
            arcs.append(points)
        # Country to band to edges; countries across the 180th meridian have their western part behind their eastern.
        self.edges, self.across = defaultdict(lambda: defaultdict(list)), set()
        for shape in topology["objects"]["countries"]["geometries"]:
            country = numbers.get(shape.get("id")) or UNNUMBERED.get(shape["properties"]["name"])
            if not country or "arcs" not in shape:
                continue
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            # The direction of an edge matters neither to the count of crossings nor to a distance.
            lines = [arcs[i if i >= 0 else ~i] for p in polygons for ring in p for i in ring]
            edges = [(*a, *b) for line in lines for a, b in zip(line, line[1:])]
            if any(abs(ax - bx) > 180 for ax, _, bx, _ in edges):
                self.across.add(country)
                edges = [(ax % 360, ay, bx % 360, by) for ax, ay, bx, by in edges]
            for ax, ay, bx, by in edges:
                for band in range(math.floor(min(ay, by) / BAND), math.floor(max(ay, by) / BAND) + 1):
                    self.edges[country][band].append((ax, ay, bx, by))

    def outside(self, country, lat, lon, far):
        """Kilometres outside, 0 inside, None for a country without an outline; distances beyond `far` come back as infinity."""
        bands = self.edges.get(country)
        if not bands or country == POLE:
            return None
        lon = lon % 360 if country in self.across else lon
        here, inside = math.floor(lat / BAND), False
        for ax, ay, bx, by in bands.get(here, ()):
            if (ay > lat) != (by > lat) and lon < ax + (lat - ay) * (bx - ax) / (by - ay):
                inside = not inside
        if inside:
            return 0.0
        ky = 111.2
        kx, reach, best = ky * max(math.cos(math.radians(lat)), 0.01), math.ceil(far / ky / BAND), math.inf
        for band in range(here - reach, here + reach + 1):
            for ax, ay, bx, by in bands.get(band, ()):
                px, py, qx, qy = (ax - lon) * kx, (ay - lat) * ky, (bx - lon) * kx, (by - lat) * ky
                dx, dy = qx - px, qy - py
                t = max(0.0, min(1.0, -(px * dx + py * dy) / (dx * dx + dy * dy or 1.0)))
                best = min(best, math.hypot(px + t * dx, py + t * dy))
        return best if best <= far else math.inf


def main():
    outlines = Outlines(*sys.argv[1:3])
    seen, out, rows = Counter(), Counter(), []
    for row in csv.reader(sys.stdin, delimiter="\t", quoting=csv.QUOTE_NONE):
        far = FAR.get(row[4])
        km = far and outlines.outside(row[6], float(row[2]), float(row[3]), far)
        seen[row[4] if km is not None else "not judged"] += 1
        if km == math.inf:
            out[row[4]] += 1
            rows.append(row)
    for kind in FAR:
        print(f"{kind}: {out[kind]} of {seen[kind]} lie more than {FAR[kind]} km outside their country", file=sys.stderr)
    print(f"not judged: {seen['not judged']}", file=sys.stderr)
    for country, n in Counter(r[6] for r in rows).most_common(12):
        print(f"  {country} {n}: {', '.join(r[1] for r in rows if r[6] == country)[:90]}", file=sys.stderr)


if __name__ == "__main__":
    main()
