//! Names in the light of the whole text: who was once named in full is that person again by the last name alone; an
//! address is no name, nor are words in lower case where the sentence minds its capitals.
//!
//! "Mira Talvek ... Talvek" is a person twice, also where a sentence of its own ("Talvek lost to Aldham") would leave it open.

use std::collections::HashSet;

use crate::analysis::{Analysis, Name, NameKind};

/// Settles names of one word by the whole text.
pub(crate) fn settle(out: &mut Analysis) {
    let mut last_names: HashSet<String> = HashSet::new();
    for n in &out.names {
        if n.kind == NameKind::Per && n.words.len() > 1 {
            last_names.insert(out.form(n.words.end - 1).to_lowercase());
        }
    }
    let mut names = std::mem::take(&mut out.names);
    names.retain(|n| {
        let first = out.words[n.words.start].sentence;
        let sentence = out.form(out.sentences[first].words.start);
        !(n.words.len() == 1 && address(out.form(n.words.start))
            || sentence.starts_with(char::is_uppercase) && common(out.text.slice(n.span)))
    });
    for n in &mut names {
        if n.words.len() == 1 && last_names.contains(&out.form(n.words.start).to_lowercase()) {
            n.kind = NameKind::Per;
        }
    }
    for w in &mut out.words {
        w.name = None;
    }
    for (i, Name { words, .. }) in names.iter().enumerate() {
        for w in &mut out.words[words.clone()] {
            w.name = Some(i);
        }
    }
    out.names = names;
}

/// Whether letters with case stand all in lower case: no name where the sentence begins with a capital.
fn common(words: &str) -> bool {
    words.contains(char::is_lowercase) && !words.contains(char::is_uppercase)
}

/// Whether a word is an address of a person, a page or a file.
fn address(form: &str) -> bool {
    let at = form.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    let begins = |with: &str| form.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
    at || begins("http://") || begins("https://") || begins("www.") || crate::tokenise::file(form)
}
