//! A user's own actors: both formats, dates, and lines that cannot be read.

use dateline_intake::Given;
use dateline_lang::English;
use dateline_read::{Kit, read};

fn codes(actors: &str, published: &str, text: &str) -> (Vec<(String, Option<String>)>, Vec<String>) {
    let (kit, problems) = Kit::embedded().with_actors(actors);
    let given = Given { published: Some(published.to_owned()), ..Given::default() };
    let doc = dateline_intake::plain("actors", text, &given);
    let record = read(&doc, &English::embedded().expect("the model loads").analyse(&doc.text), &kit);
    (record.entities.into_iter().map(|e| (e.name, e.code)).collect(), problems)
}

const TABLE: &str = "name\taliases\tkind\tcountry\tsectors\tcode\tfrom\tto\tsource\n\
    Harrow Guard\tHarrow Wardens|HGD\tarmed_force\tHRW\tMIL\t\t\t\town\n\
    Tomas Okabe\t\tperson\t\t\tHRWGOV\t2030-01-01\t2031-12-31\town\n\
    \t\t\t\t\tHRW\t\t\town\n";

#[test]
fn a_table_gives_kind_and_code() {
    let (found, problems) = codes(TABLE, "2031-05-04", "The Harrow Wardens stopped Tomas Okabe at the bridge.");
    assert!(found.iter().any(|(n, c)| n == "Harrow Wardens" && c.as_deref() == Some("HRWMIL")), "{found:?}");
    assert!(found.iter().any(|(n, c)| n == "Tomas Okabe" && c.as_deref() == Some("HRWGOV")), "{found:?}");
    assert_eq!(problems, ["line 4: no name"]);
}

#[test]
fn a_term_that_is_over_makes_a_former_official() {
    let (found, _) = codes(TABLE, "2033-05-04", "Tomas Okabe spoke in Port Alder on Monday.");
    assert!(found.iter().any(|(n, c)| n == "Tomas Okabe" && c.as_deref() == Some("HRWELI")), "{found:?}");
}

const DICTIONARY: &str = "# a comment\n\
    HARROW_NATIONAL_GUARD_ [HRWMIL] # note\n\
    +HARROW_WARDENS_\n\
    \n\
    TOMAS_OKABE_\n\
    +PREMIER_OKABE_\n\
    \t[HRWOPP <100101]\n\
    \t[HRWGOV 100101-110101]\n\
    \t[HRWELI]\n\
    BROKEN_ONE_ [HRW\n";

#[test]
fn a_dictionary_takes_the_first_code_whose_dates_hold() {
    for (day, code) in
        [("2009-06-01", "HRWOPP"), ("2010-06-01", "HRWGOV"), ("2010-12-31", "HRWGOV"), ("2011-01-01", "HRWELI")]
    {
        let (found, problems) = codes(DICTIONARY, day, "The Harrow Wardens stopped Tomas Okabe at the bridge.");
        assert!(found.iter().any(|(n, c)| n == "Tomas Okabe" && c.as_deref() == Some(code)), "{day}: {found:?}");
        assert!(found.iter().any(|(n, c)| n == "Harrow Wardens" && c.as_deref() == Some("HRWMIL")), "{found:?}");
        assert_eq!(problems.len(), 1, "{problems:?}");
    }
}
