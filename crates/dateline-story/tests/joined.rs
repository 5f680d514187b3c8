//! What joins and what stays apart, from text to joined facts; and that neither the order of reports nor a repeated run shows.

use std::sync::LazyLock;

use dateline_intake::Given;
use dateline_lang::English;
use dateline_model::Record;
use dateline_read::{Kit, read};
use dateline_story::{Constraints, Joined, Member, Telling, join};

static TOOLS: LazyLock<(&English, Kit)> =
    LazyLock::new(|| (English::embedded().expect("the embedded model loads"), Kit::embedded()));

/// Reports of one story: name, origin, day, text.
type Report<'a> = (&'a str, &'a str, &'a str, &'a str);

fn records(reports: &[Report<'_>]) -> Vec<Record> {
    let (engine, kit) = &*TOOLS;
    reports
        .iter()
        .map(|(name, _, day, text)| {
            let given = Given { published: Some((*day).to_owned()), ..Given::default() };
            let doc = dateline_intake::plain(name, text, &given);
            read(&doc, &engine.analyse(&doc.text), kit)
        })
        .collect()
}

fn tellings<'a>(reports: &[Report<'a>], records: &'a [Record]) -> Vec<Telling<'a>> {
    reports.iter().zip(records).map(|((id, origin, _, _), record)| Telling { id, origin, story: "", record }).collect()
}

fn joined(reports: &[Report<'_>]) -> Joined {
    let records = records(reports);
    join(&tellings(reports, &records), &Constraints::default())
}

/// The events that a report of this name tells with these words.
fn events_of<'a>(all: &'a Joined, report: &str, words: &str) -> Vec<&'a dateline_story::joined::JoinedEvent> {
    let tells =
        |e: &&dateline_story::joined::JoinedEvent| e.members.iter().any(|m| m.0 == report) && e.words.contains(words);
    all.events.iter().filter(tells).collect()
}

/// Whether one joined event holds tellings of all these reports.
fn together(all: &Joined, reports: &[&str]) -> bool {
    all.events.iter().any(|e| reports.iter().all(|r| e.members.iter().any(|m| m.0 == *r)))
}

const ARRESTS: &[Report<'_>] = &[
    (
        "wire",
        "wire",
        "2031-03-20",
        "DALMOOR, March 20 — Police arrested 40 dockers at the port of Dalmoor on Thursday, the union said.\n\n\
         President Aldo Venn met the envoy Dov Karrel in Dalmoor on Wednesday.",
    ),
    (
        "copy",
        "wire",
        "2031-03-21",
        "DALMOOR — Police arrested 40 dockers at the port of Dalmoor on Thursday, the union said.",
    ),
    (
        "other",
        "other",
        "2031-03-21",
        "Police in Dalmoor detained dozens of dockers on Thursday after a sit-in at the port.",
    ),
];

#[test]
fn one_event_of_three_reports_has_two_origins() {
    let all = joined(ARRESTS);
    let arrests = all.events.iter().find(|e| e.reports == 3).expect("the arrests join");
    assert_eq!((arrests.origins, arrests.members.len() >= 3), (2, true));
    assert_eq!(arrests.date.as_ref().map(|d| d.from.as_str()), Some("2031-03-20"));
    assert!(arrests.values.iter().any(|v| v.field == "date" && v.value == "2031-03-20" && v.origins == 2));
    assert_eq!(all.events[0].id, arrests.id, "what most origins tell comes first");
}

#[test]
fn order_of_reports_does_not_show() {
    let records = records(ARRESTS);
    let mut list = tellings(ARRESTS, &records);
    let first = serde_json::to_string(&join(&list, &Constraints::default())).expect("JSON");
    list.reverse();
    assert_eq!(serde_json::to_string(&join(&list, &Constraints::default())).expect("JSON"), first);
    list.swap(0, 1);
    assert_eq!(serde_json::to_string(&join(&list, &Constraints::default())).expect("JSON"), first);
}

#[test]
fn people_split_and_merge() {
    let records = records(ARRESTS);
    let list = tellings(ARRESTS, &records);
    let all = join(&list, &Constraints::default());
    let arrests = all.events.iter().find(|e| e.reports == 3).expect("the arrests join");
    let of = |r: &str| arrests.members.iter().find(|m| m.0 == r).expect("a member").clone();
    let split = Constraints { apart: vec![(of("wire"), of("other"))], ..Constraints::default() };
    assert!(!together(&join(&list, &split), &["wire", "other"]));
    // The meeting in the first report is another event until somebody says otherwise.
    let met = events_of(&all, "wire", "met the envoy");
    let met: Member = met.first().expect("the meeting is read").members[0].clone();
    assert!(!arrests.members.contains(&met));
    let merge = Constraints { same: vec![(met.clone(), of("copy"))], ..Constraints::default() };
    let merged = join(&list, &merge);
    assert!(merged.events.iter().any(|e| e.members.contains(&met) && e.members.contains(&of("copy"))));
}

#[test]
fn the_same_place_years_earlier_is_another_event() {
    let all = joined(&[
        (
            "new",
            "a",
            "2031-03-10",
            "ISTRIN, March 10 — A bomb exploded in the Karsk market in Istrin on Monday, killing 14 people.",
        ),
        (
            "old",
            "b",
            "2026-03-11",
            "ISTRIN, March 11 — A bomb exploded in the Karsk market in Istrin on Wednesday, killing nine people.",
        ),
        ("also", "c", "2031-03-11", "A bomb killed 14 people in the Karsk market in Istrin on Monday."),
    ]);
    assert!(together(&all, &["new", "also"]));
    assert!(!together(&all, &["new", "old"]) && !together(&all, &["also", "old"]));
    let killed: Vec<_> = all.tolls.iter().filter(|t| t.counts.iter().any(|c| c.min == Some(9))).collect();
    assert!(killed.iter().all(|t| t.counts.iter().all(|c| c.min != Some(14))), "tolls of two attacks stand apart");
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    let all = joined(&[
        (
            "a",
            "a",
            "2031-03-16",
            "General Rurik Maas arrested two deputies in Istrin on Sunday. Maas said that more would follow.",
        ),
        ("b", "b", "2031-03-16", "Dr Lena Maas treated the wounded in Istrin on Sunday, and Maas asked for blood."),
        ("c", "c", "2031-03-17", "Rurik Maas threatened the Hollin Front on Monday."),
    ]);
    let named = |n: &str| all.entities.iter().filter(|e| e.names.iter().any(|x| x.contains(n))).collect::<Vec<_>>();
    let (rurik, lena) = (named("Rurik"), named("Lena"));
    assert_eq!((rurik.len(), lena.len()), (1, 1));
    assert_ne!(rurik[0].id, lena[0].id);
    assert!(rurik[0].members.iter().any(|l| l.member.0 == "a") && rurik[0].members.iter().any(|l| l.member.0 == "c"));
}

#[test]
fn a_withdrawn_report_withdraws_what_only_it_told() {
    let all = joined(&[
        (
            "wire",
            "wire",
            "2031-03-12",
            "Rebel leader Ressa Quill killed in Istrin\n\nRessa Quill was shot dead in Istrin on Wednesday, two officers of the police said on Wednesday.",
        ),
        (
            "notice",
            "wire",
            "2031-03-12",
            "Report withdrawn\n\nPlease kill the report \"Rebel leader Ressa Quill killed in Istrin\". The report is withdrawn and must not be used.",
        ),
    ]);
    assert_eq!(all.notices.first().map(|n| n.of.clone()), Some(vec!["wire".to_owned()]));
    // The notice names the deed in the title that it quotes, which is no second telling.
    let told = all.events.iter().filter(|e| e.members.iter().any(|m| m.0 == "wire"));
    assert!(told.clone().count() > 0);
    assert!(told.into_iter().all(|e| e.status == dateline_story::joined::JoinedStatus::Withdrawn));
}

#[test]
fn a_count_goes_with_the_words_nearest_to_it() {
    let all = joined(&[
        (
            "wire",
            "wire",
            "2031-03-10",
            "Second blast in Istrin hits rail depot\n\nISTRIN, March 10 — Two workers were killed at the freight depot on Monday, an hour after a \
             bomb in the Karsk market had killed at least 14 people.",
        ),
        (
            "local",
            "local",
            "2031-03-10",
            "The hospital counted 17 dead from the Karsk market on Monday.\n\nNothing else is known.",
        ),
        (
            "later",
            "local",
            "2031-03-13",
            "Hospital corrects market toll to 16\n\nThe hospital has lowered the number of people killed in the Karsk market on Monday from 17 to 16.",
        ),
    ]);
    let market = all.tolls.iter().find(|t| t.counts.iter().any(|c| c.min == Some(17))).expect("the market's toll");
    assert_eq!(market.stands, Some(16));
    assert!(market.counts.iter().any(|c| c.min == Some(14)) && market.counts.iter().all(|c| c.min != Some(2)));
    assert_eq!(market.corrections.iter().map(|c| (c.from, c.to)).collect::<Vec<_>>(), [(17, 16)]);
}

#[test]
fn a_side_that_was_withdrawn_ends_whatever_words_describe_the_other() {
    let all = joined(&[
        (
            "first",
            "a",
            "2031-03-09",
            "Brisland recognised the transitional council of Ressa Quill on Sunday.\n\nThe cabinet was unanimous.",
        ),
        (
            "last",
            "b",
            "2031-03-22",
            "Brisland on Saturday withdrew its recognition of Ressa Quill's council.\n\nThe statement had six lines.",
        ),
    ]);
    let rows: Vec<_> = all.sides.iter().map(|s| (s.from.as_str(), s.since.as_deref(), s.until.as_deref())).collect();
    assert_eq!(rows, [("Brisland", Some("2031-03-09"), Some("2031-03-22"))]);
}

#[test]
fn a_report_that_is_killed_takes_its_event_with_it() {
    let all = joined(&[
        (
            "false",
            "wire",
            "2031-03-12",
            "Opposition leader Quill shot dead\n\nRessa Quill was shot dead on Wednesday by men in uniform, a source said.",
        ),
        (
            "kill",
            "wire",
            "2031-03-12",
            "KILL - Quill\n\nThe agency kills its report \"Opposition leader Quill shot dead\". Ressa Quill is alive.",
        ),
    ]);
    let dead: Vec<_> =
        all.events.iter().filter(|e| e.members.iter().any(|m| m.0 == "false")).map(|e| e.status).collect();
    assert!(!dead.is_empty() && dead.iter().all(|s| *s == dateline_story::joined::JoinedStatus::Withdrawn), "{dead:?}");
}

#[test]
fn a_ministry_owns_up_to_what_its_minister_denied() {
    let all = joined(&[
        (
            "before",
            "a",
            "2031-03-06",
            "Interior Minister Dorin Hask denied that his ministry was holding the reporter Ivo Brandl.\n\nHe said no more.",
        ),
        (
            "after",
            "b",
            "2031-03-19",
            "The interior ministry acknowledged that the reporter Ivo Brandl was in its custody.\n\nIt gave no reason.",
        ),
        (
            "other",
            "b",
            "2031-03-19",
            "The defence ministry acknowledged that the pilot Odo Kell was in its custody.\n\nIt gave no reason.",
        ),
    ]);
    let denial = all.claims.iter().find(|c| c.members.iter().any(|m| m.0 == "before")).expect("the denial");
    assert_eq!(denial.standing, dateline_story::claims::Standing::Reversed);
    assert!(denial.links.iter().all(|l| l.members.iter().all(|m| m.0 != "other")));
}

#[test]
fn two_blasts_within_an_hour_are_two_events() {
    let all = joined(&[
        (
            "both",
            "a",
            "2031-03-10",
            "ISTRIN, March 10 — A bomb exploded in the Karsk market in Istrin on Monday at 8:10 am, killing 14 people.\n\n\
             A second bomb exploded at the freight depot in Istrin on Monday at 8:55 am, killing two railway workers.",
        ),
        (
            "market",
            "b",
            "2031-03-10",
            "A bomb exploded in the Karsk market in Istrin on Monday at 8:10 am, killing 14 people.",
        ),
    ]);
    let of = |count| all.tolls.iter().position(|t| t.counts.iter().any(|c| c.min == Some(count)));
    assert!(of(14).is_some() && of(2).is_some() && of(14) != of(2), "the counts of two blasts stand apart");
    let fourteen = &all.tolls[of(14).expect("a toll")];
    assert_eq!(fourteen.reports, 2);
}

#[test]
fn a_trial_months_later_is_another_event() {
    let all = joined(&[
        ("blast", "a", "2031-03-10", "Pavo Renk bombed the freight depot in Istrin on Monday, police said."),
        (
            "trial",
            "b",
            "2031-10-14",
            "A court in Istrin sentenced Pavo Renk on Tuesday to sixteen years in prison for the bomb at the freight depot.",
        ),
    ]);
    let sentence =
        all.events.iter().find(|e| e.members.iter().any(|m| m.0 == "trial") && e.words.contains("sentenced"));
    assert!(sentence.is_some_and(|e| e.members.iter().all(|m| m.0 == "trial")));
}

#[test]
fn numbers_that_coincide_join_nothing() {
    let all = joined(&[
        ("a", "a", "2031-03-16", "Rebels captured 11 soldiers at Sorrel Pass on Sunday."),
        ("b", "b", "2031-03-16", "Police in Dalmoor arrested 11 students at a rally on Sunday."),
    ]);
    assert!(!together(&all, &["a", "b"]));
    assert!(all.tolls.iter().all(|t| t.reports == 1));
}

#[test]
fn a_count_put_right_is_corrected_and_the_new_one_stands() {
    let all = joined(&[
        (
            "first",
            "wire",
            "2031-03-06",
            "Quessara arrests 212\n\nPolice in Dalmoor arrested 212 people on Wednesday night, the interior ministry said.",
        ),
        (
            "right",
            "wire",
            "2031-03-06",
            "CORRECTION: Quessara arrests\n\nPlease read in first paragraph of \"Quessara arrests 212\": police in Dalmoor arrested 122 people \
             on Wednesday night, not 212.",
        ),
    ]);
    let toll = all.tolls.iter().find(|t| t.counts.iter().any(|c| c.min == Some(122))).expect("the count");
    assert_eq!(toll.stands, Some(122));
    assert_eq!(toll.corrections.iter().map(|c| (c.from, c.to)).collect::<Vec<_>>(), [(212, 122)]);
}

#[test]
fn one_quotation_in_two_wordings_is_one_claim() {
    let all = joined(&[
        (
            "a",
            "a",
            "2031-03-08",
            "\"A man who shoots voters has given up his claim on their votes,\" Prime Minister Ilse Harrow told parliament.",
        ),
        (
            "b",
            "b",
            "2031-03-09",
            "Ilse Harrow said that \"a man who shoots voters gave up every claim on their votes\".",
        ),
    ]);
    assert!(all.claims.iter().any(|c| c.reports == 2 && c.wordings.len() == 2));
}

#[test]
fn a_name_that_a_comma_sets_off_is_the_speakers() {
    let all = joined(&[
        (
            "parliament",
            "a",
            "2031-03-08",
            "Prime Minister Ilse Harrow told parliament in Sund that \"a man who burns bridges has given up his way \
             across them\".",
        ),
        (
            "abroad",
            "b",
            "2031-03-09",
            "The prime minister of Terrane, Ilse Harrow, told parliament on Saturday that \"whoever burns bridges forfeits the way across\".",
        ),
    ]);
    let said = all.claims.iter().find(|c| c.reports == 2);
    assert_eq!(said.and_then(|c| c.speaker.as_deref()), Some("Ilse Harrow"), "{:#?}", all.claims);
}

#[test]
fn a_recognition_has_a_beginning_and_an_end() {
    let all = joined(&[
        (
            "a",
            "a",
            "2031-03-09",
            "Brisland recognised Ressa Quill's council on Sunday as the legitimate authority in Quessara.",
        ),
        ("b", "b", "2031-03-22", "Brisland on Saturday withdrew its recognition of Ressa Quill's council."),
    ]);
    let side =
        all.sides.iter().find(|s| s.from == "Brisland" && s.since.as_deref() == Some("2031-03-09")).expect("the side");
    assert_eq!((side.until.as_deref(), side.ended), (Some("2031-03-22"), true), "{:#?}", all.sides);
}

/// Shuffled in every way, three reports give the same bytes.
mod shuffled {
    use super::*;
    use proptest::prelude::*;

    static READ: LazyLock<Vec<Record>> = LazyLock::new(|| records(ARRESTS));

    proptest! {
        #[test]
        fn any_order_gives_the_same_bytes(order in Just(vec![0usize, 1, 2]).prop_shuffle(), twice in any::<bool>()) {
            let list = tellings(ARRESTS, &READ);
            let mut shuffled: Vec<Telling<'_>> = order.iter().map(|&i| list[i]).collect();
            if twice {
                shuffled.push(list[order[0]]);
            }
            let json = |l: &[Telling<'_>]| serde_json::to_string(&join(l, &Constraints::default())).expect("JSON");
            prop_assert_eq!(json(&shuffled), json(&list));
        }
    }
}
