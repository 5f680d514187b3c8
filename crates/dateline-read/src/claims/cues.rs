//! Cue lemmas and what a speaker does by using them. `docs/claims.md` prints the table.
//!
//! The table says which act a cue stands for; whether a word is a cue where it stands is the learned layer's decision. A lemma
//! that is not listed gives the act `said`.

use dateline_model::Act;

/// Lemmas by act. A noun stands with the verb that it is made from.
pub(crate) const ACTS: &[(Act, &str)] = &[
    (
        Act::Said,
        "say tell state add note comment remark observe mention speak talk explain describe declare call quote discuss continue \
         recall put elaborate joke quip shout yell cry whisper mutter murmur chant repeat reiterate stress emphasize emphasise \
         underline underscore point go express voice define characterize characterise portray depict label dub brand term refer \
         lament complain grumble recount relate narrate statement comment remark interject volunteer conclude word message \
         address cite invoke echo summarize summarise clarify list name liken compare boast brag",
    ),
    (
        Act::Claimed,
        "claim assert contend allege insist maintain argue profess purport aver assertion claim allegation argument contention \
         insistence posit submit",
    ),
    (
        Act::Denied,
        "deny rebut refute dismiss reject disavow dispute denial rejection repudiate contradict disclaim debunk",
    ),
    (
        Act::Asked,
        "ask inquire enquire question wonder query press quiz request plead beg appeal petition question request inquiry plea \
         demand seek",
    ),
    (Act::Answered, "reply answer respond retort counter shoot fire reply response answer rejoin"),
    (
        Act::Promised,
        "promise pledge vow swear guarantee assure commit undertake promise pledge vow assurance guarantee commitment offer \
         oath",
    ),
    (Act::Threatened, "threaten threat"),
    (
        Act::Ordered,
        "order command instruct direct decree rule require mandate order command ruling decree instruction ban forbid",
    ),
    (
        Act::Urged,
        "urge exhort advise counsel recommend encourage implore push  advocate lobby recommendation advice exhortation \
         entreat persuade prompt propose proposal",
    ),
    (Act::Warned, "warn caution alert warning caution fear worry concern"),
    (
        Act::Confirmed,
        "confirm acknowledge admit concede verify affirm reaffirm confess recognize recognise confirmation admission \
         acknowledgment acknowledgement concession corroborate attest testify vouch grant certify",
    ),
    (
        Act::Announced,
        "announce proclaim unveil disclose reveal announcement proclamation declaration release issue leak divulge",
    ),
    (Act::Accused, "accuse blame charge fault indict accusation charge blame sue  complaint"),
    (
        Act::Condemned,
        "condemn denounce criticize criticise decry deplore slam blast attack mock ridicule deride chide scold rebuke rip assail \
         lambaste bash berate disparage criticism condemnation rebuke attack scorn disparagement castigate excoriate censure \
         taunt insult object oppose protest objection opposition knock hammer",
    ),
    (
        Act::Praised,
        "praise hail laud applaud welcome commend thank congratulate salute tout cheer celebrate praise tribute compliment \
         congratulation defend",
    ),
    (Act::Agreed, "agree concur assent accept consent agreement deal approve consensus"),
    (Act::Refused, "refuse decline refusal balk demur"),
    (
        Act::Believed,
        "believe think feel consider expect assume suppose guess imagine hope doubt know suspect reckon regard view deem trust \
         understand realize realise remember forget judge presume figure predict forecast project anticipate estimate belief \
         view opinion hope doubt expectation prediction forecast estimate thought suspicion conviction interpret conceive fear \
         convinced certain sure confident aware opine speculate speculation theory perception wish",
    ),
    (
        Act::Intended,
        "plan intend want aim decide determine resolve choose prefer mean decision plan intention desire aim goal prepare strive \
          ready willing eager opt pursue vote",
    ),
    (Act::Supported, "support endorse back favor favour champion support endorsement backing sponsor embrace side "),
    (Act::Perceived, "see hear notice learn find discover  perceive witness sense watch  finding detect"),
    (
        Act::Showed,
        "show indicate demonstrate prove imply reflect illustrate evidence sign indication proof poll survey",
    ),
    (
        Act::Wrote,
        "write tweet post email e-mail text blog retweet pen tweet editorialize editorialise sign draft publish read fax",
    ),
    (
        Act::Reported,
        "report account according reportedly allegedly supposedly apparently document record report rumor rumour cover",
    ),
    (Act::Suggested, "suggest hint insinuate intimate signal suggestion hint appear seem  raise"),
];

/// The table as `docs/claims.md` prints it: a lemma that two acts would share belongs to the first.
pub fn table() -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut out = String::from("| act | cue lemmas |\n|---|---|\n");
    for (act, lemmas) in ACTS {
        let mut own: Vec<&str> = Vec::new();
        for lemma in lemmas.split_whitespace().filter(|l| !seen.contains(l)) {
            if !own.contains(&lemma) {
                own.push(lemma);
            }
        }
        own.sort_unstable();
        seen.extend(&own);
        let name = format!("{act:?}").to_lowercase();
        out.extend(["| `", &name, "` | ", &own.join(", "), " |\n"]);
    }
    out
}

/// The lemma of a cue: as the engine has it, but `according` for "according to".
pub(crate) fn lemma(lemma: &str, form: &str) -> String {
    let form = form.to_lowercase();
    if form == "according" { form } else { lemma.to_lowercase() }
}

/// The act of a cue lemma in lower case.
pub(crate) fn act(lemma: &str) -> Act {
    find(lemma).map_or(Act::Said, |i| ACTS[i].0)
}

/// The class of a lemma: its place in the table from 1 on, or 0.
pub(crate) fn class(lemma: &str) -> u8 {
    find(lemma).map_or(0, |i| i as u8 + 1)
}

/// Whether a lemma almost always introduces what somebody says, so that a claim within a claim is taken at its word.
pub(crate) fn speaks(lemma: &str) -> bool {
    const CORE: &str = "say tell state add claim assert insist allege argue deny ask reply answer promise pledge vow threaten \
                        warn confirm announce declare acknowledge admit write tweet report suggest believe think urge order \
                        explain note contend";
    CORE.split_whitespace().any(|l| l == lemma)
}

fn find(lemma: &str) -> Option<usize> {
    static INDEX: std::sync::LazyLock<std::collections::HashMap<&'static str, usize>> =
        std::sync::LazyLock::new(|| {
            let mut map = std::collections::HashMap::new();
            for (i, (_, lemmas)) in ACTS.iter().enumerate() {
                for lemma in lemmas.split_whitespace() {
                    map.entry(lemma).or_insert(i);
                }
            }
            map
        });
    INDEX.get(lemma).copied()
}
