//! Whatever the order of adding, and whether one by one or from stored bytes: the same groups and the same stories, to the byte.

use dateline_model::{Document, Record, Text};
use dateline_story::copies::{Copies, Fingerprint};
use dateline_story::stories::{Profile, Stories};
use proptest::prelude::*;

const PLACES: [&str; 6] = ["Dalmoor", "Istrin", "Castrel", "Oum", "Sorrel Pass", "Helmsgate"];
const DEEDS: [&str; 6] = [
    "dockers walked off the quays after the harbour board cut their pay",
    "a bomb in the covered market killed traders at their stalls",
    "the finance minister resigned over a loan from a foreign bank",
    "rebels and soldiers exchanged prisoners on the bridge at dawn",
    "a court sent the former mayor to prison for taking bribes",
    "flood water broke the dam above the old mill and the valley was cleared",
];
const AFTER: [&str; 5] = [
    "Witnesses spoke of smoke over the roofs.",
    "The council meets on Friday to hear the engineers.",
    "Shops stayed shut and trams did not run.",
    "The opposition asked for an inquiry by judges.",
    "Hospitals called back doctors from their leave.",
];
const NOTICE: &str =
    "All rights reserved. Write to the editor of this page for leave to print it again in whole or in part.";

/// A report told from a few numbers.
fn report((place, deed, day, after, notice): &(usize, usize, u32, Vec<usize>, bool)) -> Record {
    let (place, deed) = (PLACES[*place], DEEDS[*deed]);
    let mut text =
        format!("In {place} on Tuesday {deed}. Officials in {place} confirmed that {deed}, and gave no names.");
    for a in after {
        text.push(' ');
        text.push_str(AFTER[*a]);
    }
    if *notice {
        text.push_str("\n\n");
        text.push_str(NOTICE);
    }
    let mut doc = Document::new("r", Text::new(text));
    doc.title = Some(format!("{place}: {deed}"));
    doc.published = (*day > 0).then(|| format!("2031-03-{day:02}"));
    Record::new(&doc)
}

fn reports() -> impl Strategy<Value = Vec<(String, Record)>> {
    let one = (0..6usize, 0..6usize, 0..29u32, prop::collection::vec(0..5usize, 0..4), any::<bool>());
    prop::collection::vec(one, 2..120)
        .prop_map(|all| all.iter().enumerate().map(|(n, one)| (format!("r{n:03}"), report(one))).collect())
}

fn copies(reports: &[(String, Record)]) -> Copies {
    let mut index = Copies::new();
    for (id, record) in reports {
        index.add(id, Fingerprint::of(record));
    }
    index
}

fn stories(reports: &[(String, Record)]) -> Stories {
    let mut index = Stories::new();
    for (id, record) in reports {
        index.add(id, Profile::of(record));
    }
    index
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_adding_does_not_show(all in reports(), seed in any::<u64>()) {
        let mut other = all.clone();
        other.sort_by_key(|(id, _)| id.bytes().fold(seed, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(17)));
        let (mut a, mut b) = (copies(&all), copies(&other));
        prop_assert_eq!(a.links(), b.links());
        prop_assert_eq!(a.groups(), b.groups());
        let (mut a, mut b) = (stories(&all), stories(&other));
        let (a, b): (Vec<_>, Vec<_>) = (a.stories().cloned().collect(), b.stories().cloned().collect());
        prop_assert_eq!(a, b);
    }

    #[test]
    fn in_pieces_is_as_at_once(all in reports(), cut in 0..120usize) {
        let cut = cut.min(all.len());
        let mut pieces = copies(&all[..cut]);
        pieces.groups();
        let mut told = stories(&all[..cut]);
        told.settle();
        let before: Vec<_> = told.stories().cloned().collect();
        for (id, record) in &all[cut..] {
            let kept = Fingerprint::from_bytes(&Fingerprint::of(record).to_bytes()).expect("our own bytes");
            pieces.add(id, kept);
            told.add(id, Profile::from_bytes(&Profile::of(record).to_bytes()).expect("our own bytes"));
        }
        let changes = told.settle();
        prop_assert_eq!(pieces.groups(), copies(&all).groups());
        let after: Vec<_> = told.stories().cloned().collect();
        prop_assert_eq!(&after, &stories(&all).stories().cloned().collect::<Vec<_>>());
        // What was said to have changed is all that has.
        for story in &after {
            prop_assert_eq!(changes.changed.contains(&story.id), !before.contains(story));
        }
        for story in before {
            prop_assert_eq!(changes.gone.contains(&story.id), after.iter().all(|s| s.id != story.id));
        }
    }
}

#[test]
fn two_hundred_outlets_with_one_wire_are_one_group() {
    let wire: String = DEEDS.iter().map(|d| format!("In Dalmoor on Tuesday {d}. ")).collect();
    let mut index = Copies::new();
    for n in (0..200).rev() {
        let head = format!("Outlet {n}, the paper of district {}. ", n * 7);
        index.add(&format!("o{n:03}"), Fingerprint::of_text(&format!("{head}{wire}")));
    }
    assert_eq!(index.groups().len(), 1);
}
