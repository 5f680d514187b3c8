//! Words that say who somebody is: roles, kinds of people and bodies, titles, given names.

use crate::lexicon::{Class, Words};
use dateline_model::EntityKind;

/// What a noun says of the one it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Noun {
    /// PLOVER sector; empty where the noun alone does not tell.
    pub(crate) sector: &'static str,
    /// What kind of entity it makes in the plural (a single one is a person where this is a group).
    pub(crate) kind: EntityKind,
    /// The word that stands for all of the same meaning ("demonstrator" for "protester").
    pub(crate) class: &'static str,
}

macro_rules! nouns {
    ($($kind:ident $sector:literal: $($words:literal)+;)+) => {
        /// What a lemma says; none for a noun that is nobody.
        pub(crate) fn noun(lemma: &str) -> Option<Noun> {
            // "Ex-minister".
            match lemma.strip_prefix("ex-").unwrap_or(lemma) {
                $($($words)|+ => Some(Noun { sector: $sector, kind: EntityKind::$kind, class: class(lemma, &[$($words),+]) }),)+
                _ => None,
            }
        }
    };
}

fn class(lemma: &str, words: &[&'static str]) -> &'static str {
    match lemma {
        "demonstrator" | "marcher" => "protester",
        "troop" | "troops" | "serviceman" => "soldier",
        "photojournalist" | "cameraman" => "photographer",
        "policeman" | "policewoman" => "officer",
        "lawmaker" | "legislator" | "parliamentarian" => "lawmaker",
        "regime" => "government",
        "reporter" => "journalist",
        "migrant" | "emigrant" => "migrant",
        _ => words.iter().find(|w| **w == lemma).copied().unwrap_or(""),
    }
}

nouns! {
    Group "GOV": "president" "vice-president" "premier" "minister" "chancellor" "secretary" "king" "queen" "emir" "sultan" "prince"
        "princess" "monarch" "governor" "mayor" "ambassador" "envoy" "diplomat" "spokesman" "spokeswoman" "spokesperson" "official"
        "adviser" "advisor" "ruler" "dictator" "statesman" "attache" "consul" "emperor" "undersecretary" "bureaucrat" "negotiator"
        "commissioner" "councillor" "viceroy";
    Group "": "leader" "head" "chief" "deputy" "chairman" "chairwoman" "director" "member" "ally" "opponent"
        "critic" "rival" "politician" "candidate" "founder" "boss" "aide" "delegate" "representative" "coordinator"
        "figure" "delegation" "team" "co-founder" "president-elect" "colleague" "mentor";
    State "GOV": "government" "regime" "administration" "presidency" "junta" "cabinet" "authority" "monarchy";
    Organisation "GOV": "ministry" "embassy" "council" "municipality" "customs" "consulate" "bureau";
    Organisation "LEG": "parliament" "assembly" "senate" "congress" "legislature";
    Group "LEG": "congressman" "congresswoman" "senator" "lawmaker" "legislator" "mp" "parliamentarian" "speaker" "deputies";
    Organisation "JUD": "court" "tribunal";
    Group "JUD": "judge" "prosecutor" "magistrate" "justice" "jury";
    ArmedForce "MIL": "army" "military" "navy" "airforce" "troop" "troops" "brigade" "battalion" "regiment" "garrison" "peacekeeper"
        "paratrooper" "guardsman" "marine" "commando" "warplane" "warship";
    Group "MIL": "soldier" "serviceman" "general" "colonel" "lieutenant" "major" "admiral" "commander" "conscript" "sailor" "sergeant" "captain"
        "veteran" "reservist" "pilot" "sniper";
    ArmedForce "": "force" "coalition" "fighter" "faction" "patrol" "convoy";
    ArmedForce "COP": "police" "gendarmerie";
    Group "COP": "policeman" "policewoman" "officer" "gendarme" "constable" "detective" "sheriff";
    Group "SPY": "spy" "spymaster";
    ArmedForce "REB": "rebel" "insurgent" "guerrilla" "guerilla" "separatist" "jihadist" "jihadi" "rebellion" "insurgency" "mutineer";
    ArmedForce "UAF": "militia" "militant" "gunman" "mercenary" "militiaman" "extremist" "terrorist" "attacker" "assailant" "bomber"
        "paramilitary" "warlord" "hijacker" "kidnapper" "vigilante";
    Group "CVL": "supporter" "backer" "loyalist" "follower" "protester" "demonstrator" "marcher" "protestor" "activist" "civilian" "resident" "villager" "citizen" "crowd" "mob"
        "bystander" "people" "man" "woman" "child" "boy" "girl" "youth" "teenager" "family" "mother" "father" "son" "daughter" "wife" "husband"
        "passenger" "witness" "passer-by" "rioter" "looter" "voter" "neighbour" "neighbor" "shopkeeper" "tourist" "dissident" "campaigner"
        "victim" "detainee" "prisoner" "hostage" "survivor" "driver" "farmer" "public" "community" "inhabitant" "pedestrian" "onlooker"
        "brother" "sister" "relative" "settler" "squatter" "person" "local" "national" "tribesman" "nomad" "herder" "population";
    Group "EDU": "student" "teacher" "professor" "researcher" "academic" "pupil" "lecturer" "scholar" "analyst" "expert" "economist"
        "historian" "scientist";
    Organisation "EDU": "university" "school";
    Group "MED": "doctor" "nurse" "medic" "paramedic" "physician" "surgeon";
    Organisation "MED": "hospital" "clinic";
    Group "JRN": "journalist" "reporter" "photographer" "photojournalist" "cameraman" "correspondent" "editor" "columnist" "broadcaster"
        "presenter" "anchor" "blogger" "commentator";
    Outlet "JRN": "newspaper" "media" "outlet" "television" "channel" "magazine" "daily" "press";
    Group "BUS": "businessman" "businesswoman" "trader" "investor" "executive" "banker" "merchant" "tycoon" "oligarch" "entrepreneur"
        "shareholder" "ceo" "manager" "owner";
    Organisation "BUS": "company" "firm" "bank" "corporation" "giant" "subsidiary" "contractor";
    Group "LAB": "worker" "miner" "trucker" "employee" "unionist" "docker" "striker";
    Organisation "LAB": "union" "syndicate";
    Organisation "PTY": "party" "bloc" "wing";
    Organisation "OPP": "opposition";
    Group "REL": "priest" "bishop" "archbishop" "cleric" "imam" "pastor" "monk" "nun" "cardinal" "rabbi" "pope" "ayatollah" "preacher"
        "missionary" "patriarch" "mullah" "sheikh";
    Organisation "REL": "church" "mosque" "diocese";
    Group "CRM": "criminal" "gangster" "smuggler" "trafficker" "robber" "thief" "pirate" "murderer" "poacher" "killer" "suspect" "arsonist";
    Organisation "CRM": "gang" "cartel" "mafia";
    Group "REF": "refugee" "migrant" "deportee" "evacuee" "asylum-seeker" "exile";
    Group "SOC": "lawyer" "volunteer" "aid-worker" "observer" "monitor" "attorney" "humanitarian";
    Organisation "SOC": "charity" "group" "organisation" "organization" "movement" "foundation" "institute" "agency" "network" "alliance"
        "federation" "association" "commission" "committee" "mission";
}

/// The sector that a modifier gives whatever the noun ("rebel commander", "opposition lawmaker", "union leader").
pub(crate) fn modifier_sector(word: &str) -> Option<&'static str> {
    Some(match word {
        word if Class::AboutOpposition.has(word) => "OPP",
        "rebel" | "insurgent" | "guerrilla" | "separatist" | "jihadist" | "islamist" | "secessionist" => "REB",
        "military" | "army" | "naval" | "navy" | "troop" | "marine" | "guard" => "MIL",
        "police" | "riot" | "interior" => "COP",
        "security" => "MIL",
        "paramilitary" | "pro-government" | "pro-regime" => "PRM",
        "intelligence" | "spy" => "SPY",
        "government" | "state" | "foreign" | "defence" | "defense" | "presidential" | "prime" | "ministry"
        | "embassy" | "cabinet" => "GOV",
        "parliamentary" | "congressional" | "senate" | "republican" | "democratic" => "LEG",
        "union" | "labour" | "labor" | "trade" => "LAB",
        "student" | "university" | "school" => "EDU",
        "rights" | "aid" | "relief" | "civil" => "SOC",
        "hospital" | "medical" | "health" => "MED",
        "party" => "PTY",
        "gang" | "drug" | "mafia" | "cartel" => "CRM",
        "business" | "oil" | "company" | "mining" | "corporate" => "BUS",
        "church" | "religious" | "spiritual" | "muslim" | "christian" => "REL",
        "news" | "media" | "newspaper" | "television" | "tv" | "radio" => "JRN",
        "former" | "ex" | "ex-president" | "ousted" | "deposed" | "retired" | "late" => "ELI",
        "militia" | "armed-group" => "UAF",
        "court" | "judicial" | "supreme" => "JUD",
        _ => return None,
    })
}

/// What the name of a body says: kind and sector.
pub(crate) fn body(name: &str) -> Option<(EntityKind, &'static str)> {
    use EntityKind::{ArmedForce, Organisation, Outlet};
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let has = |list: &dyn Words| words.iter().any(|w| list.holds(w));
    Some(if has(&Class::NameOfGovernment) {
        (Organisation, "GOV")
    } else if has(&Class::NameOfPolice) {
        (ArmedForce, "COP")
    } else if has(&["intelligence"]) {
        (Organisation, "SPY")
    } else if has(&Class::NameOfRebels) {
        (ArmedForce, "REB")
    } else if has(&Class::NameOfArmy) || lower.contains("air force") {
        (ArmedForce, if has(&["militia"]) { "UAF" } else { "MIL" })
    } else if has(&Class::NameOfParliament) {
        (Organisation, "LEG")
    } else if has(&["court", "tribunal", "prosecutor"]) {
        (Organisation, "JUD")
    } else if has(&Class::NameOfParty) {
        (Organisation, "PTY")
    } else if has(&["union", "unions", "syndicate"])
        && !lower.contains("european union")
        && !lower.contains("african union")
    {
        (Organisation, "LAB")
    } else if has(&Class::NameOfSchool) {
        (Organisation, "EDU")
    } else if has(&["hospital", "clinic", "medical"]) {
        (Organisation, "MED")
    } else if has(&Class::NameOfPaper) {
        (Outlet, "JRN")
    } else if has(&Class::NameOfCompany) {
        (Organisation, "BUS")
    } else if has(&["church", "diocese", "mosque"]) {
        (Organisation, "REL")
    } else if has(&["cartel", "gang", "mafia"]) {
        (Organisation, "CRM")
    } else if has(&["nations", "un"]) {
        (Organisation, "IGO")
    } else if has(&Class::NameOfOffice) {
        (Organisation, "GOV")
    } else if has(&Class::NameOfMovement) {
        (Organisation, "PTY")
    } else if has(&Class::NameOfCharity) {
        (Organisation, "SOC")
    } else {
        return None;
    })
}

/// Titles before a name, with the gender that they tell.
pub(crate) fn title(word: &str) -> Option<Option<bool>> {
    Some(match word {
        word if Class::TitleOfMan.has(word) => Some(false),
        word if Class::TitleOfWoman.has(word) => Some(true),
        word if Class::TitleOfOffice.has(word) => None,
        _ => return None,
    })
}

/// The gender that most bearers of a given name have.
pub(crate) fn given(name: &str) -> Option<bool> {
    const WOMEN: &str = " mary anna ana anne ann maria marie margaret elizabeth susan linda barbara sarah sara karen nancy lisa betty helen sandra \
        donna carol ruth sharon michelle laura emily kimberly deborah jessica amy angela melissa rebecca stephanie christine christina catherine \
        katherine kate kathleen rachel julia julie emma olivia sophia sophie isabella isabel charlotte alice jane joan joanna martha diana diane \
        carmen rosa lucia elena irina natalia natasha olga svetlana tatiana ekaterina yulia oksana nadia fatima aisha khadija zainab leila layla \
        amina mariam maryam noor huda samira yasmin hala rania salma nour mei ling yuki keiko akiko priya anita sunita indira sonia kavita lakshmi \
        grace joyce florence mercy esther blessing ngozi amara wanjiku beatriz camila gabriela juliana fernanda luisa paula patricia claudia sofia \
        valentina daniela andrea adriana veronica monica silvia teresa pilar ines lourdes guadalupe dolores esperanza ingrid astrid greta heidi petra \
        ursula monika gabriele sabine hanna johanna kristin birgit annika eva zuzana jana lenka hana vera ludmila galina nina larisa marina \
        hillary hilary condoleezza madeleine theresa angel nicola nicole amanda jennifer ashley megan hannah abigail victoria heather tiffany \
        megan erin lauren samantha denise tina gloria cynthia judith judy janet janice frances marilyn beverly theresa virginia evelyn cheryl mildred \
        phyllis lillian annie edith clara ella lucy molly jenny pamela brenda kelly wendy tracy holly audrey bonnie peggy sally april norma penny \
        belinda miriam naomi lydia marta greta gina rita lena dina mina tara nora zoe chloe ruby lily rose daisy violet iris ivy flora ";
    const MEN: &str = " john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald mark paul \
        steven andrew kenneth george joshua kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas eric stephen jonathan larry \
        justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose henry adam douglas nathan \
        peter zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean arthur austin noah lawrence jesse joe bryan \
        billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip bobby johnny \
        bradley mike steve bill bob jim tom tim dan dave ben sam ken ron greg jeff matt nick tony fred ted barack vladimir sergei sergey dmitry \
        dmitri alexei aleksandr ivan igor oleg boris mikhail nikolai yuri andrei viktor pavel anton maxim ahmed ahmad mohammed mohamed muhammad \
        mohammad mahmoud ali hassan hussein omar khaled khalid ibrahim yusuf youssef mustafa abdullah abdul hamid karim tariq bilal osama faisal \
        salman nasser saddam bashar hosni rafik saad wei jun ming hiroshi kenji takashi raj rajesh sanjay arjun vijay amit rahul narendra \
        carlos luis miguel pedro jorge francisco antonio manuel rafael fernando diego pablo javier ricardo eduardo roberto sergio alejandro andres \
        alberto enrique raul hugo nicolas leopoldo vicente ramon gustavo oscar felipe rodrigo mario marco marcos julio cesar ernesto gilberto jair \
        joao paulo lula kofi kwame emeka chinedu olusegun goodluck nelson thabo jacob cyril robert emmerson morgan paul yoweri joseph laurent felix \
        hans klaus jurgen wolfgang helmut gerhard olaf friedrich fritz karl heinz otto stefan martin lars erik olof anders jens bjorn sven nils \
        jan piotr pawel jerzy tomasz vaclav jiri petr milos radovan slobodan ratko zoran goran dragan franjo stipe alija tayyip recep kemal abdullah \
        mehmet murat hakan emmanuel francois jacques jean pierre michel philippe alain nicolas gerard bernard louis andre giovanni giuseppe silvio \
        matteo paolo francesco luigi angelo romano massimo gary doug craig phil derek graham nigel neil ian stuart colin barry trevor gordon alistair \
        malcolm duncan rory liam connor declan gerry martin ed harry oliver leo max theo hugo felix simon adrian ross dean glen howard norman lewis ";
    let n = format!(" {} ", name.to_lowercase());
    if n.len() < 5 {
        return None;
    }
    match (WOMEN.contains(&n), MEN.contains(&n)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// How nouns for those who do something end.
pub(crate) const AGENT_ENDINGS: [&str; 8] = ["er", "or", "ist", "ian", "man", "ant", "eer", "men"];

/// "Grower", "insurer", "shareholder": who does something; things of that ending are listed.
pub(crate) fn agentive(lemma: &str) -> bool {
    let ends = AGENT_ENDINGS.iter().any(|e| lemma.ends_with(e)) || lemma.ends_with("folk");
    let thing = Class::ThingInEr.has(lemma);
    ends && !thing && lemma.len() > 4
}

/// A word of letters that begins with a capital.
pub(crate) fn capital(form: &str) -> bool {
    form.len() > 1 && form.starts_with(char::is_uppercase) && form.chars().all(char::is_alphabetic)
}

/// A day of the week or a month ("May" may be a name).
pub(crate) fn calendar(form: &str) -> bool {
    form.ends_with("day") || Class::MonthCapital.has(form)
}

/// "Tessian", "Velmorese": an adjective of a place by its ending.
pub(crate) fn adjectival(form: &str) -> bool {
    form.len() > 4 && ["ian", "ean", "ese", "ish", "ans", "ist"].iter().any(|e| form.ends_with(e))
}
