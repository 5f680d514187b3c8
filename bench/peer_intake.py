"""A peer over a file: `feedparser` (a feed a file of a folder), `warcio` (payloads of a WARC), `trafilatura` (main text and metadata of them). Prints
CPU seconds, what was found, and bytes."""
import json, sys, time
from pathlib import Path

what, path = sys.argv[1:]
cpu = time.process_time
start, found, size = cpu(), 0, 0
if what == "feedparser":
    import feedparser

    start = cpu()
    for file in sorted(Path(path).iterdir()):
        found += len(feedparser.parse(file.read_bytes()).entries)
        size += file.stat().st_size
else:
    from warcio.archiveiterator import ArchiveIterator

    if what == "trafilatura":
        from trafilatura import bare_extraction
    spent = 0.0
    for record in ArchiveIterator(open(path, "rb")):
        if record.rec_type != "response":
            continue
        page = record.content_stream().read()
        size += len(page)
        if what == "trafilatura":
            before = cpu()
            found += bare_extraction(page.decode("utf-8", "replace"), with_metadata=True) is not None
            spent += cpu() - before
        else:
            found += 1
print(json.dumps({"cpu": spent if what == "trafilatura" else cpu() - start, "found": found, "bytes": size}))
