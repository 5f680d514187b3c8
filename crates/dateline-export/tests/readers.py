"""Opens exports with the readers of their targets, and says what each saw.

    python3 readers.py FOLDER     FOLDER holds a folder of files for each shape, as tests/golden/plain does, with parquet/ beside

Exits 0 where every reader that is installed saw what it should, 1 where one did not; a reader that is not installed is named and skipped."""
import csv
import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(sys.argv[1])
failed = []


def reader(*modules):
    def make(check):
        try:
            loaded = [importlib.import_module(m) for m in modules]
        except ImportError as e:
            print(f"skipped {check.__name__}: {e}")
            return check
        try:
            print(f"ok {check.__name__}: {check(*loaded)}")
        except Exception as e:  # noqa: BLE001  every reader has its own exceptions
            failed.append(check.__name__)
            print(f"FAILED {check.__name__}: {type(e).__name__}: {e}")
        return check
    return make


def lines(path):
    return [json.loads(l) for l in (FOLDER / path).read_text(encoding="utf-8").splitlines()]


def table(path, **more):
    with open(FOLDER / path, encoding="utf-8", newline="") as f:
        return list(csv.reader(f, **more))


EVENTS = len(table("csv/events.csv")) - 1


@reader("pandas")
def parquet_in_pandas(pd):
    events = pd.read_parquet(FOLDER / "parquet/events.parquet")
    reports = pd.read_parquet(FOLDER / "parquet/reports.parquet")
    assert len(events) == EVENTS, len(events)
    assert str(reports["published_at"].dtype) == "datetime64[us, UTC]", reports["published_at"].dtype
    assert str(events["day_from"].dropna().iloc[0]) in ("2027-05-04", "2027-05-01"), events["day_from"]
    assert events["killed_least"].dropna().astype(int).tolist() == [4]
    return f"{len(events)} events, published_at {reports['published_at'].dtype}"


@reader("pandas")
def csv_in_pandas(pd):
    events = pd.read_csv(FOLDER / "csv/events.csv", dtype=str, keep_default_na=False)
    assert len(events) == EVENTS and "😀" in "".join(events["quote"])
    return f"{len(events)} events"


@reader("polars")
def parquet_in_polars(pl):
    events = pl.read_parquet(FOLDER / "parquet/events.parquet")
    reports = pl.read_parquet(FOLDER / "parquet/reports.parquet")
    assert events.height == EVENTS and events.schema["day_from"] == pl.Date
    assert reports.schema["published_at"] == pl.Datetime("us", "UTC"), reports.schema
    return f"{events.height} events, {events.schema['day_from']}"


@reader("polars")
def records_in_polars(pl):
    records = pl.read_ndjson(FOLDER / "jsonl/records.jsonl", infer_schema_length=None)
    assert records.height == 3 and {"events", "claims", "tolls"} <= set(records.columns)
    return f"{records.height} records"


@reader("duckdb")
def parquet_in_duckdb(duckdb):
    types = dict(duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{FOLDER}/parquet/reports.parquet')").fetchall())
    assert types["published_at"] == "TIMESTAMP WITH TIME ZONE" and types["published_day"] == "DATE", types
    n = duckdb.sql(f"SELECT count(*) FROM '{FOLDER}/parquet/events.parquet' WHERE day_from IS NOT NULL").fetchall()[0][0]
    everything = [p.stem for p in sorted((FOLDER / "parquet").glob("*.parquet"))]
    for name in everything:
        nulls = [c for c, t, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM '{FOLDER}/parquet/{name}.parquet'").fetchall() if t == '"NULL"']
        assert not nulls, nulls
    return f"{n} dated events, {len(everything)} tables without a column of type NULL"


@reader("followthemoney.model", "followthemoney.proxy")
def ftm_in_followthemoney(model_module, _):
    from followthemoney import model
    kept = lost = 0
    for line in lines("ftm/entities.ftm.json"):
        schema = model.get(line["schema"])
        assert schema is not None, line["schema"]
        names = set(schema.properties)
        unknown = set(line["properties"]) - names
        assert not unknown, (line["schema"], unknown)
        for name, values in line["properties"].items():
            prop = schema.properties[name]
            assert not prop.stub, name
            for v in values:
                clean = prop.type.clean(v)
                assert clean is not None, (line["schema"], name, v)
                kept += 1
                lost += clean != v
    for name in [s for s in {l["schema"] for l in lines("ftm/entities.ftm.json")}]:
        for required in model.get(name).required:
            assert all(required in l["properties"] for l in lines("ftm/entities.ftm.json") if l["schema"] == name), (name, required)
    assert lost == 0, f"{lost} values read other than they were written"
    return f"{kept} values kept as written"


@reader("hxl")
def hxl_in_libhxl(hxl):
    source = hxl.data(str(FOLDER / "hxl/events.hxl.csv"), hxl.InputOptions(allow_local=True))
    rows = list(source)
    tags = source.display_tags
    assert len(rows) == EVENTS and "#affected+killed+min" in [t.replace("+min+killed", "+killed+min") for t in tags], tags
    total = sum(float(r.get("#affected+killed+min")) for r in rows if r.get("#affected+killed+min"))
    assert total == 4, total
    return f"{len(rows)} rows, {total:.0f} killed"


@reader("openpyxl")
def workbook_in_openpyxl(openpyxl):
    book = openpyxl.load_workbook(FOLDER / "xlsx/case.xlsx", read_only=True)
    sheet = book["events"]
    cells = [c for row in sheet.iter_rows(values_only=True) for c in row]
    assert sheet.max_row is None or sheet.max_row == EVENTS + 1, sheet.max_row
    assert not any(isinstance(c, str) and "_x000D_" in c for c in cells)
    return ", ".join(book.sheetnames)


# The names that ninjs 3.1 allows in each of the objects that are written (its schema refuses all others), and what must be a URI.
NINJS = {
    "": {"uri", "type", "pubStatus", "language", "title", "headlines", "descriptions", "eventDetails", "people", "organisations", "places",
         "subjects", "infoSources", "edNote", "digitalSourceType", "associations", "standard", "firstCreated", "contentCreated"},
    "standard": {"name", "version", "schema"}, "headlines": {"role", "contentType", "value"},
    "descriptions": {"role", "contentType", "value"}, "eventDetails": {"eventStatus", "plannedCoverageStatus", "dates", "organiser"},
    "dates": {"startDate", "endDate", "expectedStartDate", "expectedEndDate", "expectedDuration", "recurrence"},
    "people": {"name", "rel", "uri", "literal", "contactInfo"}, "organisations": {"name", "rel", "uri", "literal", "symbols", "contactInfo"},
    "places": {"name", "rel", "uri", "literal", "contactInfo", "geoJSON"},
    "subjects": {"name", "rel", "uri", "literal", "creator", "relevance", "confidence"},
    "infoSources": {"name", "role", "uri", "literal", "contactInfo"}, "digitalSourceType": {"name", "uri", "literal"},
    "associations": {"name", "rel", "uri", "type", "firstCreated"}, "geoJSON": {"type", "coordinates"},
}


@reader("jsonschema")
def ninjs_against_its_names(jsonschema):
    def closed(name):
        return {"type": "object", "additionalProperties": False, "properties": {k: {} for k in NINJS[name]}}
    item = closed("")
    for name in NINJS[""]:
        if name in NINJS:
            listed = name in ("headlines", "descriptions", "people", "organisations", "places", "subjects", "infoSources", "associations")
            item["properties"][name] = {"type": "array", "items": closed(name)} if listed else closed(name)
    date = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
    item["properties"]["eventDetails"]["properties"]["dates"] = {
        **closed("dates"), "properties": {"expectedStartDate": date, "expectedEndDate": date},
        "oneOf": [{"required": ["startDate"]}, {"required": ["expectedStartDate"]}]}
    item["properties"]["places"]["items"]["properties"]["geoJSON"] = closed("geoJSON")
    item["properties"]["associations"]["items"]["required"] = ["name", "uri"]
    item["properties"]["pubStatus"] = {"enum": ["usable", "withheld", "canceled"]}
    item["properties"]["type"] = {"const": "event"}
    item["properties"]["uri"] = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`#]+$"}
    item["required"] = ["uri"]
    items = json.loads((FOLDER / "ninjs/events.ninjs.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(item)
    for i in items:
        jsonschema.validate(i, item)
    return f"{len(items)} items"


@reader()
def timeline_in_timelinejs():
    modules = Path(sys.prefix) / "node_modules"
    node = shutil.which("node")
    if not node or not (modules / "@knight-lab").exists():
        return "skipped: @knight-lab/timelinejs and jsdom are not installed"
    script = Path(__file__).with_name("timelinejs.cjs")
    given = json.loads((FOLDER / "timelinejs/timeline.json").read_text(encoding="utf-8"))
    ran = subprocess.run([node, script, modules, FOLDER / "timelinejs/timeline.json"], capture_output=True, text=True, timeout=60)
    took = json.loads(ran.stdout)
    assert not took["errors"], took["errors"]
    assert {e["id"] for e in took["events"]} == {e["unique_id"] for e in given["events"]}
    ends = {e["unique_id"]: "end_date" in e for e in given["events"]}
    assert all(e["end"] == ends[e["id"]] for e in took["events"]), "an end was lost"
    assert any("&lt;Lantern Square&gt;" in e["text"] for e in took["events"]), "words in angle brackets were lost"
    return f"{len(took['events'])} events"


@reader()
def tables_by_their_own_conventions():
    gdelt = table("gdelt-shaped/gdelt-shaped.export.CSV", delimiter="\t", quoting=csv.QUOTE_NONE)
    assert all(len(r) == 61 + 19 for r in gdelt)
    polecat = table("polecat-shaped/polecat-shaped.txt", delimiter="\t", quoting=csv.QUOTE_NONE)
    icews = table("icews-shaped/icews-shaped.tab", delimiter="\t", quoting=csv.QUOTE_NONE)
    assert {len(r) for r in polecat} == {40 + 19} and {len(r) for r in icews} == {20 + 19}
    acled = table("acled-shaped/acled-shaped.csv")
    ucdp = table("ucdp-shaped/ucdp-shaped.csv")
    assert {len(r) for r in acled} == {31 + 19} and {len(r) for r in ucdp} == {49 + 19}
    for row in ucdp[1:]:
        items = row[ucdp[0].index("source_article")].split(";")
        assert all(i.startswith('"') and i.endswith('"') for i in items), items
    return f"{len(gdelt)}, {len(polecat) - 1}, {len(icews) - 1}, {len(acled) - 1}, {len(ucdp) - 1} rows"


print(f"{len(failed)} of the readers failed" + (": " + ", ".join(failed) if failed else ""))
sys.exit(1 if failed else 0)
