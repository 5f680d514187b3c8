//! ASSAULT. Deliberate acts that can cause serious physical harm, to people or to what they need: shooting, bombing, beating, abducting, and crowd control
//! where a weapon is named. One-sided: who did it, to whom; two-sided fights have all in `actors`.
//! Not: threats of it (THREATEN), arrests (COERCE), accidents, games.
//! Example: "Guards fired tear gas at dockworkers in Port Alder."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        (
            "firearms",
            "shoot, shoot at, shoot down, gun down, open >fire, resort to >firing, fire >shot|round|bullet|ammunition|weapon|gun, fire at, fire on, fire upon, snipe, machinegun, machine-gun, riddle",
        ),
        (
            "crowd-control",
            "fire >gas|grenade|cannon, use >gas|cannon, launch >gas, throw >gas, spray >gas|protester|demonstrator|crowd, lob >gas, deploy >gas|cannon, disperse >protester|crowd|demonstrator|protest|mob, charge >protester|crowd, lathicharge, lathi-charge, cane-charge, teargas, burst >shell|teargas, resort to >lathicharge|lathi-charge|cane-charge|baton-charge, baton-charge",
        ),
        (
            "explosives",
            "bomb, blow up, detonate >bomb|device|explosive|vest, plant >bomb, mine, explode, set off >bomb|charge|device|dynamite, dynamite, go off, throw >grenade|explosive|dynamite|device|charge|bomb, hurl >grenade|explosive|dynamite|device|charge|bomb, lob >grenade|bomb|explosive, toss >grenade|bomb|explosive|dynamite, place >bomb|explosive|charge|device|dynamite|mine, step on >mine|bomb|landmine|device|shell, tread on >mine|landmine, drive over >mine|landmine|bomb|device, plant >explosive|charge|device|dynamite|mine",
        ),
        (
            "heavy-weapons",
            "shell, mortar, launch >rocket|missile, fire >rocket|missile|shell|mortar, bombard, rain >rocket|shell",
        ),
        ("aerial", "strafe, air-strike"),
        ("targeted", "assassinate, execute, massacre, slaughter, behead, murder, hang, exterminate"),
        (
            "abduct",
            "kidnap, abduct, hijack, capture, take >hostage, take from >school|home|house|village|church|mosque|dormitory|bed|bus|boat|farm, snatch from >school|home|house|village|church|bed|bus|street",
        ),
        ("unconventional", "use >napalm|chlorine|sarin|phosphorus|chemical|agent|poison"),
        ("beat", "beat, beat up, punch, kick, assault, manhandle, batter, rough up"),
        ("torture", "torture, mutilate"),
        ("sexual", "rape"),
        (
            "primitive",
            "stab, hack, stone, throw >rock|stone|cocktail|brick|missile|bottle, hurl >rock|stone|cocktail|brick|bottle, lob >rock|cocktail|stone, launch >cocktail|missile, set >fire, set on >fire, set ablaze, set alight, torch, charge at, charge into, burn, plough into, plow into, drive into, drive at, ram, run over, careen",
        ),
        ("destroy", "destroy, demolish, raze, sabotage, blast"),
        (
            "",
            "attack, kill, pound, ambush, wound, injure, strike >target|position|base|village|convoy|city|town, clash, clash with, fight, battle, storm, raid >village|camp|base|town, invade, engage in >battle|fighting|clash, carry out >attack|bombing|raid|strike|assault|massacre, launch >attack|offensive|assault|strike|raid|operation, stage >attack, mount >attack|assault, wage >war, target >civilian|convoy|position|base|camp|school|hospital, harm, maim, poison, exchange >fire, violate >ceasefire|truce, breach >ceasefire|truce, break >ceasefire|truce",
        ),
    ],
    nouns: &[
        ("", "attack, clash, fighting, killing, assault, ambush, battle, offensive, invasion, onslaught"),
        ("explosives", "bombing, blast"),
        ("firearms", "shooting, gunfire, gunbattle"),
        ("heavy-weapons", "shelling, bombardment"),
        ("aerial", "airstrike"),
        ("targeted", "assassination, murder, massacre, execution, slaughter"),
        ("abduct", "kidnapping, abduction, hijacking"),
        ("beat", "beating"),
        ("torture", "torture"),
        ("destroy", "destruction, demolition"),
    ],
    toward: &["on", "against", "at", "with", "upon", "into"],
    reciprocal: true,
    ..Lexicon::new(PloverType::Assault, "events/assault")
};
