//! What people decide of a case: it holds after a new reading, can be taken back, and stands beside what others decide.
#![allow(clippy::disallowed_methods, reason = "a test of files")]

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const FIRST: &str = "Two die in Port Alder\n\nPORT ALDER, May 4 (Alder Wire) — Police fired tear gas at dockworkers in Port Alder on Tuesday. Two \
                     people were killed, the harbour hospital said.\n";
const SECOND: &str = "Clashes at the docks\n\nPolice in Port Alder fired tear gas at striking dockworkers on Tuesday, witnesses said. The mayor, Lena \
                      Orr, asked for calm.\n";

fn run(args: &[&str]) -> (i32, String, String) {
    let out = Command::cargo_bin("dateline").expect("the binary").args(args).output().expect("runs");
    let text = |b: Vec<u8>| String::from_utf8(b).expect("text");
    (out.status.code().unwrap_or(-1), text(out.stdout), text(out.stderr))
}

/// A case of two reports.
struct Desk {
    folder: TempDir,
    case: String,
}

impl Desk {
    fn new() -> Desk {
        let folder = TempDir::new().expect("a folder");
        let case = folder.path().join("case.db").to_string_lossy().into_owned();
        let desk = Desk { folder, case };
        for (name, text) in [("first.txt", FIRST), ("second.txt", SECOND)] {
            desk.add(name, text);
        }
        desk
    }
    fn add(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        let (code, _, err) = run(&["add", &self.case, &path.to_string_lossy(), "--date", "2031-05-04"]);
        assert_eq!(code, 0, "{err}");
    }
    fn view(&self, view: &str, more: &[&str]) -> Vec<Value> {
        let args: Vec<&str> = [view, &self.case, "--format", "json"].iter().chain(more).copied().collect();
        let (code, out, err) = run(&args);
        assert_eq!(code, 0, "{err}");
        serde_json::from_str(&out).expect("a JSON list")
    }
    fn review(&self, args: &[&str]) -> String {
        let args: Vec<&str> = ["review", &self.case].iter().chain(args).copied().collect();
        let (code, out, err) = run(&args);
        assert_eq!(code, 0, "{err}");
        out.split(':').next().unwrap_or_default().to_owned()
    }
    fn assault(&self) -> Value {
        let mut all = self.view("timeline", &["--kind", "ASSAULT", "--limit", "0"]);
        all.retain(|e| e["quote"].as_str().is_some_and(|q| q.contains("tear gas")));
        assert!(!all.is_empty(), "the tear gas is an event");
        all.remove(0)
    }
}

fn id(row: &Value) -> String {
    row["id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_rejected_item_is_left_out_and_comes_back_when_that_is_reverted() {
    let desk = Desk::new();
    let event = id(&desk.assault());
    let decision = desk.review(&["reject", &event, "--by", "Mara", "--why", "a drill"]);
    let shown = |more: &[&str]| desk.view("timeline", more).iter().any(|e| id(e) == event);
    assert!(!shown(&[]));
    assert!(shown(&["--status", "rejected"]));
    desk.review(&["revert", &decision, "--by", "Mara"]);
    assert!(shown(&[]));
    let lines = desk.view("review", &[]);
    assert_eq!(lines.len(), 2, "nothing is deleted");
    assert_eq!(lines[0]["state"], "reverted");
}

#[test]
fn an_edit_needs_a_basis_and_outlives_a_new_text_and_a_new_reading() {
    let desk = Desk::new();
    let event = id(&desk.assault());
    let edit = ["review", &desk.case, "edit", &event, "--field", "date", "--new", "2031-05-03", "--by", "Mara"];
    let (code, _, err) = run(&edit);
    assert_eq!((code, err.contains("--own-knowledge")), (2, true), "{err}");
    desk.review(&["edit", &event, "--field", "date", "--new", "2031-05-03", "--by", "Mara", "--own-knowledge"]);
    assert_eq!(desk.assault()["date"], "2031-05-03");
    desk.add("first.txt", &FIRST.replace("Two people were killed", "In all, three people were killed"));
    assert_eq!(desk.assault()["date"], "2031-05-03", "the words are still there");
    let (code, out, _) = run(&["reread", &desk.case]);
    assert_eq!((code, out.contains("0 of them orphans")), (0, true), "{out}");
    assert_eq!(desk.assault()["date"], "2031-05-03");
}

#[test]
fn two_reviewers_stand_beside_each_other() {
    let desk = Desk::new();
    let event = id(&desk.assault());
    let before = desk.assault()["date"].clone();
    for (who, day) in [("Mara", "2031-05-02"), ("Teo", "2031-05-01")] {
        desk.review(&[
            "edit",
            &event,
            "--field",
            "date",
            "--new",
            day,
            "--by",
            who,
            "--link",
            "https://alder.example/log",
        ]);
    }
    assert_eq!(desk.assault()["date"], before, "neither is applied");
    assert_eq!(desk.view("timeline", &["--status", "differ"]).len(), 1);
}

#[test]
fn a_decision_whose_words_are_gone_is_an_orphan() {
    let desk = Desk::new();
    let wanted = desk
        .view("tolls", &[])
        .into_iter()
        .find(|t| t.to_string().contains("first.txt"))
        .expect("a toll of the first report");
    desk.review(&["accept", &id(&wanted), "--by", "Mara"]);
    desk.add("first.txt", "Port Alder is quiet\n\nPORT ALDER, May 4 (Alder Wire) — The docks of Port Alder were quiet on Tuesday, the mayor said.\n");
    assert_eq!(desk.view("review", &[])[0]["state"], "orphan");
    let (code, out, _) = run(&["check", &desk.case]);
    assert_eq!((code, out.contains("orphan")), (1, true), "{out}");
}

#[test]
fn a_split_and_a_name_hold_for_what_comes_later() {
    let desk = Desk::new();
    let event = desk.assault();
    let of = |name: &str| {
        let members = event["members"].as_array().into_iter().flatten();
        members.filter_map(|m| m[0].as_str()).find(|source| source.ends_with(name)).map(str::to_owned)
    };
    if let (Some(_), Some(out)) = (of("first.txt"), of("second.txt")) {
        desk.review(&["split", &id(&event), &out, "--by", "Mara"]);
    }
    desk.review(&["edit", "Lena Orr", "--field", "who", "--new", "Helena Orr", "--by", "Mara", "--own-knowledge"]);
    desk.add(
        "third.txt",
        "Mayor speaks\n\nLena Orr, the mayor of Port Alder, said on Wednesday that the docks would open.\n",
    );
    let all = desk.view("timeline", &["--kind", "ASSAULT"]);
    let gas: Vec<&Value> = all.iter().filter(|e| e["quote"].as_str().is_some_and(|q| q.contains("tear gas"))).collect();
    assert_eq!(gas.len(), 2, "the split holds");
    let claims = desk.view("claims", &[]);
    let speakers: Vec<&str> = claims.iter().filter_map(|c| c["speaker"].as_str()).collect();
    assert!(speakers.iter().any(|s| s.contains("Helena Orr")) && !speakers.contains(&"Lena Orr"), "{speakers:?}");
}

#[test]
fn a_removed_report_leaves_no_trace_and_a_merged_case_brings_all() {
    let desk = Desk::new();
    let event = id(&desk.assault());
    desk.review(&["accept", &event, "--by", "Mara"]);
    let other = desk.folder.path().join("other.db").to_string_lossy().into_owned();
    let (code, out, err) = run(&["merge", &other, &desk.case]);
    assert_eq!((code, out.contains("2 reports new") && out.contains("1 decision")), (0, true), "{out}{err}");
    let same =
        |view: &str| run(&[view, &other, "--format", "json"]).1 == run(&[view, &desk.case, "--format", "json"]).1;
    assert!(same("timeline") && same("claims") && same("stories"));
    let first = desk.folder.path().join("first.txt").to_string_lossy().into_owned();
    let (code, _, err) = run(&["remove", &desk.case, &first]);
    assert_eq!(code, 0, "{err}");
    let bytes = std::fs::read(&desk.case).expect("the file");
    assert!(!bytes.windows(17).any(|w| w == b"harbour hospital "), "its words are gone from the file");
    let (code, out, _) = run(&["check", &desk.case]);
    assert_eq!(code, 0, "{out}");
}

#[test]
fn stories_that_a_person_merged_or_split_hold_for_what_comes_later() {
    let desk = Desk::new();
    desk.add(
        "bread.txt",
        "Bakers win a prize\n\nBakers of Lower Sedge won the county prize for rye bread on Saturday, the guild said.\n",
    );
    let found = |name: &str| -> (String, String) {
        for s in desk.view("stories", &[]) {
            let documents = s["documents"].as_array().cloned().unwrap_or_default();
            if let Some(d) = documents.iter().filter_map(Value::as_str).find(|d| d.ends_with(name)) {
                return (id(&s), d.to_owned());
            }
        }
        panic!("no story of {name}");
    };
    assert_ne!(found("first.txt").0, found("bread.txt").0);
    let merge = desk.review(&["merge", &found("first.txt").0, &found("bread.txt").0, "--by", "Mara"]);
    assert_eq!(found("first.txt").0, found("bread.txt").0);
    desk.add(
        "third.txt",
        "Bread and gas\n\nThe mayor of Port Alder, Lena Orr, spoke of tear gas and of dockworkers.\n",
    );
    assert_eq!(run(&["reread", &desk.case]).0, 0);
    assert_eq!(found("first.txt").0, found("bread.txt").0, "the merge holds");
    let split = desk.review(&["split", &found("first.txt").0, &found("bread.txt").1, "--by", "Teo"]);
    assert_ne!(found("first.txt").0, found("bread.txt").0, "the later word holds");
    desk.add(
        "fourth.txt",
        "Gas again\n\nDockworkers of Port Alder spoke of tear gas; bakers of Lower Sedge spoke of bread.\n",
    );
    assert_ne!(found("first.txt").0, found("bread.txt").0);
    desk.review(&["revert", &split, "--by", "Teo"]);
    assert_eq!(found("first.txt").0, found("bread.txt").0);
    desk.review(&["revert", &merge, "--by", "Mara"]);
    assert_ne!(found("first.txt").0, found("bread.txt").0);
}

#[test]
fn a_merge_takes_every_telling_along() {
    let desk = Desk::new();
    desk.add("third.txt", "Inquest\n\nA court in Port Alder opened an inquest on Thursday, the clerk said.\n");
    let events = || desk.view("timeline", &["--limit", "0"]);
    let all = events();
    let many = |e: &&Value| e["members"].as_array().is_some_and(|m| m.len() > 1);
    let two = all.iter().find(many).expect("an event that two reports tell");
    let other = all.iter().find(|e| id(e) != id(two) && e["members"] != two["members"]).expect("another event");
    let merge = desk.review(&["merge", &id(two), &id(other), "--by", "Mara"]);
    assert_eq!(events().len(), all.len() - 1, "no telling is left behind");
    desk.review(&["revert", &merge, "--by", "Mara"]);
    assert_eq!(events().len(), all.len());
}

#[test]
fn events_of_two_stories_of_a_large_case_can_be_merged() {
    let desk = Desk::new();
    let towns = ["Lower Sedge", "Karsk", "Istrin", "Brislow", "Oumstead", "Terrane Quay"];
    let who = ["bakers", "miners", "nurses", "weavers", "farmers", "students", "drivers"];
    let where_ = ["the mill", "the depot", "the bridge", "the market", "the school", "the quay", "the court"];
    let mut feed = String::new();
    for n in 0..620usize {
        let (town, who, at) = (towns[n % 6], who[n / 6 % 7], where_[n / 42 % 7]);
        let text = format!(
            "Police beat {who} at {at} in {town} on March {}. The guild of house {n} wrote it down.",
            n % 28 + 1
        );
        feed += &serde_json::json!({"id": format!("r{n:03}"), "text": text, "published": format!("20{}-03-29", 20 + n % 10)}).to_string();
        feed.push('\n');
    }
    let path = desk.folder.path().join("feed.jsonl");
    std::fs::write(&path, feed).expect("written");
    let add = || assert!(run(&["add", &desk.case, &path.to_string_lossy()]).0 < 2);
    add();
    let all = desk.view("timeline", &["--kind", "ASSAULT", "--limit", "0"]);
    let first = &all[0];
    let other = all.iter().find(|e| e["story"] != first["story"]).expect("an event of another story");
    let members = |e: &Value| e["members"].as_array().cloned().unwrap_or_default();
    let merged = || {
        let all = desk.view("timeline", &["--kind", "ASSAULT", "--limit", "0"]);
        all.iter().any(|e| members(e).contains(&members(first)[0]) && members(e).contains(&members(other)[0]))
    };
    assert!(!merged());
    desk.review(&["merge", &id(first), &id(other), "--by", "Mara"]);
    assert!(merged());
    desk.add("later.txt", "Mills\n\nPolice beat millers at the mill in Lower Sedge on March 3.\n");
    assert!(merged(), "it holds for what comes later");
}
