//! Stakes: money and material that somebody gives, lends, owes or stands to lose.
//!
//! For every sum of money the families of words are asked in turn: a verb that moves money, or a noun beside the sum. Who gives, who
//! receives and for what is read from the phrases about it; what is not said stays null. A sum with neither giver nor receiver is no
//! stake.

mod aid;
mod arms;
mod frame;
mod gaps;
mod gifts;
mod goods;
mod investments;
mod lists;
mod loans;
mod material;
mod parties;
mod sanctions;

use dateline_lang::{Upos, Xpos};
use dateline_model::{AmountKind, Party, Quoted, Record, Span, Stake, StakeStatus, TimeKind, Why};

use crate::antecedent;
use crate::context::Context;
use crate::entities::Index;
use frame::{Family, Scene, Subject, lemma};

const FAMILIES: [&Family; 8] = [
    &investments::INVESTMENTS,
    &loans::LOANS,
    &loans::DEBTS,
    &arms::SALES,
    &aid::PLEDGES,
    &aid::AID,
    &aid::PAYMENTS,
    &sanctions::LOSSES,
];

/// Verbs whose subject gives what their object names.
const GRANTS: &[&str] = &[
    "administer",
    "agree",
    "announce",
    "approve",
    "arrange",
    "authorise",
    "authorize",
    "award",
    "axe",
    "back",
    "bankroll",
    "block",
    "cancel",
    "channel",
    "clear",
    "confirm",
    "cover",
    "cut",
    "dangle",
    "defer",
    "delay",
    "deliver",
    "disburse",
    "double",
    "end",
    "extend",
    "finalise",
    "forgive",
    "freeze",
    "front",
    "fund",
    "grant",
    "guarantee",
    "halt",
    "hold",
    "host",
    "increase",
    "launch",
    "make",
    "mull",
    "okay",
    "open",
    "pass",
    "plan",
    "prepare",
    "propose",
    "provide",
    "pull",
    "put",
    "raise",
    "ratify",
    "release",
    "renew",
    "restore",
    "resume",
    "revoke",
    "sanction",
    "scrap",
    "send",
    "sign",
    "slash",
    "stop",
    "suspend",
    "throw",
    "top",
    "toss",
    "underwrite",
    "unveil",
    "vote",
    "waive",
    "wave",
    "withdraw",
    "withhold",
    "write",
    "write-off",
];

/// Verbs whose subject comes to what their object names.
const OBTAINS: &[&str] = &[
    "accept",
    "ask",
    "await",
    "bag",
    "borrow",
    "clinch",
    "collect",
    "draw",
    "enjoy",
    "expect",
    "gain",
    "get",
    "gratefully",
    "land",
    "need",
    "negotiate",
    "net",
    "obtain",
    "pocket",
    "receive",
    "request",
    "secure",
    "seek",
    "sign-for",
    "solicit",
    "spend",
    "take",
    "tap",
    "thank",
    "use",
    "want",
    "welcome",
    "win",
];

/// Adds them to the record.
pub(crate) fn find(cx: &Context<'_>, record: &mut Record) {
    let index = Index::new(cx, record);
    let mut stakes = Vec::new();
    for k in 0..record.amounts.len() {
        let material = || material::counts(&record.amounts[k]);
        let stake = || about(cx, record, &index, k).or_else(|| gifts::given(cx, record, &index, k));
        if (record.amounts[k].kind == AmountKind::Money || material())
            && let Some(mut stake) =
                stake().or_else(|| stakes.last().and_then(|before| gaps::in_gap(cx, record, &index, before, k)))
        {
            if let Some(before) = stakes.last() {
                gaps::gapped(cx, record, &index, before, &mut stake);
            }
            stakes.push(stake);
        }
    }
    // "Bought 12 helicopters for $240m": the money says it.
    let paid: Vec<Span> = stakes.iter().filter(|s| is_money(record, s) && is_sale(s)).filter_map(trigger).collect();
    stakes.retain(|s| is_money(record, s) || !is_sale(s) || trigger(s).is_none_or(|t| !paid.contains(&t)));
    goods::find(cx, record, &index, &mut stakes);
    lists::find(cx, record, &index, &mut stakes);
    stakes.sort_by_key(|s| (s.words.span().start, s.words.span().end));
    for (n, stake) in stakes.iter_mut().enumerate() {
        stake.id = format!("m{}", n + 1);
    }
    record.stakes.extend(stakes);
}

/// The word that a stake hangs on.
fn trigger(stake: &Stake) -> Option<Span> {
    stake.why.first().and_then(|w| w.words.as_ref()).map(Quoted::span)
}

fn is_sale(stake: &Stake) -> bool {
    stake.why.first().is_some_and(|w| w.rule == "stakes/sale")
}

fn is_money(record: &Record, stake: &Stake) -> bool {
    stake.amount.is_some_and(|k| record.amounts[k].kind == AmountKind::Money)
}

/// The stake that one sum is.
fn about(cx: &Context<'_>, record: &Record, index: &Index, k: usize) -> Option<Stake> {
    let a = cx.analysis;
    let span = record.amounts[k].words.span();
    let words = a.words_in(span);
    let (first, last) = (words.start, words.end.checked_sub(1)?);
    if words.is_empty() {
        return None;
    }
    let sentence = a.words()[first].sentence;
    if is_price(cx, record, k, first, last) {
        return None;
    }
    let scene = Scene { cx, record, first, last, words: a.sentences()[sentence].words.clone() };
    let noun = FAMILIES.iter().find_map(|f| scene.noun(f.nouns).map(|n| (*f, n)));
    let of_verb = |l: &str| FAMILIES.into_iter().find(|f| f.verbs.iter().any(|(v, _)| *v == l));
    let verb = scene
        .verb(|l| of_verb(l).is_some())
        .filter(|&v| light(&scene, v))
        .and_then(|v| Some((of_verb(lemma(a, v))?, v)));
    // "A $12m donation from X will pay for two schools": the sum's own noun is the subject.
    let verb = verb.filter(|&(_, v)| {
        !a.children_by(v, "nsubj").any(|s| noun.is_some_and(|n| n.1 == s) && s > last && !scene.is_passive(v))
    });
    // "Put up $340m", "put $3bn into the mine": only so does "put" move money.
    let put = || {
        let v = scene.verb(|l| l == "put")?;
        let up = a.children_by(v, "compound").any(|p| matches!(a.form(p), "up" | "in"))
            || a.words().get(v + 1).is_some_and(|_| matches!(a.form(v + 1), "up" | "in"));
        let into = scene.after(&["into"]).is_some();
        let family = if into { &investments::INVESTMENTS } else { &aid::AID };
        (noun.is_none() && (up || into)).then_some((family, v))
    };
    let set_aside = || {
        let v = scene.verb(|l| l == "set")?;
        a.words().get(v + 1).is_some_and(|_| a.form(v + 1) == "aside").then_some((&aid::PLEDGES, v))
    };
    // "To repay the $8bn it owes them": the nearer verb.
    let owes = |v: &usize| lemma(a, *v) == "owe" && a.words()[*v].deprel.as_str() == "acl:relcl";
    let owed = (last + 1..scene.words.end.min(last + 5)).find(owes).map(|v| (&loans::DEBTS, v));
    // "Approved the sale of $210m worth of missiles to X": the sale says who pays.
    let of_sale = noun.is_some_and(|(f, n)| f.rule == "stakes/sale" && a.lemma(n) == "sale" && n < first);
    let verb = owed.or(verb.filter(|&(f, _)| !(of_sale && f.rule == "stakes/pledge"))).or_else(put).or_else(set_aside);
    let (family, trigger) = match (verb, noun) {
        // The nearer verb says who; the noun says what it is: "handed the country $17bn in loans" is lent.
        (Some((_, v)), Some((f, _))) => (f, v),
        (Some((f, v)), None) => (f, v),
        (None, Some((f, n))) => (f, n),
        (None, None) => return None,
    };
    if record.amounts[k].kind != AmountKind::Money && !verb.is_some_and(|(_, v)| material::moved(lemma(a, v))) {
        return None;
    }
    let role = verb.map(|(f, v)| f.verbs.iter().find(|(l, _)| *l == lemma(a, v)).map_or(Subject::Gives, |x| x.1));
    let (mut giver, mut receiver) = (None, None);
    if let Some((f, v)) = verb {
        let amount = &scene;
        // "The $600m it borrowed from X": what follows the verb.
        let scene = &Scene { cx, record, first, last: if v > last { v } else { last }, words: scene.words.clone() };
        let passive = scene.is_passive(v);
        let subject = if passive {
            scene
                .after(&["by"])
                .map(|x| x.1)
                .or_else(|| parties::out_of(scene))
                .or_else(|| amount.after(&["from"]).map(|x| x.1).filter(|_| v > last))
        } else {
            // A name straight before the verb, whatever the parse made of it.
            let beside =
                || index.named_at(v.checked_sub(1)?).filter(|n| n.1.end < a.words()[v].span.start).map(|n| n.1);
            scene.subject(v).or_else(beside)
        };
        // "Sold the mine for $2bn": what is sold is nobody.
        let priced = f.rule == "stakes/sale" && first > 0 && matches!(a.form(first - 1), "for" | "at");
        let doubled = || parties::doubled(scene, index, v);
        let sale = f.rule == "stakes/sale";
        // "Flew rifles worth $18m to X": what they were worth.
        let worth = first > 0 && a.form(first - 1) == "worth" && v < first;
        let given = || parties::before_goods(scene, index, scene.between(v)?);
        let between = if priced {
            doubled()
        } else if worth {
            doubled().or_else(given)
        } else {
            scene.between(v)
        };
        let between =
            between.filter(|b| !sale || parties::acts(scene, index, *b)).or_else(|| doubled().filter(|_| sale));
        // "Loaves were sold for $1" is a price.
        if passive && f.rule == "stakes/sale" && first > 0 && a.form(first - 1) == "for" && subject.is_none() {
            return None;
        }
        match role {
            Some(Subject::Receives) => {
                receiver = subject;
                giver = between
                    .or_else(|| scene.before(v, &["to"]).filter(|_| f.rule == "stakes/sale"))
                    .or_else(|| scene.after(if f.rule == "stakes/sale" { &["to"] } else { &["from"] }).map(|x| x.1))
                    .or_else(|| scene.before(v, &["from"]).filter(|_| f.rule != "stakes/sale"));
            }
            // "raised $400,000 for the victims"
            Some(Subject::Takes) if f.rule == "stakes/aid" => {
                receiver = scene.after(&["for", "to"]).map(|x| x.1);
                // "Raised $2m for her release": whoever raised it has it.
                if receiver.is_some_and(|r| !parties::acts(scene, index, r)) {
                    receiver = subject.filter(|s| !parties::is_event(scene, *s));
                }
            }
            Some(Subject::Takes) => {
                // "sanctions have cost the country $11bn"; "froze $7bn of its assets"; "he was fined $2m"
                let patient = || a.children_by(v, "nsubj").next().filter(|_| passive).map(|s| scene.phrase(s));
                let holder = || {
                    scene
                        .after(&["from"])
                        .or_else(|| scene.after(&["to", "of", "by"]))
                        .map(|x| x.1)
                        .filter(|_| takes_from(lemma(a, v)) && !passive)
                };
                let between = between.filter(|b| lemma(a, v) == "cost" || parties::acts(scene, index, *b));
                giver = between.or_else(patient).or_else(|| parties::holder(scene)).or_else(holder);
                // "Froze $90m in aid to X": the one who froze it was to give it.
                let aid = noun.is_some_and(|(f, n)| (n > last || lemma(a, v) == "withhold") && f.rule == "stakes/aid")
                    && takes_from(lemma(a, v));
                if aid {
                    giver = subject;
                    receiver = scene.after(&["to", "for", "from"]).map(|x| x.1);
                }
                if giver.is_none() {
                    receiver = None;
                }
            }
            _ if verb.is_some_and(|(_, v)| matches!(lemma(a, v), "earn" | "net")) => receiver = between,
            // "$60m will come from Norland".
            _ if verb.is_some_and(|(_, v)| lemma(a, v) == "come") => giver = scene.after(&["from"]).map(|x| x.1),
            _ => {
                giver = subject;
                // A reward is for a deed; who earns it is not told.
                let deed = || {
                    scene.after(&["for"]).is_some_and(|(w, _)| {
                        (w + 1..(w + 4).min(a.words().len())).any(|d| {
                            matches!(
                                a.lemma(d),
                                "arrest"
                                    | "capture"
                                    | "clue"
                                    | "death"
                                    | "evidence"
                                    | "head"
                                    | "help"
                                    | "identity"
                                    | "information"
                                    | "killing"
                                    | "lead"
                                    | "name"
                                    | "surrender"
                                    | "tip"
                                    | "whereabouts"
                            )
                        })
                    })
                };
                let informs = deed();
                let reward = noun.is_some_and(|(_, n)| matches!(a.lemma(n), "reward" | "bounty")) || informs;
                // "Lost $2bn because of X": to nobody.
                let lost = matches!(lemma(a, v), "forfeit" | "lose");
                let others: &[&str] = if informs || lost {
                    &[]
                } else if reward {
                    &["to"]
                } else {
                    f.other
                };
                // "Financed the dam with a $500m loan to X": X.
                let lent_to = || {
                    let (_, n) = noun.filter(|&(f, n)| f.rule == "stakes/loan" && n > last)?;
                    let to = n + 1;
                    (a.words().get(to + 1).is_some() && a.form(to) == "to").then(|| scene.noun_phrase(to + 1)).flatten()
                };
                receiver = lent_to()
                    .or(between)
                    .or_else(|| scene.endowed(v, noun.map(|n| n.1)).filter(|_| passive))
                    .or_else(|| scene.before(v, others).filter(|_| f.rule == "stakes/sale"))
                    .or_else(|| scene.after(others).map(|x| x.1))
                    .or_else(|| if reward || lost { None } else { scene.after(family.other).map(|x| x.1) })
                    // "Financed X to the tune of $2m".
                    .or_else(|| {
                        let funds = matches!(
                            lemma(a, v),
                            "bankroll" | "endow" | "finance" | "fund" | "subsidise" | "subsidize"
                        );
                        let o = a.children_by(v, "obj").find(|&o| o > v && o < first).filter(|_| funds)?;
                        Some(scene.phrase(o))
                    })
                    // "Handed to X $2m".
                    .or_else(|| scene.before(v, &["to"]).filter(|_| v < first && others.contains(&"to")))
                    // "The dam, into which X has sunk $780m".
                    .or_else(|| parties::into_which(scene, v))
                    // "$600m that Corra owes it".
                    .or_else(|| {
                        let own = |o: &usize| *o > v && v > last && a.words()[*o].upos != Upos::Sym;
                        a.children_by(v, "iobj").chain(a.children_by(v, "obj")).find(own).map(|o| scene.phrase(o))
                    });
            }
        }
    }
    if verb.is_none() {
        let before =
            |prepositions: &[&str]| noun.filter(|&(_, n)| n < first).and_then(|(_, n)| scene.before(n, prepositions));
        giver = scene
            .owner()
            .or_else(|| noun.and_then(|(_, n)| scene.possessor(n)))
            .or_else(|| scene.after(&["from", "by"]).map(|x| x.1))
            .or_else(|| before(&["from", "by"]));
        receiver = scene.after(&["to", "for"]).map(|x| x.1).or_else(|| before(&["to", "for"]));
        // "Threw it a lifeline of $5bn".
        if receiver.is_none()
            && let Some(v) = noun.and_then(|(_, n)| a.words()[n].head)
        {
            receiver = a.children_by(v, "iobj").next().map(|i| scene.phrase(i));
        }
        // "Rescued the bank with an injection of $700m", "stepped in with a grant of".
        let with = noun.map(|x| x.1).filter(|&n| n < first && a.children_by(n, "case").any(|c| a.form(c) == "with"));
        let helps = with.and_then(|n| a.words()[n].head).filter(|&v| a.words()[v].upos == Upos::Verb);
        if let Some(v) =
            helps.filter(|&v| !scene.is_passive(v) && family.rule != "stakes/loss" && family.rule != "stakes/debt")
        {
            giver = giver.or_else(|| scene.subject(v));
            let object = a.children_by(v, "obj").next().map(|o| scene.phrase(o));
            receiver = object.filter(|o| parties::acts(&scene, index, *o)).or(receiver);
        }
        // "Thanked X for its gift of $2m".
        if let Some(v) = noun.and_then(|(_, n)| a.words()[n].head).filter(|&v| matches!(a.lemma(v), "thank" | "praise"))
            && let (Some(o), Some(s)) = (a.children_by(v, "obj").next(), a.children_by(v, "nsubj").next())
        {
            giver = Some(scene.phrase(o));
            receiver = Some(scene.phrase(s));
        }
        // "X's purchase of 120 missiles from Y for $3m".
        if let Some((_, n)) = noun.filter(|&(f, n)| f.rule == "stakes/sale" && n < first) {
            giver = scene.possessor(n).or(giver);
            receiver =
                scene.before(n, &["from", "with"]).or_else(|| scene.after(&["from", "with"]).map(|x| x.1)).or(receiver);
        }
        let wins = || scene.verb(|l| matches!(l, "win" | "land" | "clinch" | "secure" | "receive" | "get")).is_some();
        if let Some((_, n)) = noun.filter(|&(f, n)| f.rule == "stakes/sale" && n > last && !wins()) {
            receiver = scene.after(&["from", "with"]).map(|x| x.1).filter(|_| n > last).or(receiver);
        }
        // "X approved the sale of $210m worth of missiles to Y": Y pays X.
        if let Some((_, n)) = noun.filter(|&(f, n)| f.rule == "stakes/sale" && a.lemma(n) == "sale" && n < first)
            && let Some(buyer) = scene.after(&["to"]).map(|x| x.1)
        {
            let grants = scene.verb(|l| GRANTS.contains(&l)).filter(|&v| !scene.is_passive(v));
            receiver = scene.possessor(n).or_else(|| grants.and_then(|v| scene.subject(v)));
            giver = Some(buyer);
        }
        // "X left debts of $90,000 to Y": X's.
        if family.rule == "stakes/debt" && giver.is_none() {
            let leaves = |l: &str| {
                matches!(
                    l,
                    "accumulate" | "carry" | "face" | "have" | "incur" | "leave" | "pile" | "rack" | "run" | "shoulder"
                )
            };
            giver = scene.verb(leaves).and_then(|v| scene.subject(v));
        }
        // "Insurers face losses of $500m".
        if family.rule == "stakes/loss" {
            let suffers = |l: &str| {
                matches!(
                    l,
                    "face" | "suffer" | "incur" | "report" | "record" | "post" | "risk" | "expect" | "make" | "take"
                )
            };
            giver = giver.or_else(|| scene.verb(suffers).and_then(|v| scene.subject(v)));
            receiver = None;
        }
        // "approved a $70m loan", "secured a $2bn loan from"
        if let Some(v) = scene.verb(|l| GRANTS.contains(&l) || OBTAINS.contains(&l)).filter(|&v| !scene.is_passive(v)) {
            let subject = scene.subject(v);
            if GRANTS.contains(&lemma(a, v)) {
                giver = giver.or(subject);
            } else if receiver.is_none() {
                receiver = subject;
            }
        }
    }
    // A buyer of somebody's goods, told in the clause before.
    let mut seller = None;
    if family.rule == "stakes/sale" && receiver.is_none() {
        seller = seller_before(&scene);
        receiver = seller;
    }
    // "X will cancel $2bn of Y's debt": the creditor gives it up.
    if family.rule == "stakes/debt"
        && let Some(v) = scene
            .verb(|l| matches!(l, "cancel" | "forgive" | "waive" | "annul" | "write" | "erase" | "wipe" | "remit"))
            .filter(|&v| !scene.is_passive(v))
        && let Some(creditor) = scene.subject(v)
    {
        let between = scene
            .between(v)
            .filter(|b| parties::named(&scene, index, *b))
            .or_else(|| parties::doubled(&scene, index, v));
        receiver = giver.filter(|g| *g != creditor).or(between).or(receiver);
        giver = Some(creditor);
    }
    // "The levy earns the republic $11m": what it comes from is nobody.
    let victim = matches!(role, Some(Subject::Takes));
    giver = giver.map(|g| behind_it(&scene, index, g)).filter(|g| victim || parties::acts(&scene, index, *g));
    receiver = receiver.filter(|r| !parties::anyone(&scene, *r));
    if family.rule == "stakes/sale" {
        receiver = receiver.filter(|r| parties::acts(&scene, index, *r) || parties::named(&scene, index, *r));
    }
    // "Spent $3m on X", where X is somebody.
    if receiver.is_none() && family.rule == "stakes/payment" {
        receiver = scene.after(&["on"]).map(|x| x.1).filter(|r| {
            parties::named(&scene, index, *r) || a.head_of(*r).is_some_and(|h| parties::somebody(&scene, index, h))
        });
    }
    // The sum is nobody.
    let (giver, receiver) = (giver.filter(|s| !s.overlaps(span)), receiver.filter(|s| !s.overlaps(span)));
    let (giver, receiver) = (giver.map(|s| party(cx, record, index, s)), receiver.map(|s| party(cx, record, index, s)));
    let receiver = receiver.map(|r| parties::other(&scene, index, r, giver.as_ref()));
    // A price on somebody's head stands there, whoever pays it.
    let bounty = noun.is_some_and(|(_, n)| matches!(a.lemma(n), "bounty" | "reward"));
    if giver.is_none() && receiver.is_none() && !bounty {
        return None;
    }
    // "Took home a purse of $150,000" is a prize.
    if verb.is_some_and(|(_, v)| lemma(a, v) == "take" && a.words().get(v + 1).is_some_and(|_| a.form(v + 1) == "home"))
    {
        return None;
    }
    // "Bought itself a jet for $48m", "will export ore worth $60m": trade, unless in arms or with both ends told.
    let one_sided = family.rule == "stakes/sale"
        && (giver.is_none() || receiver.is_none() || parties::itself(&scene, receiver.as_ref()));
    if one_sided && record.amounts[k].kind == AmountKind::Money && !goods::arms(&scene) {
        return None;
    }
    // "Spent $400,000 on his own house", "turned over $9bn".
    let own = verb.is_some_and(|(_, v)| lemma(a, v) == "spend")
        && (last + 1..(last + 6).min(a.words().len())).any(|w| a.form(w) == "own");
    // "A proposal to lend X $45m was voted down".
    let dropped = verb.is_some_and(|(_, v)| {
        let noun = a.words()[v].head.filter(|&n| {
            a.words()[v].deprel.base() == "acl" && matches!(a.lemma(n), "bill" | "motion" | "plan" | "proposal")
        });
        let fate = noun.and_then(|n| a.words()[n].head);
        fate.is_some_and(|f| {
            matches!(a.lemma(f), "block" | "defeat" | "drop" | "reject" | "scrap" | "shelve" | "veto")
                || a.lemma(f) == "vote" && a.words().get(f + 1).is_some_and(|_| a.form(f + 1) == "down")
        })
    });
    // "Bought himself a jet".
    let self_served = family.rule == "stakes/sale"
        && verb.is_some_and(|(_, v)| (v + 1..first).any(|w| a.form(w).ends_with("self") || a.form(w) == "themselves"));
    let turnover = verb.is_some_and(|(_, v)| lemma(a, v) == "turn") && receiver.is_none();
    if own || turnover || self_served || dropped {
        return None;
    }
    let things = record.amounts[k].kind != AmountKind::Money;
    // "Bought 50 bottles", "sent two warships": goods that nobody is told to give or get.
    let shopping = things && family.rule == "stakes/sale" && (giver.is_none() || receiver.is_none());
    let deployed = things
        && receiver.is_none()
        && verb.is_some_and(|(_, v)| matches!(lemma(a, v), "dispatch" | "despatch" | "fly" | "rush" | "send" | "ship"))
        && record.amounts[k].unit.as_deref().is_some_and(material::deploys);
    if shopping || deployed {
        return None;
    }
    let from_whom = |l: &str| matches!(l, "take" | "get" | "collect" | "live" | "survive" | "subsist" | "obtain");
    if giver.is_none() && verb.is_some_and(|(_, v)| from_whom(lemma(a, v))) {
        return None;
    }
    // "Sold $50m to prop up the crown": money itself.
    if giver.is_none()
        && verb.is_some_and(|(_, v)| {
            lemma(a, v) == "sell"
                && v + 1 == first
                && !a.words().get(last + 1).is_some_and(|_| matches!(a.form(last + 1), "worth" | "of"))
        })
    {
        return None;
    }
    // "Earns $600 a month" is a wage; "pays the militia $3m a month" has both ends.
    let next = last + 1;
    let by_time = a.words().get(next + 1).is_some()
        && matches!(a.form(next), "a" | "per")
        && matches!(a.form(next + 1), "month" | "week" | "day");
    if by_time && (giver.is_none() || receiver.is_none()) && family.rule != "stakes/loss" {
        return None;
    }
    // What a cake costs is a price.
    let small = record.amounts[k].value.is_some_and(|v| v < 10_000.0);
    if small && record.amounts[k].kind == AmountKind::Money && verb.is_some_and(|(_, v)| lemma(a, v) == "cost") {
        return None;
    }
    let purpose = purpose(&scene, family, verb.map(|v| v.1), noun.map(|n| n.1), receiver.as_ref());
    let status = match (verb.map(|(f, _)| f.status), family.status) {
        // "Approved a loan": the noun says how far it has come.
        (Some(StakeStatus::Pledged), s)
            if noun.is_some()
                && verb.is_some_and(|(_, v)| {
                    matches!(lemma(a, v), "approve" | "authorise" | "authorize" | "release" | "unlock")
                }) =>
        {
            s
        }
        (Some(s @ (StakeStatus::Pledged | StakeStatus::AtRisk)), _) => s,
        (_, s) => s,
    };
    let whole = [
        giver.as_ref().map(|p| p.words.span()),
        receiver.as_ref().map(|p| p.words.span()),
        purpose.as_ref().map(Quoted::span),
        Some(span),
        Some(a.words()[trigger].span),
    ]
    .into_iter()
    .flatten()
    .reduce(Span::to)?;
    let mut why = Why::rule(family.rule).on(cx.text.quote(a.words()[trigger].span));
    if seller.is_some() {
        why = why.note("the seller is told by the goods' adjective");
    }
    Some(Stake {
        id: String::new(),
        words: cx.text.quote(whole),
        amount: Some(k),
        giver,
        receiver,
        purpose,
        period: period(cx, record, &scene, trigger),
        status: Some(status),
        claim: crate::tolls::links::claim(cx, record, span),
        why: vec![why],
    })
}

/// Whether a verb that says little moves the sum after all ("$60m will come from X", not "the gift came as a surprise").
fn light(scene: &Scene<'_, '_>, v: usize) -> bool {
    let a = scene.cx.analysis;
    let next = a.words().get(v + 1).map_or("", |_| a.form(v + 1));
    match lemma(a, v) {
        "come" => (v == scene.last + 1 || v == scene.last + 2) && next == "from",
        "get" => next != "hold",
        "turn" => next == "over",
        "write" => next == "off" && scene.noun(loans::DEBTS.nouns).is_none(),
        _ => true,
    }
}

/// Whom a pronoun stands for that nothing else resolves: "a loan that it had made" is the subject's of the main clause, "X said it stood to lose" is
/// X's.
fn behind_it(scene: &Scene<'_, '_>, index: &Index, span: Span) -> Span {
    let a = scene.cx.analysis;
    let pronoun = |w: usize| matches!(a.form(w), "it" | "its" | "their" | "they");
    let Some(w) = a.words_in(span).next().filter(|&w| pronoun(w) && a.words_in(span).len() == 1) else {
        return span;
    };
    let many = matches!(a.form(w), "their" | "they");
    let agrees = |s: usize| {
        let plural = a.words()[s].xpos == Xpos::Nns || a.children_by(s, "conj").next().is_some();
        a.words()[s].upos != Upos::Pron && plural == many
    };
    // "Growers reckon that they have lost".
    let mut at = a.words()[w].head;
    while let Some(v) = at {
        let up = matches!(a.words()[v].deprel.base(), "ccomp" | "xcomp" | "conj" | "nsubj" | "obj");
        let above = a.words()[v].head.filter(|_| up);
        if a.words()[v].deprel.base() == "ccomp"
            && let Some(s) = above.and_then(|h| a.children_by(h, "nsubj").next()).filter(|&s| s < w && agrees(s))
        {
            return scene.phrase(s);
        }
        at = above;
    }
    if many || antecedent::of_it(scene.cx, scene.record, index, w).is_some() {
        return span;
    }
    let Some(root) = scene.words.clone().find(|&v| a.words()[v].head.is_none()) else { return span };
    // "X's creditors agreed ... the $8bn it owes them": X.
    let owner = a
        .children_by(root, "nsubj")
        .filter(|&s| s < w && a.words()[s].xpos == Xpos::Nns)
        .flat_map(|s| a.children_by(s, "nmod"))
        .find(|&c| a.words()[c].deprel.as_str() == "nmod:poss" && index.named_at(c).is_some());
    if let Some(c) = owner {
        return a.words()[c].span;
    }
    let clause = a.words()[w].head.filter(|&v| a.words()[v].deprel.as_str() == "acl:relcl");
    let subject = a.children_by(root, "nsubj").find(|&s| s < w && agrees(s));
    subject.filter(|_| clause.is_some()).map_or(span, |s| scene.phrase(s))
}

/// Verbs that take from whoever holds the sum: "froze $1.3bn belonging to X".
fn takes_from(lemma: &str) -> bool {
    matches!(
        lemma,
        "block"
            | "confiscate"
            | "embezzle"
            | "forfeit"
            | "freeze"
            | "impound"
            | "loot"
            | "seize"
            | "sequester"
            | "steal"
            | "withhold"
    )
}

/// "$4 a share", "$5 per tonne", and a sum in brackets that converts the one before it.
fn is_price(cx: &Context<'_>, record: &Record, k: usize, first: usize, last: usize) -> bool {
    let a = cx.analysis;
    let form = |w: usize| a.words().get(w).map_or("", |_| a.form(w));
    let time = |w: usize| matches!(form(w), "month" | "week" | "year" | "day");
    let each = form(last + 1) == "per" && !time(last + 2)
        || form(last + 1) == "a"
            && matches!(
                a.words().get(last + 2).map(|_| a.lemma(last + 2)),
                Some(
                    "share"
                        | "barrel"
                        | "tonne"
                        | "ton"
                        | "litre"
                        | "gallon"
                        | "hour"
                        | "wheel"
                        | "crate"
                        | "sack"
                        | "night"
                        | "ticket"
                        | "piece"
                        | "head"
                        | "loaf"
                        | "kilo"
                )
            )
            && record.amounts[k].kind == AmountKind::Money;
    let converted =
        first > 0 && form(first - 1) == "(" && k > 0 && record.amounts[k - 1].kind == AmountKind::Money && {
            let before = record.amounts[k - 1].words.span();
            record.amounts[k].words.span().start.saturating_sub(before.end) <= 3
        };
    each || converted
}

fn party(cx: &Context<'_>, record: &Record, index: &Index, span: Span) -> Party {
    // "The deposed ruler, General X": the name says who.
    if let Some((e, name)) = parties::apposed(cx, record, index, span) {
        return Party { words: cx.text.quote(span.to(name)), entity: Some(record.entities[e].id.clone()) };
    }
    let it = || {
        let w = cx.analysis.words_in(span).next()?;
        let e = antecedent::of_it(cx, record, index, w).or_else(|| antecedent::of_he(cx, record, index, w))?;
        Some(record.entities[e].id.clone())
    };
    let whole = cx.analysis.words_in(span).len() == 1;
    Party {
        words: cx.text.quote(span),
        entity: index.id_at(cx, record, span).or_else(|| if whole { it() } else { None }),
    }
}

/// "a major buyer of Russian weapons, having purchased ...": the adjective names the seller.
fn seller_before(scene: &Scene<'_, '_>) -> Option<Span> {
    let a = scene.cx.analysis;
    let buyer = (scene.words.start..scene.first)
        .find(|&w| matches!(a.lemma(w), "buyer" | "purchaser" | "importer" | "customer" | "client"))?;
    let of = (buyer + 1..scene.first.min(buyer + 3)).find(|&w| a.lemma(w) == "of")?;
    (of + 1..scene.first.min(of + 4)).find(|&w| a.form(w).starts_with(char::is_uppercase)).map(|w| a.words()[w].span)
}

/// What the money is for, in the text's words.
fn purpose(
    scene: &Scene<'_, '_>,
    family: &Family,
    verb: Option<usize>,
    noun: Option<usize>,
    receiver: Option<&Party>,
) -> Option<Quoted> {
    let (cx, a) = (scene.cx, scene.cx.analysis);
    let fresh = |s: &Span| receiver.is_none_or(|r| !s.overlaps(r.words.span()));
    // "worth of tanks, jets and small arms", "of arms"
    let next = scene.last + 1;
    let goods = if next < scene.words.end && a.form(next) == "worth" { next + 1 } else { next };
    if goods < scene.words.end
        && a.form(goods) == "of"
        && let Some(s) = scene.noun_phrase(goods + 1).filter(fresh)
    {
        return Some(cx.text.quote(s));
    }
    if let Some(s) = scene.after(&["for", "on"]).map(|x| x.1).filter(fresh) {
        return Some(cx.text.quote(s));
    }
    // "to rebuild the port"
    let infinitive = (scene.last + 1..scene.words.end.min(scene.last + 14)).find(|&w| {
        a.form(w) == "to" && a.words().get(w + 1).is_some_and(|v| v.upos == Upos::Verb) && w + 1 < scene.words.end
    });
    if let Some(w) = infinitive
        && let Some(object) = scene.noun_phrase(w + 2)
    {
        return Some(cx.text.quote(a.words()[w].span.to(object)));
    }
    let bought = || {
        let v = verb.filter(|_| family.rule == "stakes/sale")?;
        scene.noun_phrase(v + 1).filter(|s| s.end <= a.words()[scene.first].span.start && fresh(s))
    };
    if let Some(s) = bought() {
        return Some(cx.text.quote(s));
    }
    if let Some(n) = noun {
        // "in loans", "arms deal"
        let start = if n > scene.last && a.form(scene.last + 1) == "in" { scene.last + 2 } else { n };
        let start = if n > scene.last { start.min(n).max(scene.last + 1) } else { n };
        return Some(cx.text.quote(a.words()[start].span.to(a.words()[n].span)));
    }
    // An investment is for what it is put into.
    if family.rule == "stakes/investment" {
        return receiver.map(|r| r.words.clone());
    }
    None
}

/// The time of the clause: one that stretches first, else a date that hangs on the trigger or follows the amount before the next clause.
fn period(cx: &Context<'_>, record: &Record, scene: &Scene<'_, '_>, trigger: usize) -> Option<String> {
    let a = cx.analysis;
    let s = a.sentences()[a.words()[trigger].sentence].span;
    let amount = a.words()[scene.last].span;
    // The clause ends where another joins it.
    let end = (scene.last + 1..scene.words.end)
        .find(|&w| matches!(a.form(w), "while" | "but" | "whereas" | ";"))
        .map_or(s.end, |w| a.words()[w].span.start);
    let begin = (scene.words.start..scene.first)
        .rev()
        .find(|&w| matches!(a.form(w), "while" | "but" | "whereas" | ";"))
        .map_or(s.start, |w| a.words()[w].span.start);
    record
        .times
        .iter()
        .skip_while(|t| t.words.span().start < begin)
        .take_while(|t| t.words.span().start < end)
        .filter(|t| t.value.as_deref().is_some_and(|v| !v.ends_with("REF")) && t.kind != TimeKind::Set)
        .min_by_key(|t| (t.kind != TimeKind::Duration, t.words.span().start.abs_diff(amount.end)))
        .map(|t| t.id.clone())
}
