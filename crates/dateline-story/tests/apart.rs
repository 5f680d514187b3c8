//! What is a copy and what only shares its background; what is one story and what only looks like it.

use dateline_model::{Document, Record, Text};
use dateline_story::copies::{Copies, Fingerprint, Likeness};
use dateline_story::stories::{Profile, Stories};

/// Words that no other `name` has.
fn passage(name: &str, words: usize) -> String {
    (0..words).map(|n| format!("{name}{n}")).collect::<Vec<_>>().join(" ")
}

fn is_copy(a: &str, b: &str) -> bool {
    Likeness::of(&Fingerprint::of_text(a), &Fingerprint::of_text(b)).is_copy()
}

#[test]
fn a_copy_is_found_from_head_to_foot() {
    let wire = passage("wire", 200);
    assert!(is_copy(&wire, &passage("wire", 120)), "cut short");
    assert!(is_copy(&wire, &format!("{} {wire} {}", passage("menu", 150), passage("notice", 200))), "within a page");
    let scan: Vec<String> =
        wire.split(' ').enumerate().map(|(n, w)| if n % 6 == 3 { format!("{w}x") } else { w.to_owned() }).collect();
    assert!(is_copy(&wire, &scan.join(" ")), "a bad scan");
}

#[test]
fn shared_background_is_no_copy() {
    let background = passage("background", 120);
    let (one, two) =
        (format!("{} {background}", passage("vote", 120)), format!("{} {background}", passage("strike", 120)));
    assert!(!is_copy(&one, &two));
}

#[test]
fn a_page_of_many_reports_does_not_bind_them_all() {
    let mut index = Copies::new();
    let parts: Vec<String> = (0..10u8).map(|n| passage(&format!("report{}x", (b'a' + n) as char), 60)).collect();
    for (n, part) in parts.iter().enumerate() {
        index.add(&format!("part-{n}"), Fingerprint::of_text(part));
    }
    index.add("page", Fingerprint::of_text(&parts.join(" ")));
    assert!(index.links().len() >= 8);
    let most = index.groups().iter().map(|g| g.members.len()).max();
    assert!(most <= Some(4), "the page and three of its parts: {most:?}");
}

#[test]
fn a_trial_joins_its_story_and_another_blast_does_not() {
    let reports = [
        (
            "market-1",
            "2031-03-10",
            "A bomb in the covered market of Istrin killed Orsa Lind, a spice trader, and thirteen others. Police seek Tamo Reck.",
        ),
        (
            "market-2",
            "2031-03-11",
            "Istrin mourns the spice trader Orsa Lind and others killed by the market bomb; Tamo Reck is still sought by police.",
        ),
        (
            "depot-1",
            "2031-03-10",
            "An explosion at the rail depot killed two shunters, Pell Amory and Jon Vasko, when a boiler burst, the railway says.",
        ),
        (
            "depot-2",
            "2031-03-10",
            "The railway named the shunters killed when a boiler burst at the depot as Pell Amory and Jon Vasko.",
        ),
        (
            "trial",
            "2031-09-02",
            "Tamo Reck goes on trial over the market bomb that killed the spice trader Orsa Lind in Istrin.",
        ),
        (
            "vote",
            "2031-03-10",
            "The president puts off the April vote by a year, and the opposition calls dockers out on strike.",
        ),
        (
            "swap",
            "2031-03-20",
            "Soldiers and rebels exchanged prisoners on the Oum bridge at dawn under the eyes of the Red Cross.",
        ),
        (
            "budget",
            "2031-03-12",
            "Parliament passes a budget that cuts the fuel subsidy and raises the pensions of teachers.",
        ),
    ];
    let mut index = Stories::new();
    for (id, day, text) in reports {
        let mut doc = Document::new(id, Text::new(text));
        doc.published = Some(day.to_owned());
        index.add(id, Profile::of(&Record::new(&doc)));
    }
    let told: Vec<Vec<String>> = index.stories().map(|s| s.reports.clone()).filter(|r| r.len() > 1).collect();
    assert_eq!(told, [vec!["depot-1", "depot-2"], vec!["market-1", "market-2", "trial"]]);
}
