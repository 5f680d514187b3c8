//! Whom a name means: somebody known by it already, an entry of the table, or somebody new.

use dateline_lang::NameKind;
use dateline_model::{EntityKind, MentionKind, Why};

use super::draft::Draft;
use super::knowledge::{Actor, key};
use super::names::Found;
use super::{Finder, acronym, lexicon, nominals, owner, roles, state_free};

impl<'a> Finder<'_, 'a> {
    pub(super) fn name(&mut self, found: &[Found<'a>], i: usize, roles: &[std::ops::Range<usize>]) {
        let cx = self.cx;
        let f = &found[i];
        let text = cx.slice(f.span).to_owned();
        let head = cx.analysis.head_of(f.span).unwrap_or(f.words.start);
        // "MPO" after "the Ministry of Public Order (MPO)", read as a person's name.
        let capitals = text.len() <= 8 && text.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        let short = self.by_name.get(&key(&text)).copied().filter(|_| capitals && f.kind == Some(NameKind::Per));
        // A name of somebody known from this text is that person, whatever the engine took it for.
        let somebody = (state_free(f) && f.kind != Some(NameKind::Per)).then(|| self.somebody(&text)).flatten();
        // "Venezuelan", "the Russians".
        let demonym = cx.kit.actors.demonym(&text);
        let state = f.known.iter().copied().find(|k| k.kind == EntityKind::State);
        let at = if let Some(at) = short.or(somebody) {
            at
        } else if let Some(at) = self.described_so(f, &text, head) {
            at
        } else if let (Some(d), None) = (demonym, state) {
            if !nominals::people(cx, &f.words) {
                return;
            }
            self.people(d, &text)
        } else if let Some(k) = state.filter(|_| f.kind != Some(NameKind::Per)) {
            self.state(k, &text)
        } else if let Some(k) = self.metonym(f, &text) {
            let at = self.state(k, &k.name.clone());
            self.drafts[at].why.push(Why::rule("entities/seat").on(cx.text.quote(f.span)));
            at
        } else if f.kind == Some(NameKind::Per)
            && !(f.words.len() > 1 && !f.known.is_empty() && f.known.iter().all(|k| k.kind != EntityKind::Person))
        {
            self.person(f, &text)
        } else if state.is_some() {
            return;
        } else {
            self.body(f, &text)
        };
        if let Some(g) = f.female {
            self.drafts[at].female = Some(g);
        }
        self.mention(at, f.span, MentionKind::Name, head);
        for r in roles {
            let span = roles::span(cx, r);
            let d = &mut self.drafts[at];
            if d.roles.len() < 24 {
                d.roles.push(span);
            }
            // Whose: "Venezuela's US-backed opposition leader", "the Venezuelan president".
            let known = d.known.is_some() && !d.sectors.is_empty();
            let (sectors, country) = (d.sectors.clone(), d.country.clone());
            d.read_words(cx, span, "its role");
            if known {
                d.sectors = sectors;
                d.country = country;
            }
            if d.country.is_none() {
                let owner = owner(cx, r.start);
                d.set_country(owner, "whose role it is");
            }
        }
        // "National Guard (GNB)": the acronym is another name of the same.
        if let Some(next) = found.get(i + 1)
            && acronym(cx, f, next)
        {
            self.by_name.insert(key(cx.slice(next.span)), at);
        }
    }

    /// "The mining group X": the body that the words straight before a new name describe.
    fn described_so(&mut self, f: &Found<'a>, text: &str, head: usize) -> Option<usize> {
        let a = self.cx.analysis;
        let k = key(text);
        if !f.known.is_empty() || self.by_name.contains_key(&k) || self.by_name.contains_key(&k.to_lowercase()) {
            return None;
        }
        let last = self.recent.last()?;
        let d = &self.drafts[last.draft];
        let (span, _) = *d.mentions.first()?;
        let body = matches!(d.kind, EntityKind::Organisation | EntityKind::Outlet) && !d.plural && !d.named;
        let beside = d.mentions.len() == 1 && span.end + 1 == f.span.start && last.head + 1 == f.words.start;
        // "The company X hired" is not called X.
        let tied = a.words()[head].head == Some(last.head) && matches!(a.words()[head].deprel.base(), "appos" | "flat")
            || a.words()[last.head].head == Some(head) && a.words()[last.head].deprel.base() == "compound"
            || a.words()[last.head].head.is_some() && a.words()[last.head].head == a.words()[head].head && {
                let subject = |w: usize| a.words()[w].deprel.base() == "nsubj";
                subject(last.head) && subject(head)
            };
        if !(body && beside && tied) {
            return None;
        }
        let at = last.draft;
        let d = &mut self.drafts[at];
        text.clone_into(&mut d.name);
        d.named = true;
        self.by_name.insert(k, at);
        Some(at)
    }

    /// A person of this text with that name or surname.
    pub(super) fn somebody(&self, text: &str) -> Option<usize> {
        let k = key(text).to_lowercase();
        let person = |d: &usize| self.drafts[*d].kind == EntityKind::Person;
        let whole = self.by_name.get(&k).copied().filter(person);
        whole.or_else(|| self.by_surname.get(&k)?.iter().copied().rfind(person))
    }

    /// A person by that name: one known from this text by whole name or surname, else a new one.
    pub(super) fn person(&mut self, f: &Found<'a>, text: &str) -> usize {
        let k = key(text).to_lowercase();
        if let Some(&at) = self.by_name.get(&k) {
            return at;
        }
        let words: Vec<&str> = k.split(' ').collect();
        let last = words.last().copied().unwrap_or("");
        let hyphen_or_two = words.len() > 1;
        if !hyphen_or_two {
            // A surname alone (or, failing that, a given name alone) of somebody named in full before; of several, the latest.
            let list = self.by_surname.get(last).cloned().unwrap_or_default();
            let fits = |d: &Draft<'_>| f.female.is_none() || d.female.is_none() || d.female == f.female;
            let best = list
                .into_iter()
                .filter(|&d| fits(&self.drafts[d]))
                .max_by_key(|&d| self.drafts[d].mentions.last().map_or(0, |m| m.0.start));
            // "Najib" after "Najib Razak", the only one of that given name.
            let best = best.or_else(|| match self.by_given.get(last).map(Vec::as_slice) {
                Some(&[one]) if fits(&self.drafts[one]) && self.famous(f, text).is_none() => Some(one),
                _ => None,
            });
            if let Some(at) = best {
                self.by_name.insert(k, at);
                return at;
            }
        } else {
            // The whole name after the surname alone, or another form of a name of the same person.
            let list = self.by_surname.get(last).cloned().unwrap_or_default();
            let first = words[0];
            let best = list.into_iter().find(|&d| {
                let other = key(&self.drafts[d].name).to_lowercase();
                let theirs: Vec<&str> = other.split(' ').collect();
                theirs.len() == 1 || (theirs[0] == first) || theirs.iter().all(|w| words.contains(w))
            });
            // "Ilan Dorvane Rile" after "Ilan Dorvane".
            let best = best.or_else(|| {
                words.iter().skip(1).find_map(|w| {
                    self.by_surname.get(*w)?.iter().copied().find(|&d| {
                        let other = key(&self.drafts[d].name).to_lowercase();
                        let theirs: Vec<&str> = other.split(' ').collect();
                        theirs.len() > 1 && theirs.iter().all(|t| words.contains(t))
                    })
                })
            });
            // "Suu Kyi" after "Aung San Suu Kyi".
            let tail = || {
                let longer = |d: &usize| key(&self.drafts[*d].name).to_lowercase().ends_with(&format!(" {k}"));
                self.by_surname.get(last)?.iter().copied().find(longer)
            };
            if let Some(at) = best.or_else(tail) {
                let d = &mut self.drafts[at];
                if text.len() > d.name.len() {
                    text.clone_into(&mut d.name);
                }
                if d.known.is_none()
                    && let Some(k) = f.known.iter().copied().find(|k| k.kind == EntityKind::Person)
                {
                    d.learn(k, self.date.as_deref());
                }
                d.female = d.female.or(f.female).or_else(|| lexicon::given(first));
                self.by_name.insert(k.clone(), at);
                self.surname(last, at);
                return at;
            }
        }
        let mut d = Draft::new(text.to_owned(), EntityKind::Person);
        d.named = true;
        d.female = f.female.or_else(|| lexicon::given(words[0]).filter(|_| hyphen_or_two));
        let known = f.known.iter().copied().find(|k| k.kind == EntityKind::Person).or_else(|| self.famous(f, text));
        if let Some(k) = known {
            d.learn(k, self.date.as_deref());
        }
        self.drafts.push(d);
        let at = self.drafts.len() - 1;
        self.by_name.insert(k.clone(), at);
        self.surname(last, at);
        if hyphen_or_two && words[0].len() > 2 {
            self.by_given.entry(words[0].to_owned()).or_default().push(at);
        }
        // Where the family name comes first, it is the one used alone.
        let first_family =
            known.is_some_and(|k| matches!(k.country.as_deref(), Some("CHN" | "TWN" | "KOR" | "PRK" | "VNM")));
        if hyphen_or_two && (first_family || words[0].contains('-')) {
            self.surname(words[0], at);
        }
        // Two family names: "Ilan Dorvane Rile" is also "Dorvane".
        if words.len() == 3 && !words[1].is_empty() && words[1].len() > 3 {
            self.surname(words[1], at);
        }
        at
    }

    pub(super) fn surname(&mut self, last: &str, at: usize) {
        // "Assad" is "al-Assad".
        let bare = ["al-", "el-", "as-", "ar-"].iter().find_map(|p| last.strip_prefix(p)).filter(|b| b.len() > 2);
        for name in std::iter::once(last).chain(bare) {
            let list = self.by_surname.entry(name.to_owned()).or_default();
            if !list.contains(&at) && list.len() < 16 {
                list.push(at);
            }
        }
    }

    /// A surname never given in full that the table knows as one holder of an office on that date.
    pub(super) fn famous(&self, f: &Found<'a>, text: &str) -> Option<&'a Actor> {
        if f.words.len() != 1 {
            return None;
        }
        let date = self.date.as_deref()?;
        let mut hits = self
            .cx
            .kit
            .actors
            .surnamed(text)
            .into_iter()
            .filter(|k| k.source == "offices.tsv" && k.terms.iter().any(|t| !t.from.is_empty() && t.holds(date)));
        let one = hits.next()?;
        hits.next().is_none().then_some(one)
    }

    pub(super) fn state(&mut self, k: &'a Actor, text: &str) -> usize {
        // "The Soviet Union" has a code that another state bears now.
        let former =
            k.country.as_deref().and_then(|c| self.cx.kit.actors.state_of(c)).is_some_and(|s| s.name != k.name);
        let id = if k.partial || former {
            format!("{}/{}", k.country.as_deref().unwrap_or(""), k.name)
        } else {
            k.country.clone().unwrap_or_default()
        };
        if let Some(&at) = self.by_state.get(&id) {
            if text.len() > self.drafts[at].name.len() && !text.to_uppercase().eq(text) {
                text.clone_into(&mut self.drafts[at].name);
            }
            return at;
        }
        let mut d = Draft::new(text.to_owned(), EntityKind::State);
        d.named = true;
        d.learn(k, self.date.as_deref());
        self.drafts.push(d);
        let at = self.drafts.len() - 1;
        self.by_state.insert(id, at);
        at
    }

    /// The people of a state: "the Russians".
    pub(super) fn people(&mut self, k: &'a Actor, text: &str) -> usize {
        let words = format!("people of {}", k.name);
        if let Some(&at) = self.by_words.get(&words) {
            return at;
        }
        let mut d = Draft::new(text.to_owned(), EntityKind::Group);
        d.plural = true;
        d.named = true;
        d.set_country(k.country.clone(), "its name");
        self.drafts.push(d);
        let at = self.drafts.len() - 1;
        self.by_words.insert(words, at);
        at
    }

    /// The state whose seat the name is, where the sentence has it act rather than lie somewhere.
    pub(super) fn metonym(&self, f: &Found<'a>, text: &str) -> Option<&'a Actor> {
        if f.kind == Some(NameKind::Per) {
            return None;
        }
        let k = self.cx.kit.actors.seat(text)?;
        nominals::acts(self.cx, f, text).then_some(k)
    }

    pub(super) fn body(&mut self, f: &Found<'a>, text: &str) -> usize {
        let k = key(text);
        if let Some(&at) = self.by_name.get(&k) {
            return at;
        }
        let known = f.known.iter().copied().find(|k| !matches!(k.kind, EntityKind::State | EntityKind::Person));
        // "Brazil's Workers' Party" is not that of another state.
        let whose = owner(self.cx, f.words.start);
        let known = known.filter(|k| {
            let other = whose.as_ref().is_some_and(|w| k.country.as_ref().is_some_and(|c| c != w));
            !(other && k.country.as_deref().is_some_and(|c| self.cx.kit.actors.state_of(c).is_some()))
        });
        if let Some(known) = known {
            let main = key(&known.name);
            if let Some(&at) = self.by_name.get(&main) {
                self.by_name.insert(k, at);
                return at;
            }
        }
        let lower = k.to_lowercase();
        let words: Vec<&str> = lower.split(' ').collect();
        // "National Guard" after "Venezuelan National Guard", and "National Guards" after "National Guard".
        for form in [lower.strip_suffix('s').unwrap_or("").to_owned(), format!("{lower}s")] {
            if let Some(&at) = self.by_name.get(&form).filter(|_| words.len() > 1) {
                self.by_name.insert(k, at);
                return at;
            }
        }
        let demonym =
            words.split_first().filter(|(d, rest)| !rest.is_empty() && self.cx.kit.actors.demonym(d).is_some());
        if let Some((_, rest)) = demonym {
            let rest = rest.join(" ");
            let one = rest.strip_suffix('s').unwrap_or(&rest).to_owned();
            for form in [rest.clone(), one] {
                if let Some(&at) = self.by_name.get(&form).filter(|_| form.contains(' ')) {
                    let d = &mut self.drafts[at];
                    if text.len() > d.name.len() {
                        text.clone_into(&mut d.name);
                    }
                    self.by_name.insert(k, at);
                    return at;
                }
            }
        }
        let mut kind = match f.kind {
            Some(NameKind::Loc) => EntityKind::Place,
            Some(NameKind::Misc) => EntityKind::Other,
            _ => EntityKind::Organisation,
        };
        let mut d = Draft::new(text.to_owned(), kind);
        d.named = true;
        d.plural = text.ends_with('s') && words.len() == 1;
        if let Some(known) = known {
            d.learn(known, self.date.as_deref());
            kind = known.kind;
        } else if let Some((k, sector)) = lexicon::body(text).filter(|_| f.kind != Some(NameKind::Loc)) {
            kind = k;
            if sector == "IGO" {
                d.set_country(Some("UNO".to_owned()), "its name");
            }
            d.add_sector(sector);
            if let Some(state) = demonym.and_then(|(w, _)| self.cx.kit.actors.demonym(w)) {
                d.set_country(state.country.clone(), "its name");
            } else {
                d.set_country(owner(self.cx, f.words.start), "whose it is");
            }
        }
        d.kind = kind;
        self.drafts.push(d);
        let at = self.drafts.len() - 1;
        if let Some(known) = known {
            self.by_name.entry(key(&known.name)).or_insert(at);
        }
        // The name without its demonym leads here too, if it still says something.
        if demonym.is_some() && words.len() > 2 {
            let rest = words[1..].join(" ");
            self.by_name.entry(rest.strip_suffix('s').unwrap_or(&rest).to_owned()).or_insert(at);
            self.by_name.entry(rest).or_insert(at);
        }
        self.by_name.insert(k, at);
        at
    }
}
