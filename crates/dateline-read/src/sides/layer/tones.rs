//! Words with a tone: verbs, nouns and adjectives of politics that speak well or ill of what they are said of.
//!
//! "Praised", "ally", "deal" are good; "accused", "rival", "crackdown" are bad. Words whose tone hangs on their object ("support", said
//! of a plan) stand here all the same: the layer learns what each tone is worth in which place. Written from a general knowledge of English.

use crate::claims::hash;

/// Lemmas that speak well.
const GOOD: &str = "accord acquit admiration admire admirer admiring adore advocate agree agreement aid alliance ally amazing applaud applause \
    appoint appreciate approve arm assist assistance award back backer backing befriend beloved best better bless bolster brave \
    brilliant ceasefire celebrate champion cheer close collaborate commend confidence congratulate congratulation consult \
    cooperate cooperation courageous credit deal defend defender donate elect embrace encourage endorse endorsement enjoy \
    excellent exonerate faith fan fantastic favor favorable favour favourable finance forgive free friend friendly friendship \
    fund gifted glowing good gratitude great greet hail help hero heroic hire honest honor honour host impressive incredible \
    inspire join laud leader leadership liberate like love loyal loyalist loyalty meet mentor negotiate nominate nurture \
    outstanding pact pardon partner partnership peace peaceful pledge popular positive praise prefer promise promote proponent \
    protect proud qualified rally ratify reassure recognise recognize recommend reconcile recruit rejoin release relief \
    remarkable rescue respect reunite reward salute save shield side smart solidarity sponsor strengthen strong subsidize success \
    successful supply support supporter supportive talented terrific thank thanks train treaty tribute triumph truce trust \
    trusted unite unity uphold victory vindicate vouch vow warm welcome wonderful";

/// Lemmas that speak ill.
const BAD: &str = "abandon abduct abuse accusation accuse adversary aggression airstrike alarm alienate allegation allege ambush anger angry \
    annex annexation annoy antagonize arrest assail assault atrocity attack avenge awful backlash bad ban bar bash battle beat \
    behead belittle berate besmirch betray betrayal bicker bigot bigotry blame blast block bomb bombing boo boycott breach break \
    bully cancel castigate censor challenge charge chastise cheat chide claim clash combat compete complain complaint concern \
    condemn condemnation conflict confront contempt contradict controversy convict conviction corrupt corruption crackdown crime \
    criminal crisis critic critical criticise criticism criticize crooked crush cut dangerous death deceive decry defeat defy \
    demand demonise demonize denigrate denounce deny deplore deport depose deride desert despise destroy detain detention detest \
    detractor dictator disappoint disaster disastrous disavow discredit discriminate disdain disgraceful disgusting dishonest \
    dislike dismantle dismay dismiss disown disparage displeasure dispute disqualify dissatisfaction distance distrust doubt dump \
    enemy enrage evil excoriate execute exile expel exploit extremist failed failure fake false fascist fault fear feud fight \
    fine fire foe foil fraud frustrate fume furious fury genocide grill hack hacking hammer harass harsh hate hatred haunt heckle \
    hinder hit horrible hostile hostility illegal impeach impede imprison incite incompetent indict indictment infiltrate \
    infuriate instigate insult interfere interference intimidate invade invasion investigate jail jeer kidnap kill killing knock \
    lambast lambaste lament lash lawsuit liar lie loathe malign manipulate massacre meddle meddling menace militant mislead \
    misleading misogynist mistrust mock murder nasty negative object objection obstruct occupation occupy offend opponent oppose \
    opposition oppress oust outrage overthrow pan penalise penalize penalty persecute picket plague press probe prosecute protest \
    provoke pummel punish punishment quarrel question racism racist rage raid rail rape rebel rebuff rebuke reckless refusal \
    refuse refute regret reject rejection remove renounce repeal repel repress repudiate resist retaliate revoke ridicule rip \
    rival rob ruin sabotage sack sanction scandal scathing scoff scold scorn scrap seize sentence sexist shameful shell shoot \
    shun silence skewer slam slander slash smear snub spar spurn spy squabble stab steal strike stymie subpoena subvert sue suit \
    suppress suspect suspicion tangle target tarnish taunt terrible terrorism terrorist threat threaten thug thwart topple \
    torture trash treason tyrant undermine unfit unlawful unqualified upset vicious victim vilify violate violation violence war \
    warn warning weak weaken worry worse worst wrong";

/// The lemmas by hash, sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Tones(Vec<(u64, i8)>);

impl Tones {
    pub(super) fn new() -> Tones {
        let list = |words: &'static str, tone: i8| words.split_whitespace().map(move |w| (hash(w), tone));
        let mut all: Vec<(u64, i8)> = list(GOOD, 1).chain(list(BAD, -1)).collect();
        all.sort_unstable();
        Tones(all)
    }

    /// 1 or -1; 0 for words without a tone.
    pub(super) fn of(&self, lemma: u64) -> i8 {
        self.0.binary_search_by_key(&lemma, |t| t.0).map_or(0, |i| self.0[i].1)
    }
}
