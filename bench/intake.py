#!/usr/bin/env python3
"""Megabytes, pages and items a CPU-second of intake, beside its peers over the same bytes in one run.

usage: bench/intake.sh [--megabytes 300] [--rounds 3] [--binary target/release/examples/take]

Pages are the development pages of the gold sets (`../shared`, or `$DATELINE_SHARED`) where they are at hand, else invented ones of 150 kB. They are
put into a WARC, plain and packed record by record, again and again up to the size. Feeds are invented, 50 items each. Ours and the peers take
turns; the best round of each counts. Memory is that of the archive, and of one four times as long.
"""
import argparse, gzip, json, os, random, subprocess, sys, tempfile
from pathlib import Path

from run import run

ROOT = Path(__file__).resolve().parent.parent
WORDS = "the a of in said police port harbour strike ministry dockers union talks on Sunday after had that with their pay council vote minister".split()


def sentence(draw):
    return " ".join(draw.choices(WORDS, k=draw.randint(9, 24))).capitalize() + ". "


def invented(draw):
    text = "".join(f"<p>{''.join(sentence(draw) for _ in range(4))}</p>" for _ in range(20))
    menu = "".join(f'<li class="nav-{n}"><a href="/section/{n}">Section {n}</a></li>' for n in range(120))
    script = "".join(f'var v{n}={{"id":{draw.random()},"name":"x{n}"}};' for n in range(2400))
    head = '<html lang="en"><head><title>Talks in Castrel</title><meta property="article:published_time" content="2031-05-04T10:00:00Z">'
    return f"{head}<script>{script}</script></head><body><ul>{menu}</ul><article><h1>Talks in Castrel</h1>{text}</article></body></html>"


def pages():
    folder = Path(os.environ.get("DATELINE_SHARED", ROOT.parent / "shared")) / "gold/pages"
    found = []
    for file in sorted(folder.glob("*.dev.jsonl.gz")):
        found += [json.loads(line)["html"].encode() for line in gzip.open(file, "rt", encoding="utf-8")]
    if found:
        return "development pages of the gold sets", found
    draw = random.Random(20310504)
    return "invented pages", [invented(draw).encode() for _ in range(200)]


def record(page, n):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://pages.example/{n}\r\nWARC-Date: 2031-05-05T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n:032x}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def archive(path, found, size, pack):
    """Records up to so many bytes of pages."""
    made = [pack(record(page, n)) for n, page in enumerate(found)]
    written = n = 0
    with open(path, "wb") as out:
        while written < size:
            out.write(made[n % len(made)])
            written += len(found[n % len(found)])
            n += 1
    return str(path)


def feeds(folder):
    draw = random.Random(7)
    for n in range(200):
        items = "".join(
            f"<item><title>{sentence(draw)}</title><link>https://feeds.example/{n}/{i}</link><guid>https://feeds.example/{n}/{i}</guid><pubDate>Sun, 04 May 2031 {i % 24:02}:00:00 GMT</pubDate><dc:creator>Ada Vey</dc:creator><description>&lt;p&gt;{''.join(sentence(draw) for _ in range(6))}&lt;/p&gt;</description></item>"
            for i in range(50)
        )
        Path(folder, f"{n:03}.xml").write_text(
            f"<?xml version='1.0' encoding='UTF-8'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Gazette</title><link>https://feeds.example/</link>{items}</channel></rss>"
        )


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--megabytes", type=int, default=300)
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--binary", default=str(ROOT / "target/release/examples/take"))
    args = ap.parse_args()
    peer = lambda what, path: run([sys.executable, str(ROOT / "bench/peer_intake.py"), what, path], subprocess.PIPE)
    ours = lambda what, path: run([args.binary, what, path], subprocess.PIPE)
    with tempfile.TemporaryDirectory() as folder:
        what, found = pages()
        size = args.megabytes << 20
        plain = archive(Path(folder, "a.warc"), found, size, lambda r: r)
        packed = archive(Path(folder, "a.warc.gz"), found, size, gzip.compress)
        few = archive(Path(folder, "few.warc"), found, 40 << 20, lambda r: r)
        long = archive(Path(folder, "long.warc.gz"), found, size * 4, gzip.compress)
        feed_folder = Path(folder, "feeds")
        feed_folder.mkdir()
        feeds(feed_folder)
        jobs = [
            ("container, plain", ours, "container", plain),
            ("container, gzip", ours, "container", packed),
            ("container, gzip: warcio 1.8.1", peer, "warcio", packed),
            ("with extraction", ours, "documents", few),
            ("extraction alone: trafilatura 2.3.1", peer, "trafilatura", few),
            ("feeds", ours, "feeds", str(feed_folder)),
            ("feeds: feedparser 6.0.12", peer, "feedparser", str(feed_folder)),
        ]
        best = {}
        for _ in range(args.rounds):
            for name, tool, job, path in jobs:
                told = json.loads(tool(job, path)[3])
                if name not in best or told["cpu"] < best[name]["cpu"]:
                    best[name] = told
        memory = [ours("documents", path)[2] for path in (packed, long)]
        print(f"{len(found)} {what}, {sum(map(len, found)) / len(found) / 1000:.0f} kB each on average; {args.megabytes} MiB an archive; the best of {args.rounds} rounds")
        print("| | found | MB a CPU-second | a CPU-second |\n|---|---|---|---|")
        for name, told in best.items():
            print(f"| {name} | {told['found']} | {told['bytes'] / told['cpu'] / 1e6:.1f} | {told['found'] / told['cpu']:.0f} |")
        rate = lambda name: best[name]["found"] / best[name]["cpu"]
        of_150 = best["with extraction"]["bytes"] / best["with extraction"]["cpu"] / 150_000
        print(f"extraction beside trafilatura: {rate('with extraction') / rate('extraction alone: trafilatura 2.3.1'):.1f} times; {of_150:.0f} pages of 150 kB a CPU-second")
        print(f"items beside feedparser: {rate('feeds') / rate('feeds: feedparser 6.0.12'):.1f} times")
        print(f"memory: {memory[0]:.0f} MB for {args.megabytes} MiB, {memory[1]:.0f} MB for {4 * args.megabytes} MiB")


if __name__ == "__main__":
    main()
