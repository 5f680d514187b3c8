//! AGREE. Agreement, offers and promises to cooperate, invitations, readiness; meetings, help and support that are still to come.
//! Not: signed or ratified (SUPPORT), given way (CONCEDE).
//! Example: "The two sides agreed to meet in Geneva."

use dateline_model::PloverType;

use super::Lexicon;

/// Its words.
pub(super) const LEXICON: Lexicon = Lexicon {
    verbs: &[(
        "",
        "agree, agree on, agree to, agree with, accept, pledge, promise, offer, invite, consent, commit, commit to, vow >support|help|cooperation|aid, volunteer, propose, express >willingness|readiness|interest|desire|intention|intent|commitment, plan >visit|meeting|talk, intend, announce >plan|visit|aid|loan, be ready, stand ready, assure, undertake, endeavour, guarantee, resolve, reconcile, seek >tie|cooperation|dialogue|partnership|peace",
    )],
    nouns: &[("", "agreement, pledge, promise, offer, invitation")],
    toward: &["with", "to", "on", "between"],
    reciprocal: true,
    ..Lexicon::new(PloverType::Agree, "events/agree")
};
