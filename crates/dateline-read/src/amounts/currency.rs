//! Currencies by sign and by name (ISO 4217). A name that several countries share ("peso", "dinar", a plain "dollar") is settled by
//! an adjective or by what the document speaks of, else it stays open.

use crate::numbers::Tokens;

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
    if t.w(i + 1) == "$" && t.glued(i + 1) {
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
        _ => None,
    }
}

/// A name after a number: "dollars", "Canadian dollars", "9,000 bolivars", "euros", "pence".
pub(super) fn name(t: &Tokens, i: usize, year: Option<i16>) -> Option<Currency> {
    let adjective = t.w(i);
    let after = i + 1 + usize::from(t.w(i + 1) == "." && t.glued(i + 1));
    if let Some(code) = qualified(adjective, singular(t.w(after))) {
        return read(Some(code), after + 1);
    }
    let w = t.w(i);
    let unit = singular(w);
    let code = match unit {
        "dollar" | "buck" | "dlr" => {
            return Some(Currency { code: None, end: i + 1, plain_dollar: true, hundredth: false });
        }
        "cent" => return Some(Currency { code: None, end: i + 1, plain_dollar: true, hundredth: true }),
        "pence" | "penny" => {
            return Some(Currency { code: Some("GBP"), end: i + 1, plain_dollar: false, hundredth: true });
        }
        "euro" => Some("EUR"),
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
        "reais" => Some("BRL"),
        "won" if w == "won" => Some("KRW"),
        "peso" | "dinar" | "rupee" | "riyal" | "rial" | "lira" | "franc" | "krona" | "krone" | "kronor" | "kroner"
        | "dirham" => None,
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
        ("canadian", "dollar" | "cent") => "CAD",
        ("australian", "dollar" | "cent") => "AUD",
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
            "u.s." | "american" | "americans" | "washington" | "pentagon" | "usa" => us = true,
            "us" => us |= t.capital(i),
            "united" => us |= t.seq(i, &["united", "states"]),
            "canada" | "canadian" | "australia" | "australian" | "singapore" | "jamaica" | "taiwan" | "zimbabwe"
            | "liberia" | "guyana" | "trinidad" | "namibia" | "fiji" => other = true,
            "hong" | "new" => other |= t.is(i + 1, &["kong", "zealand"]),
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
