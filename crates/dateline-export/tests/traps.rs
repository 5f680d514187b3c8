//! Where a good guess about a target is wrong: each of these was seen to go wrong in the target's own reader.

mod support;

use std::collections::BTreeSet;

use dateline_export::{Options, Selection, Shape};
use serde_json::Value;
use support::{batch, export, export_of, words};

fn json(shape: Shape) -> Value {
    serde_json::from_str(&words(shape)).expect("JSON")
}

fn lines(shape: Shape) -> Vec<Value> {
    words(shape).lines().map(|l| serde_json::from_str(l).expect("a line of JSON")).collect()
}

fn table(shape: Shape) -> Vec<Vec<String>> {
    let words = words(shape);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(words.as_bytes());
    reader.records().map(|r| r.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// Rows of a table by header.
fn rows(shape: Shape) -> Vec<std::collections::BTreeMap<String, String>> {
    let all = table(shape);
    all[1..].iter().map(|r| all[0].iter().cloned().zip(r.iter().cloned()).collect()).collect()
}

#[test]
fn timelinejs_has_a_scale_and_numbers_for_months() {
    let all = json(Shape::TimelineJs);
    assert_eq!(all["scale"], "human");
    assert!(all["events"].as_array().expect("events").iter().all(|e| e["start_date"]["month"].is_u64()));
}

#[test]
fn timelinejs_keeps_an_end_whose_month_is_the_starts() {
    let all = json(Shape::TimelineJs);
    let month =
        all["events"].as_array().expect("events").iter().find(|e| e["display_date"] == "May 2027").expect("a month");
    assert_eq!((&month["start_date"]["day"], &month["end_date"]["day"]), (&1.into(), &31.into()));
    assert_eq!(month["end_date"]["hour"], "", "an unknown part is the empty word");
}

#[test]
fn timelinejs_does_not_lose_words_in_angle_brackets() {
    let text = words(Shape::TimelineJs);
    assert!(text.contains("&lt;Lantern Square&gt;") && !text.contains("<Lantern Square>"));
}

#[test]
fn timelinejs_is_told_under_which_name_to_stand() {
    let (files, account) = export(Shape::TimelineJs, &Options::default(), &Selection::default());
    assert!(files.keys().all(|f| f.ends_with(".json")));
    assert!(account.notes.iter().any(|n| n.contains("key=")));
}

#[test]
fn timelinejs_spreadsheet_has_the_very_headers_and_no_zeros() {
    let all = table(Shape::TimelineCsv);
    assert_eq!(
        all[0][..11].join(","),
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text"
    );
    for row in &all[1..] {
        assert!(row[..8].iter().all(|c| c != "0" && !c.contains('-')), "{row:?}");
        assert!(["", "title", "era"].contains(&row[15].as_str()));
    }
}

#[test]
fn ftm_mentions_have_document_and_name() {
    for m in lines(Shape::Ftm).iter().filter(|e| e["schema"] == "Mention") {
        assert!(m["properties"]["document"][0].is_string() && m["properties"]["name"][0].is_string());
    }
}

#[test]
fn ftm_days_are_whole_days_of_their_own_place() {
    let all = lines(Shape::Ftm);
    for e in &all {
        for name in ["date", "startDate", "endDate", "publishedAt"] {
            for d in e["properties"][name].as_array().into_iter().flatten() {
                assert!(d.as_str().expect("words").parse::<jiff::civil::Date>().is_ok(), "{d}");
            }
        }
    }
    // 23:30 at -05:00 is the next day in UTC.
    let radio = all.iter().find(|e| e["properties"]["publisher"][0] == "Sarkand State Radio").expect("a report");
    assert_eq!(radio["properties"]["publishedAt"][0], "2027-05-04");
    // "2027-05" is no day: it is left out, not completed.
    let wire = all.iter().find(|e| e["properties"]["publisher"][0] == "Meridian Wire").expect("a report");
    assert!(wire["properties"]["publishedAt"].is_null());
}

#[test]
fn ftm_addresses_are_of_the_web() {
    let urls: Vec<String> = lines(Shape::Ftm)
        .iter()
        .flat_map(|e| e["properties"]["sourceUrl"].as_array().cloned().unwrap_or_default())
        .map(|u| u.as_str().expect("words").to_owned())
        .collect();
    assert!(!urls.is_empty() && urls.iter().all(|u| u.starts_with("https://")), "{urls:?}");
}

#[test]
fn ftm_intervals_are_start_and_end() {
    let event =
        lines(Shape::Ftm).into_iter().find(|e| e["properties"]["startDate"][0] == "2027-05-04").expect("an interval");
    assert_eq!(event["properties"]["endDate"][0], "2027-05-06");
    assert!(event["properties"]["date"].is_null());
}

#[test]
fn kosovo_has_one_country_under_its_two_codes() {
    let rows = rows(Shape::Acled);
    assert!(rows.iter().all(|r| r["country"] != "Kosovo" || r["iso"].is_empty()), "Kosovo has no ISO number");
    assert!(words(Shape::Ftm).contains("\"country\":[\"xk\"]"));
}

#[test]
fn every_record_has_every_key() {
    let keys = |v: &Value| v.as_object().expect("an object").keys().cloned().collect::<BTreeSet<_>>();
    let all = lines(Shape::Jsonl);
    assert!(all.iter().all(|r| keys(r) == keys(&all[0])));
    for list in ["claims", "tolls", "places", "entities", "sides"] {
        let items: Vec<&Value> = all.iter().flat_map(|r| r[list].as_array().expect("a list")).collect();
        assert!(
            items.iter().all(|i| keys(i).is_superset(&keys(items[0])) || keys(i).is_subset(&keys(items[0]))),
            "{list}"
        );
    }
}

#[test]
fn no_column_is_called_date() {
    // pandas makes `2027-05` in a column of that name the first of the month.
    for t in dateline_export::Table::ALL {
        assert!(t.columns().iter().all(|c| !matches!(c.0, "date" | "timestamp" | "modified")), "{}", t.name());
    }
}

#[test]
fn cells_have_line_ends_of_one_character() {
    let mut batch = batch();
    batch.events[0].trigger = Some("two\r\nlines".to_owned());
    let options = Options { release: "0.0.0".to_owned(), ..Options::default() };
    let (files, _) = export_of(batch, Shape::Csv, &options, &Selection::default());
    let events = String::from_utf8(files["events.csv"].clone()).expect("UTF-8");
    assert!(events.contains("\"two\nlines\"") && !events.contains('\r'));
}

#[test]
fn a_gdelt_country_is_fips_and_codes_are_roots() {
    let text = words(Shape::Gdelt);
    for line in text.lines() {
        let c: Vec<&str> = line.split('\t').collect();
        assert_eq!(c.len(), 61 + 19);
        assert_eq!((c[26], c[27]), (c[28], c[28]), "no code finer than its root");
        assert!(c[4].is_empty(), "FractionDate");
    }
    assert!(text.contains("\tFR\t"), "FIPS of France");
    let mentions = words(Shape::GdeltMentions);
    let ids: BTreeSet<&str> = text.lines().filter_map(|l| l.split('\t').next()).collect();
    for line in mentions.lines() {
        let c: Vec<&str> = line.split('\t').collect();
        assert!(c.len() == 16 && ids.contains(c[0]));
    }
}

#[test]
fn tables_without_quotation_marks_have_no_line_ends_in_cells() {
    for (shape, columns) in [(Shape::Polecat, 40 + 19), (Shape::Icews, 20 + 19)] {
        for line in words(shape).lines() {
            assert_eq!(line.split('\t').count(), columns, "{line}");
        }
    }
    assert!(words(Shape::Polecat).contains("\tNone\t"));
    assert!(words(Shape::Icews).contains("\tNA\t"));
}

#[test]
fn a_meeting_is_two_rows_of_icews() {
    let text = words(Shape::Icews);
    let meetings: Vec<&str> = text.lines().filter(|l| l.contains("\tConsult\t")).collect();
    assert_eq!(meetings.len(), 2);
    let side = |l: &str, n: usize| l.split('\t').nth(n).expect("a cell").to_owned();
    assert_eq!((side(meetings[0], 2), side(meetings[0], 8)), (side(meetings[1], 8), side(meetings[1], 2)));
}

#[test]
fn acled_takes_the_lowest_count_and_four_decimals() {
    let rows = rows(Shape::Acled);
    let shot = rows.iter().find(|r| r["location"] == "Tarn").expect("a row");
    assert_eq!((shot["fatalities"].as_str(), shot["latitude"].as_str()), ("4", "43.8497"));
    assert!(shot["event_id_cnty"].starts_with("DL-"));
    assert!(
        rows.iter().all(|r| !r["geo_precision"].is_empty() && r["location"] != "Norland"),
        "country-level places are not coded"
    );
}

#[test]
fn deaths_of_ucdp_sum_to_best() {
    for r in rows(Shape::Ucdp) {
        let n = |c: &str| r[c].parse::<u64>().expect("a number");
        assert_eq!(n("deaths_a") + n("deaths_b") + n("deaths_civilians") + n("deaths_unknown"), n("best"));
        assert!(n("low") <= n("best") && n("best") <= n("high"));
    }
}

#[test]
fn ninjs_has_no_name_of_ours_and_no_guessed_hour() {
    const ITEM: &[&str] = &[
        "standard",
        "uri",
        "type",
        "pubStatus",
        "language",
        "title",
        "headlines",
        "descriptions",
        "eventDetails",
        "people",
        "organisations",
        "places",
        "subjects",
        "infoSources",
        "edNote",
        "digitalSourceType",
        "associations",
    ];
    for item in json(Shape::Ninjs).as_array().expect("a list") {
        assert!(item.as_object().expect("an item").keys().all(|k| ITEM.contains(&k.as_str())));
        assert_eq!(item["pubStatus"], "withheld", "nobody has accepted it");
        assert!(item["eventDetails"]["dates"]["startDate"].is_null());
    }
}

#[test]
fn hxl_has_its_tags_in_the_second_line_and_plain_numbers() {
    let all = table(Shape::Hxl);
    assert!(all[1].iter().all(|t| t.starts_with('#')));
    let at = |tag: &str| all[1].iter().position(|t| t == tag).expect("a tag");
    for row in &all[2..] {
        assert!(row[at("#affected+killed+min")].chars().all(|c| c.is_ascii_digit()));
        let day = &row[at("#date+start")];
        assert!(day.is_empty() || day.parse::<jiff::civil::Date>().is_ok());
    }
}

#[test]
fn nested_spans_stay_in_label_studio_and_brat() {
    let tasks = json(Shape::LabelStudio);
    let text: Vec<char> = tasks[0]["data"]["text"].as_str().expect("words").chars().collect();
    let spans = tasks[0]["predictions"][0]["result"].as_array().expect("spans");
    let labels: BTreeSet<&str> = spans.iter().map(|s| s["value"]["labels"][0].as_str().expect("a label")).collect();
    assert!(labels.contains("Content") && labels.contains("ASSAULT") && labels.contains("Killed"));
    for s in spans {
        let (a, b) =
            (s["value"]["start"].as_u64().expect("start") as usize, s["value"]["end"].as_u64().expect("end") as usize);
        assert_eq!(text[a..b].iter().collect::<String>(), s["value"]["text"].as_str().expect("words"));
    }
}

#[test]
fn brat_lines_say_what_stands_at_their_offsets() {
    let (files, _) = export(Shape::Brat, &Options::default(), &Selection::default());
    let mut seen = 0;
    for (name, bytes) in files.iter().filter(|f| f.0.ends_with(".ann")) {
        let text: Vec<char> =
            String::from_utf8(files[&name.replace(".ann", ".txt")].clone()).expect("UTF-8").chars().collect();
        for line in String::from_utf8_lossy(bytes).lines().filter(|l| l.starts_with('T')) {
            let parts: Vec<&str> = line.split('\t').collect();
            let (_, places) = parts[1].split_once(' ').expect("a label");
            let words: Vec<String> = places
                .split(';')
                .map(|p| {
                    let (a, b) = p.split_once(' ').expect("two offsets");
                    text[a.parse::<usize>().expect("a number")..b.parse().expect("a number")].iter().collect()
                })
                .collect();
            assert_eq!(words.join(" "), parts[2]);
            assert!(!words.iter().any(|w| w.contains('\n')));
            seen += 1;
        }
    }
    assert!(seen > 10);
}

#[test]
fn annotations_have_both_selectors_in_code_points() {
    let all = json(Shape::Annotation);
    for a in all.as_array().expect("a list") {
        let selectors = a["target"]["selector"].as_array().expect("selectors");
        let (quote, place) = (&selectors[0], &selectors[1]);
        let length = place["end"].as_u64().expect("end") - place["start"].as_u64().expect("start");
        assert_eq!(quote["exact"].as_str().expect("words").chars().count() as u64, length);
        assert!(quote["prefix"].is_string() && quote["suffix"].is_string());
        assert!(!a["id"].as_str().expect("an id").contains(' '));
    }
}

#[test]
fn claims_are_no_verdicts() {
    assert!(!words(Shape::Claim).contains("ClaimReview"));
}

#[test]
fn a_country_is_no_point_on_the_map() {
    let all = json(Shape::GeoJson);
    let meeting = all["features"]
        .as_array()
        .expect("features")
        .iter()
        .find(|f| f["properties"]["place"] == "Norland")
        .expect("it");
    assert!(meeting["geometry"].is_null());
    let (_, account) = export(Shape::GeoJson, &Options::default(), &Selection::default());
    assert!(account.coarsened.keys().any(|k| k.contains("country or region")));
}

#[test]
fn strict_refuses_what_would_be_coarsened() {
    let strict = Options { strict: true, ..Options::default() };
    for shape in [Shape::Acled, Shape::Gdelt, Shape::Polecat, Shape::GeoJson] {
        let (files, account) = export(shape, &strict, &Selection::default());
        assert!(account.coarsened.is_empty() && !account.refused.is_empty(), "{}", shape.as_str());
        let text = String::from_utf8(files.into_values().next().expect("a file")).expect("UTF-8");
        assert!(!text.contains("dl_event_id"));
    }
}
