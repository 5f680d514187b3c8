"""Near copies among the texts of a JSONL file by rensa: MinHash over runs of five words, LSH, and the checking of every candidate. Prints CPU seconds."""
import json, re, sys, time

import rensa

texts = [json.loads(l)["text"] for l in open(sys.argv[1], encoding="utf-8")]
cpu, links = time.process_time(), 0
index, made = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), []
for n, text in enumerate(texts):
    words = re.findall(r"\w+", text.lower())
    own = rensa.RMinHash(num_perm=128, seed=42)
    own.update([" ".join(words[i:i + 5]) for i in range(max(1, len(words) - 4))])
    links += sum(made[other].jaccard(own) >= 0.5 for other in index.query(own))
    index.insert(n, own)
    made.append(own)
print(json.dumps({"cpu": time.process_time() - cpu, "links": links}))
