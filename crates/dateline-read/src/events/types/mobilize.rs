//! MOBILIZE. Military or police moves short of force: deployments, alerts, exercises of one state, call-ups.
//! Not: inside a reported assault.
//! Example: "Sarkand massed tanks along the river."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[
        ("police", "deploy >police|officer, send >police|officer, send in >police, dispatch >police|officer"),
        (
            "troops",
            "remain on >alert, go on >alert, deploy, mobilise, mobilize, mass, amass, station, dispatch >troops|soldier|force|warship|ship, send >troops|soldier|force|warship|ship|aircraft|fighter|army|tank|reinforcement|jet|carrier, move >troops|force|missile|tank, reinforce, place on >alert, put on >alert, call up >reservist|reserve|troops, conscript, surround, encircle, patrol, guard, beef up >security|presence|force, step up >security|patrol, increase >presence|security|troops, arm, build up >force|troops, remain in >street|capital|square|city, stay in >street|capital|square|city, move into >street|capital|square, move onto >street, upgrade >base|fleet|arsenal|defence|defense, modernise >army|force|fleet, modernize >army|force|fleet, build >base, advance on, advance toward, march on",
        ),
        (
            "weapons",
            "test >missile|weapon|rocket|bomb, test-fire, conduct >exercise|drill|test, hold >exercise|drill, stage >exercise|drill, launch >exercise|drill|satellite, position >missile|weapon|artillery, install >missile|system, enrich >uranium",
        ),
        ("militia", "recruit, take up >arm"),
    ],
    nouns: &[("troops", "deployment, mobilization, mobilisation, buildup"), ("weapons", "drill")],
    toward: &["to", "in", "along", "against", "into", "on", "near", "at"],
    ..Lexicon::new(PloverType::Mobilize, "events/mobilize")
};
