//! Texts that are made to hurt take time in proportion to their length.
#![allow(clippy::disallowed_methods, reason = "a measurement reads the processor's clock")]

use dateline_lang::English;

/// CPU time of this thread in nanoseconds, where the system tells it.
fn cpu() -> Option<u64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

#[test]
fn time_grows_with_length_alone() {
    let english = English::embedded().expect("loads");
    english.analyse("Warm.");
    for unit in ["x", "\n", "\"", "'", "\"'“”’", "😀", "a.", "1-", "1,", "a\n", "a:", "(", "''''abc ", "a. \n\n"]
    {
        // Enough that the time is no noise.
        let size = 16_000;
        let run = |bytes: usize| {
            let text = unit.repeat(bytes / unit.len());
            let before = cpu()?;
            let words = english.analyse(text).words().len();
            Some((cpu()? - before, words))
        };
        let (Some((small, _)), Some((large, words))) = (run(size), run(size * 4)) else { return };
        assert!(words <= size * 4, "no more words than bytes");
        // Four times the text in ten times the time at most; what takes less than a few milliseconds is not compared.
        assert!(large < 10 * small.max(5_000_000), "{unit:?}: {small} ns, then {large} ns");
    }
}
