//! What takes part in a clause, and in what role.

/// A role that does not depend on voice or construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who does it: the subject of an active verb, "by" of a passive, the owner of a deed ("the army's shelling").
    Agent,
    /// To whom it is done: the object, the subject of a passive, "of" after the noun of a deed.
    Patient,
    /// To whom something goes: the indirect object, "to" with a verb that also has an object.
    Goal,
    /// With what it is done.
    Instrument,
    /// A phrase with another preposition, which the argument names.
    Oblique,
    /// A word of time.
    Time,
    /// A phrase that says where, as far as its preposition and name tell.
    Place,
    /// What is said, meant or begun: a clause.
    Content,
    /// A plain noun before the noun of a deed, whose part it does not say ("the prisoner release").
    Modifier,
}

impl Role {
    /// In small letters: `agent`, `patient`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Agent => "agent",
            Role::Patient => "patient",
            Role::Goal => "goal",
            Role::Instrument => "instrument",
            Role::Oblique => "oblique",
            Role::Time => "time",
            Role::Place => "place",
            Role::Content => "content",
            Role::Modifier => "modifier",
        }
    }
}

/// The construction that an argument was read off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Path {
    /// The verb's own subject.
    Subject,
    /// The subject of a passive.
    PassiveSubject,
    /// "by X" of a passive.
    Agent,
    /// "by X" of a noun.
    By,
    /// The object.
    Object,
    /// The subject of what governs the verb ("vowed to march").
    Control,
    /// The object of what governs the verb ("urged the army to march").
    ObjectControl,
    /// Who is accused or thanked ("accused the army of shelling").
    Accused,
    /// The noun that a relative clause or a participle modifies.
    Relative,
    /// The owner of a noun.
    Possessive,
    /// "of X" of a noun.
    Of,
    /// "between X and Y".
    Between,
    /// A name before a noun or, with a hyphen, before a participle ("Norland-backed").
    Compound,
    /// The subject of the verb that makes a deed of a noun ("launched a raid").
    LightVerb,
    /// A preposition.
    Preposition,
    /// The rest of a sentence whose verb is left out ("X backed Y, and Z W").
    Gap,
    /// A clause.
    Clause,
}

impl Path {
    /// The name that reasons show: `path/subject`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Path::Subject => "path/subject",
            Path::PassiveSubject => "path/passive-subject",
            Path::Agent => "path/agent",
            Path::By => "path/by",
            Path::Object => "path/object",
            Path::Control => "path/control",
            Path::ObjectControl => "path/object-control",
            Path::Accused => "path/accused",
            Path::Relative => "path/relative",
            Path::Possessive => "path/possessive",
            Path::Of => "path/of",
            Path::Between => "path/between",
            Path::Compound => "path/compound",
            Path::LightVerb => "path/light-verb",
            Path::Preposition => "path/preposition",
            Path::Gap => "path/gap",
            Path::Clause => "path/clause",
        }
    }
}

/// One participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument {
    /// Its role.
    pub role: Role,
    /// Its head word; relative pronouns are replaced by what they stand for.
    pub head: usize,
    /// Its preposition, where it has one.
    pub preposition: Option<usize>,
    /// How it was found.
    pub path: Path,
}
