//! Work grows with the text: of twenty shapes of text, each read at one size and at twice that, none asks for more than 2.3 times as much.
//!
//! What is counted is memory asked for (allocations and reallocations, and their bytes), not time: it is the same on every machine and every run.
#![allow(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fmt::Write as _;

use dateline_intake::Given;
use dateline_lang::English;
use dateline_read::{Kit, read};

struct Counting;

thread_local! {
    static CALLS: Cell<u64> = const { Cell::new(0) };
    static BYTES: Cell<u64> = const { Cell::new(0) };
}

fn count(bytes: usize) {
    // Gone while a thread ends.
    let _ = CALLS.try_with(|c| c.set(c.get() + 1));
    let _ = BYTES.try_with(|b| b.set(b.get() + bytes as u64));
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// Names that no two sentences share, so that nothing is a repeat.
fn name(k: usize) -> String {
    let part =
        |n: usize| ["Bar", "Cel", "Dor", "Fen", "Gar", "Hol", "Kel", "Lor", "Mar", "Nel", "Pol", "Ros", "Sar"][n % 13];
    let end = |n: usize| ["an", "eth", "ik", "os", "und", "ara", "in", "ol", "ew", "ish", "om"][n % 11];
    format!("{}{}{}", part(k), part(k / 13).to_lowercase(), end(k / 169 + k))
}

/// One shape of text: its name and its sentence, line or block number k.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: [Shape; 20] = [
    ("plain news", |k| {
        format!("Gunmen from {} killed {} miners near Ostrel on May {}.\n\n", name(k), k + 2, k % 28 + 1)
    }),
    ("one long paragraph", |k| format!("The mayor of {} met {} envoys and left. ", name(k), k + 2)),
    ("one long sentence", |k| format!("{} backed {}, and ", name(k), name(k + 7))),
    ("speakers", |k| format!("\"We stand with {},\" {} said. He said it would go on.\n\n", name(k), name(k + 3))),
    ("he", |k| {
        format!("He met {} again. He said he would back him. ", if k % 9 == 0 { name(k) } else { "them".into() })
    }),
    ("sums of money", |k| format!("{} gave {} ${} million for bridges. ", name(k), name(k + 5), k + 3)),
    ("tolls", |k| format!("At least {} people were killed and {} injured in {}. ", k + 2, 2 * k + 3, name(k))),
    ("tolls that differ", |k| format!("The blast in Ostrel killed {} people, {} said. ", k + 2, name(k))),
    ("days", |k| format!("On May {}, 20{}, {} fell. ", k % 28 + 1, k % 80 + 10, name(k))),
    ("headings and items", |k| format!("Supporters of {}:\n- {}\n- {}\n\n", name(k), name(k + 4), name(k + 9))),
    ("aid under headings", |k| {
        format!(
            "Aid for {} so far:\n- {}: $2{} million\n- {}: $1{} million\n\n",
            name(k),
            name(k + 4),
            k,
            name(k + 9),
            k
        )
    }),
    ("a row of names", |k| format!("{}, ", name(k))),
    ("quotation marks never closed", |k| format!("\"{} will fall, ", name(k))),
    ("numbers", |k| format!("{} {} and {}. ", k, k * 3 + 1, k * 7 + 2)),
    ("short lines", |k| format!("{}\n", name(k))),
    ("brackets", |k| format!("({} ({}) ", name(k), k)),
    ("commas and clauses", |k| format!("who said that {}, which {} had left, ", name(k), name(k + 2))),
    ("pro and anti", |k| format!("Pro-{} crowds met anti-{} crowds. ", name(k), name(k + 1))),
    ("places", |k| format!("Troops left Ostrel, {}, for the {} valley in Norland. ", name(k), name(k + 6))),
    ("accusations", |k| {
        format!("{} accused {} of backing {} against {}. ", name(k), name(k + 1), name(k + 2), name(k + 3))
    }),
];

#[test]
fn twice_the_text_is_twice_the_work() {
    let kit = Kit::embedded();
    let engine = English::embedded().expect("the embedded model loads");
    let mut worst = Vec::new();
    for (shape, part) in SHAPES {
        let work = |size: usize| {
            let mut text = String::new();
            let mut k = 0;
            while text.len() < size {
                write!(text, "{}", part(k)).expect("a string");
                k += 1;
            }
            let given = Given { published: Some("2031-05-04".to_owned()), ..Given::default() };
            let doc = dateline_intake::plain(shape, &text, &given);
            let analysis = engine.analyse(&doc.text);
            let before = (CALLS.get(), BYTES.get());
            read(&doc, &analysis, &kit);
            (CALLS.get() - before.0, BYTES.get() - before.1)
        };
        let (one, two) = (work(8_000), work(16_000));
        let growth = |a: u64, b: u64| b as f64 / a.max(1) as f64;
        let (calls, bytes) = (growth(one.0, two.0), growth(one.1, two.1));
        if calls > 2.3 || bytes > 2.3 {
            worst.push(format!("{shape}: {calls:.2} times the allocations, {bytes:.2} times the bytes"));
        }
    }
    assert!(worst.is_empty(), "{}", worst.join("\n"));
}
