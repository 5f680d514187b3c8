//! What the names of an element's classes say that it holds.

/// A set of marks.
pub(super) type Marks = u32;

/// Menus, paths, pages, skip links.
pub(super) const NAV: Marks = 1;
/// The foot of the page, its contact and legal lines.
pub(super) const FOOT: Marks = 1 << 1;
/// A column beside the report.
pub(super) const SIDE: Marks = 1 << 2;
/// What readers wrote.
pub(super) const COMMENTS: Marks = 1 << 3;
/// Other stories.
pub(super) const RELATED: Marks = 1 << 4;
/// Newsletters, subscriptions, advertisements, cookies.
pub(super) const PROMO: Marks = 1 << 5;
/// Sharing, printing, following.
pub(super) const SHARE: Marks = 1 << 6;
/// Author, day, section, tags.
pub(super) const META: Marks = 1 << 7;
/// Who the author is.
pub(super) const BIO: Marks = 1 << 8;
/// Words to a picture.
pub(super) const CAPTION: Marks = 1 << 9;
/// A row of pictures.
pub(super) const GALLERY: Marks = 1 << 10;
/// Not to be seen.
pub(super) const HIDDEN: Marks = 1 << 11;
/// The body of a report.
pub(super) const BODY: Marks = 1 << 12;
/// The day of publication.
pub(super) const DATE: Marks = 1 << 13;
/// Forms and buttons.
pub(super) const FORM: Marks = 1 << 14;
/// An `article` element.
pub(super) const ARTICLE: Marks = 1 << 15;
/// The day of the last change.
pub(super) const CHANGED: Marks = 1 << 16;
/// Who wrote it.
pub(super) const AUTHOR: Marks = 1 << 17;
/// The name of the maker of a picture.
pub(super) const CREDIT: Marks = 1 << 18;

/// What is no part of a report, whatever it says.
pub(super) const FURNITURE: Marks =
    NAV | FOOT | SIDE | COMMENTS | RELATED | PROMO | SHARE | BIO | GALLERY | HIDDEN | FORM | CREDIT;

/// Words of class names, and pairs of words joined by a hyphen; sorted.
const WORDS: &[(&str, Marks)] = &[
    ("ad", PROMO),
    ("addthis", SHARE),
    ("addtoany", SHARE),
    ("ads", PROMO),
    ("advert", PROMO),
    ("advertisement", PROMO),
    ("anzeige", PROMO),
    ("article-body", BODY),
    ("article-content", BODY),
    ("article-footer", FOOT),
    ("article-text", BODY),
    ("articlebody", BODY),
    ("articlecontent", BODY),
    ("articletext", BODY),
    ("artikeltext", BODY),
    ("author", META | AUTHOR),
    ("author-bio", BIO),
    ("author-box", BIO),
    ("author-description", BIO),
    ("author-info", BIO),
    ("authorbio", BIO),
    ("authorbox", BIO),
    ("autor", META | AUTHOR),
    ("banner", PROMO),
    ("bildnachweis", CREDIT),
    ("body-content", BODY),
    ("body-text", BODY),
    ("breadcrumb", NAV),
    ("breadcrumbs", NAV),
    ("byline", META | AUTHOR),
    ("caption", CAPTION),
    ("carousel", GALLERY),
    ("category", META),
    ("changed", CHANGED),
    ("comment", COMMENTS),
    ("commentlist", COMMENTS),
    ("comments", COMMENTS),
    ("compartir", SHARE),
    ("content-body", BODY),
    ("content-text", BODY),
    ("cookie", PROMO),
    ("cookies", PROMO),
    ("copyright", CREDIT),
    ("created", META | DATE),
    ("credit", CREDIT),
    ("credits", CREDIT),
    ("date", META | DATE),
    ("datetime", META | DATE),
    ("datum", META | DATE),
    ("disclaimer", FOOT),
    ("disqus", COMMENTS),
    ("entry-content", BODY),
    ("entry-meta", META),
    ("entrycontent", BODY),
    ("fecha", META | DATE),
    ("figcaption", CAPTION),
    ("follow", SHARE),
    ("footer", FOOT),
    ("galerie", GALLERY),
    ("gallery", GALLERY),
    ("kategorie", META),
    ("kommentar", COMMENTS),
    ("kommentare", COMMENTS),
    ("leserkommentare", COMMENTS),
    ("lesermeinungen", COMMENTS),
    ("login", FORM),
    ("main-text", BODY),
    ("menu", NAV),
    ("meta", META),
    ("metadata", META),
    ("mobile-menu", NAV),
    ("modal", PROMO),
    ("modified", CHANGED),
    ("more-stories", RELATED),
    ("most-popular", RELATED),
    ("most-read", RELATED),
    ("mostread", RELATED),
    ("nav", NAV),
    ("navbar", NAV),
    ("navi", NAV),
    ("navigation", NAV),
    ("newsletter", PROMO),
    ("next-article", RELATED),
    ("next-post", RELATED),
    ("outbrain", RELATED),
    ("pager", NAV),
    ("pagination", NAV),
    ("paywall", PROMO),
    ("popular-posts", RELATED),
    ("popup", PROMO),
    ("post-body", BODY),
    ("post-content", BODY),
    ("post-date", META | DATE),
    ("post-meta", META),
    ("post-navigation", NAV),
    ("post-text", BODY),
    ("postcontent", BODY),
    ("postdate", META | DATE),
    ("postmeta", META),
    ("prev-next", NAV),
    ("promo", PROMO),
    ("promotion", PROMO),
    ("pubdate", META | DATE),
    ("publication", META | DATE),
    ("publish", META | DATE),
    ("published", META | DATE),
    ("read-also", RELATED),
    ("read-more", RELATED),
    ("readmore", RELATED),
    ("recommendation", RELATED),
    ("recommendations", RELATED),
    ("recommended", RELATED),
    ("reklama", PROMO),
    ("relacionadas", RELATED),
    ("relacionados", RELATED),
    ("related", RELATED),
    ("relatedposts", RELATED),
    ("respond", COMMENTS),
    ("screen-reader", HIDDEN),
    ("search", FORM),
    ("searchform", FORM),
    ("see-also", RELATED),
    ("share", SHARE),
    ("sharedaddy", SHARE),
    ("sharing", SHARE),
    ("sidebar", SIDE),
    ("sidebox", SIDE),
    ("signup", PROMO),
    ("similar-posts", RELATED),
    ("single-content", BODY),
    ("site-header", NAV),
    ("skip-link", NAV),
    ("slider", GALLERY),
    ("slideshow", GALLERY),
    ("social", SHARE),
    ("socials", SHARE),
    ("sponsor", PROMO),
    ("sponsored", PROMO),
    ("sr-only", HIDDEN),
    ("story-body", BODY),
    ("story-content", BODY),
    ("story-text", BODY),
    ("storybody", BODY),
    ("submenu", NAV),
    ("submitted", META | DATE),
    ("subscribe", PROMO),
    ("subscription", PROMO),
    ("taboola", RELATED),
    ("tag-list", META),
    ("taglist", META),
    ("tags", META),
    ("teaser", RELATED),
    ("teasers", RELATED),
    ("text-body", BODY),
    ("time", META | DATE),
    ("timestamp", META | DATE),
    ("toolbar", SHARE),
    ("trending", RELATED),
    ("updated", CHANGED),
    ("visually-hidden", HIDDEN),
    ("werbung", PROMO),
    ("widget", SIDE),
    ("widgets", SIDE),
];

/// Marks of the words in a value of `class` or `id`.
pub(super) fn of(names: &str) -> Marks {
    let mut marks = 0;
    for name in names.split_ascii_whitespace().take(12) {
        // What the page has or lacks, and what its writer filed it under, is not what the element is.
        let about = [
            "has-",
            "no-",
            "with-",
            "without-",
            "is-",
            "category-",
            "tag-",
            "type-",
            "page-",
            "post-type",
            "status-",
            "format-",
        ];
        if name.len() > 60 || about.iter().any(|a| name.starts_with(a)) {
            continue;
        }
        let mut pair = [0u8; 64];
        let (mut from, mut len) = (0, 0);
        let mut last_lower = false;
        for b in name.bytes().chain([b'-']) {
            let camel = b.is_ascii_uppercase() && last_lower;
            last_lower = b.is_ascii_lowercase();
            if !b.is_ascii_alphabetic() || camel {
                if len > from {
                    marks |= word(&pair[from..len]);
                    if from > 0 {
                        marks |= word(&pair[..len]);
                    }
                    // The word stays as the first half of the next pair.
                    pair.copy_within(from..len, 0);
                    len -= from;
                    pair[len] = b'-';
                    len += 1;
                    from = len;
                }
            }
            if b.is_ascii_alphabetic() && len < 63 {
                pair[len] = b.to_ascii_lowercase();
                len += 1;
            }
        }
    }
    // `comment-count` of a byline, `no-sidebar` of a body: told apart by how much text they hold, in `choose`.
    marks
}

fn word(bytes: &[u8]) -> Marks {
    let found = WORDS.binary_search_by(|(w, _)| w.as_bytes().cmp(bytes));
    found.map_or(0, |i| WORDS[i].1)
}

#[cfg(test)]
mod tests {
    use super::{BODY, COMMENTS, DATE, RELATED, WORDS, of};

    #[test]
    fn words_are_sorted_and_found() {
        assert!(WORDS.windows(2).all(|w| w[0].0 < w[1].0), "{:?}", WORDS.windows(2).find(|w| w[0].0 >= w[1].0));
        assert_eq!(of("td-post-content tagdiv"), BODY);
        assert_eq!(of("ArticleBody__wrap"), BODY);
        assert_ne!(of("comment-list") & COMMENTS, 0);
        assert_ne!(of("article__publishedDate") & DATE, 0);
        assert_ne!(of("c-related__items") & RELATED, 0);
        assert_eq!(of("readable comely dated"), 0);
    }
}
