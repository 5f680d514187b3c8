//! Currencies by sign and by name (ISO 4217). A name that several countries share ("peso", "dinar", a plain "dollar") is settled by
//! an adjective or by what the document speaks of, else it stays open.

use crate::lexicon::Class;
use crate::numbers::{Tokens, scale};

/// A currency that was read: its code where the words settle it, and the token after it.
pub(super) struct Currency {
    pub(super) code: Option<&'static str>,
    pub(super) end: usize,
    /// A plain "$" or "dollars".
    pub(super) plain_dollar: bool,
    /// A hundredth of the unit: cents, pence.
    pub(super) hundredth: bool,
}

#[expect(clippy::unnecessary_wraps, reason = "the arms of its callers give nothing too")]
fn read(code: Option<&'static str>, end: usize) -> Option<Currency> {
    Some(Currency { code, end, plain_dollar: false, hundredth: false })
}

/// A sign before a number: "$", "US$", "€", "Rs.", "dlrs".
pub(super) fn sign(t: &Tokens, i: usize) -> Option<Currency> {
    let dollar = |code, end| Some(Currency { code, end, plain_dollar: code.is_none(), hundredth: false });
    // "$US5 million"
    if t.w(i) == "$" && t.glued(i + 1) && t.digits(i + 2).is_some() && t.glued(i + 2) {
        let code = match t.w(i + 1) {
            "us" => "USD",
            "a" => "AUD",
            "c" => "CAD",
            "nz" => "NZD",
            "hk" => "HKD",
            "s" => "SGD",
            _ => "",
        };
        if !code.is_empty() {
            return dollar(Some(code), i + 2);
        }
    }
    if t.w(i + 1) == "$" && (t.glued(i + 1) || t.is(i, ["us", "u.s."]) && t.capital(i)) {
        let code = match t.w(i) {
            "us" | "u.s." => "USD",
            "c" | "ca" | "can" | "cdn" => "CAD",
            "a" | "au" | "aus" => "AUD",
            "hk" => "HKD",
            "nz" => "NZD",
            "s" | "sg" => "SGD",
            "nt" => "TWD",
            "r" => "BRL",
            "mex" | "mx" => "MXN",
            "z" => "ZWL",
            _ => "",
        };
        if !code.is_empty() {
            return dollar(Some(code), i + 2);
        }
    }
    match t.w(i) {
        "$" => dollar(None, i + 1),
        "£" => read(Some("GBP"), i + 1),
        "€" => read(Some("EUR"), i + 1),
        "¥" => read(Some("JPY"), i + 1),
        "₹" => read(Some("INR"), i + 1),
        "₽" => read(Some("RUB"), i + 1),
        "₩" => read(Some("KRW"), i + 1),
        "₪" => read(Some("ILS"), i + 1),
        "₦" => read(Some("NGN"), i + 1),
        "₴" => read(Some("UAH"), i + 1),
        "₺" => read(Some("TRY"), i + 1),
        "₱" => read(Some("PHP"), i + 1),
        "dlrs" => dollar(None, i + 1),
        "usd" => read(Some("USD"), i + 1),
        "eur" => read(Some("EUR"), i + 1),
        "gbp" => read(Some("GBP"), i + 1),
        "rs" => read(None, i + 1 + usize::from(t.w(i + 1) == ".")),
        // The pound sign of old wires: "#80 million".
        "#" if t.glued(i + 1) && scale(t.w(i + 2)).is_some_and(|s| s >= 1e6) => read(Some("GBP"), i + 1),
        // "N60 million", "R2.5 billion", "Sh300 million"; not "N95" or "R2".
        "n" if lettered(t, i) => read(Some("NGN"), i + 1),
        "r" if lettered(t, i) => read(Some("ZAR"), i + 1),
        "sh" if lettered(t, i) => read(None, i + 1),
        w => LETTERS
            .iter()
            .find(|(letters, _)| *letters == w && t.capital(i) && t.digits(i + 1).is_some())
            .and_then(|(_, code)| read(Some(code), i + 1)),
    }
}

/// A letter straight before a sum that it may be the sign of: millions, or thousands with their comma.
fn lettered(t: &Tokens, i: usize) -> bool {
    let j = i + 1;
    let commas = t.digits(j).is_some_and(|v| v >= 1e3) && t.span(j, j + 1).len() as usize > t.w(j).len();
    t.capital(i) && t.glued(j) && t.digits(j).is_some() && (commas || scale(t.w(j + 1)).is_some_and(|s| s >= 1e5))
}

/// Letters that stand before a number as a sign does.
const LETTERS: &[(&str, &str)] = &[
    ("rm", "MYR"),
    ("rp", "IDR"),
    ("tk", "BDT"),
    ("ksh", "KES"),
    ("ush", "UGX"),
    ("chf", "CHF"),
    ("sfr", "CHF"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("dm", "DEM"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("inr", "INR"),
    ("rmb", "CNY"),
    ("aud", "AUD"),
    ("cad", "CAD"),
    ("zar", "ZAR"),
    ("ugx", "UGX"),
    ("kes", "KES"),
    ("ngn", "NGN"),
    ("vnd", "VND"),
    ("idr", "IDR"),
    ("cop", "COP"),
    ("clp", "CLP"),
    ("pyg", "PYG"),
    ("krw", "KRW"),
    ("huf", "HUF"),
    ("irr", "IRR"),
    ("mmk", "MMK"),
    ("iqd", "IQD"),
    ("lbp", "LBP"),
    ("syp", "SYP"),
    ("uah", "UAH"),
    ("rub", "RUB"),
    ("egp", "EGP"),
    ("pkr", "PKR"),
    ("php", "PHP"),
    ("thb", "THB"),
    ("mxn", "MXN"),
    ("ars", "ARS"),
    ("brl", "BRL"),
    ("pln", "PLN"),
    ("tsh", "TZS"),
    ("tzs", "TZS"),
    ("ghs", "GHS"),
    ("etb", "ETB"),
];

/// A sign after a number: "500 €", "20£".
pub(super) fn sign_after(t: &Tokens, i: usize) -> Option<Currency> {
    let free = t.digits(i + 1).is_none() || !t.glued(i + 1);
    match t.w(i) {
        "€" if free => read(Some("EUR"), i + 1),
        "£" if free && t.glued(i) => read(Some("GBP"), i + 1),
        "¥" if free && t.glued(i) => read(None, i + 1),
        "$" if free && t.glued(i) => Some(Currency { code: None, end: i + 1, plain_dollar: true, hundredth: false }),
        "¢" => Some(Currency { code: None, end: i + 1, plain_dollar: true, hundredth: true }),
        // "10p"; "720p" is a picture.
        "p" if t.glued(i) && !t.is(i.wrapping_sub(1), ["360", "480", "720", "1080"]) => {
            Some(Currency { code: Some("GBP"), end: i + 1, plain_dollar: false, hundredth: true })
        }
        _ => None,
    }
}

/// A code after a number: "300.000 VND".
fn code_after(t: &Tokens, i: usize) -> Option<&'static str> {
    let code = |c: &&(&str, &'static str)| c.0.len() == 3 && c.0 == t.w(i);
    t.shouted(i).then(|| LETTERS.iter().find(code).map(|c| c.1)).flatten()
}

/// Money that nobody counts in hundredths: a dot before three digits stands between thousands.
pub(super) fn whole(code: &str) -> bool {
    matches!(code, "VND" | "IDR" | "COP" | "CLP" | "PYG" | "KRW" | "HUF" | "IRR" | "UGX" | "JPY" | "LBP" | "IQD")
}

/// A name after a number: "dollars", "Canadian dollars", "9,000 bolivars", "euros", "pence".
pub(super) fn name(t: &Tokens, i: usize, year: Option<i16>) -> Option<Currency> {
    let adjective = t.w(i);
    let after = i + 1 + usize::from(t.w(i + 1) == "." && t.glued(i + 1));
    let hundredth = singular(t.w(after)) == "cent";
    if let Some(code) = qualified(adjective, if hundredth { "dollar" } else { singular(t.w(after)) }) {
        return Some(Currency { code: Some(code), end: after + 1, plain_dollar: false, hundredth });
    }
    if t.seq(i, &["united", "states"]) && t.is(i + 2, Class::DollarUnit) {
        let hundredth = t.w(i + 2).starts_with("cent");
        return Some(Currency { code: Some("USD"), end: i + 3, plain_dollar: false, hundredth });
    }
    // "Velmoran francs", "Japanese yen": another people's money; the name settles the code where only one has it.
    if t.capital(i)
        && ["an", "ese", "ish", "ch", "i", "ic", "ss"].iter().any(|end| adjective.ends_with(end))
        && after == i + 1
    {
        if let Some(c) = unqualified(t, i + 1, year) {
            return Some(Currency { plain_dollar: false, ..c });
        }
    }
    unqualified(t, i, year)
}

/// A name without an adjective.
fn unqualified(t: &Tokens, i: usize, year: Option<i16>) -> Option<Currency> {
    let hundredth = |code| Some(Currency { code, end: i + 1, plain_dollar: false, hundredth: true });
    let w = t.w(i);
    let unit = singular(w);
    if let Some(code) = code_after(t, i) {
        return read(Some(code), i + 1);
    }
    let code = match unit {
        "dollar" | "buck" | "dlr" => {
            return Some(Currency { code: None, end: i + 1, plain_dollar: true, hundredth: false });
        }
        "cent" => return Some(Currency { code: None, end: i + 1, plain_dollar: true, hundredth: true }),
        "pence" | "penny" => {
            return Some(Currency { code: Some("GBP"), end: i + 1, plain_dollar: false, hundredth: true });
        }
        "kopeck" | "kopek" => return hundredth(Some("RUB")),
        word if Class::SmallCoin.has(word) => return hundredth(None),
        "usd" => Some("USD"),
        "eur" => Some("EUR"),
        "quid" => Some("GBP"),
        "euro" => Some("EUR"),
        "drachma" => Some("GRD"),
        "peseta" => Some("ESP"),
        "escudo" => Some("PTE"),
        "schilling" => Some("ATS"),
        "markka" | "markkaa" => Some("FIM"),
        "lire" => Some("ITL"),
        "karbovanet" => Some("UAK"),
        "kuna" => Some("HRK"),
        "leva" => Some("BGN"),
        "lei" => None,
        "dram" => Some("AMD"),
        "manat" | "som" | "shilling" => None,
        "gourde" => Some("HTG"),
        "cruzeiro" => Some("BRE"),
        "afghani" => Some("AFN"),
        "koruna" => Some("CZK"),
        "crown" => None,
        "pound" if t.w(i + 1) == "sterling" => return read(Some("GBP"), i + 2),
        "sterling" => Some("GBP"),
        "yen" => Some("JPY"),
        "yuan" | "renminbi" => Some("CNY"),
        "rouble" | "ruble" => Some("RUB"),
        "bolivar" | "bolívar" => year.map(|y| {
            if y < 2008 {
                "VEB"
            } else if y < 2018 {
                "VEF"
            } else {
                "VES"
            }
        }),
        "boliviano" => Some("BOB"),
        "baht" => Some("THB"),
        "zloty" => Some("PLN"),
        "hryvnia" => Some("UAH"),
        "shekel" => Some("ILS"),
        "naira" => Some("NGN"),
        "rand" => Some("ZAR"),
        "ringgit" => Some("MYR"),
        "rupiah" => Some("IDR"),
        "forint" => Some("HUF"),
        "lempira" => Some("HNL"),
        "quetzal" => Some("GTQ"),
        "guarani" | "guaraní" => Some("PYG"),
        "cordoba" | "córdoba" => Some("NIO"),
        "tenge" => Some("KZT"),
        "lari" => Some("GEL"),
        "birr" => Some("ETB"),
        "cedi" => Some("GHS"),
        "kwacha" => Some("ZMW"),
        "taka" => Some("BDT"),
        "dong" => Some("VND"),
        "kyat" => Some("MMK"),
        "riel" => Some("KHR"),
        "guilder" => Some("NLG"),
        "deutschemark" => Some("DEM"),
        "reai" => Some("BRL"),
        "won" if w == "won" => Some("KRW"),
        word if Class::CurrencyOfMany.has(word) => None,
        "mark" if w == "marks" => None,
        _ => return None,
    };
    read(code, i + 1)
}

fn singular(w: &str) -> &str {
    match w {
        "francs" | "marks" => &w[..w.len() - 1],
        _ if w.len() > 3 && w.ends_with('s') => &w[..w.len() - 1],
        _ => w,
    }
}

/// "Canadian dollar" and the like.
fn qualified(adjective: &str, unit: &str) -> Option<&'static str> {
    Some(match (adjective, unit) {
        ("us" | "u.s." | "american" | "united states", "dollar") => "USD",
        ("canadian", "dollar") => "CAD",
        ("australian", "dollar") => "AUD",
        ("zealand", "dollar") => "NZD",
        ("kong", "dollar") => "HKD",
        ("singapore" | "singaporean", "dollar") => "SGD",
        ("taiwan" | "taiwanese", "dollar") => "TWD",
        ("jamaican", "dollar") => "JMD",
        ("zimbabwean" | "zimbabwe", "dollar") => "ZWL",
        ("british" | "sterling", "pound") => "GBP",
        ("egyptian", "pound") => "EGP",
        ("syrian", "pound") => "SYP",
        ("lebanese", "pound" | "lira") => "LBP",
        ("sudanese", "pound") => "SDG",
        ("irish", "pound" | "punt") => "IEP",
        ("mexican", "peso") => "MXN",
        ("argentine" | "argentinian" | "argentinean", "peso") => "ARS",
        ("chilean", "peso") => "CLP",
        ("colombian", "peso") => "COP",
        ("cuban", "peso") => "CUP",
        ("uruguayan", "peso") => "UYU",
        ("philippine" | "filipino", "peso") => "PHP",
        ("indian", "rupee") => "INR",
        ("pakistani" | "pakistan", "rupee") => "PKR",
        ("sri lankan" | "lankan", "rupee") => "LKR",
        ("nepalese" | "nepali", "rupee") => "NPR",
        ("saudi", "riyal") => "SAR",
        ("qatari", "riyal") => "QAR",
        ("yemeni", "rial" | "riyal") => "YER",
        ("iranian", "rial") => "IRR",
        ("omani", "rial") => "OMR",
        ("turkish", "lira") => "TRY",
        ("italian", "lira" | "lire") => "ITL",
        ("swiss", "franc") => "CHF",
        ("french", "franc") => "FRF",
        ("belgian", "franc") => "BEF",
        ("german" | "deutsche", "mark") => "DEM",
        ("swedish", "krona" | "kronor" | "crown") => "SEK",
        ("norwegian", "krone" | "kroner" | "crown") => "NOK",
        ("danish", "krone" | "kroner" | "crown") => "DKK",
        ("czech", "koruna" | "crown") => "CZK",
        ("iraqi", "dinar") => "IQD",
        ("kuwaiti", "dinar") => "KWD",
        ("libyan", "dinar") => "LYD",
        ("jordanian", "dinar") => "JOD",
        ("serbian", "dinar") => "RSD",
        ("tunisian", "dinar") => "TND",
        ("algerian", "dinar") => "DZD",
        ("moroccan", "dirham") => "MAD",
        ("uae" | "emirati", "dirham") => "AED",
        ("brazilian", "real" | "reai") => "BRL",
        ("kenyan", "shilling") => "KES",
        ("somali", "shilling") => "SOS",
        ("ugandan", "shilling") => "UGX",
        ("south korean" | "korean", "won") => "KRW",
        ("russian", "rouble" | "ruble") => "RUB",
        ("peruvian", "sol") => "PEN",
        _ => return None,
    })
}

/// What a plain dollar is in this document: the American one where the United States is spoken of or no other country of dollars
/// is; otherwise open.
pub(super) fn plain_dollar(t: &Tokens) -> (Option<&'static str>, &'static str) {
    let (mut us, mut other) = (false, false);
    for i in 0..t.len() {
        match t.w(i) {
            word if Class::AmericanWord.has(word) => us = true,
            "us" => us |= t.capital(i),
            "united" => us |= t.seq(i, &["united", "states"]),
            word if Class::DollarCountry.has(word) => other = true,
            "hong" | "new" => other |= t.is(i + 1, ["kong", "zealand"]),
            _ => {}
        }
    }
    if us {
        (Some("USD"), "the United States is spoken of")
    } else if !other {
        (Some("USD"), "no other country of dollars is spoken of")
    } else {
        (None, "several countries of dollars are spoken of")
    }
}
