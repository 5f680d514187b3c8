//! Set phrases of pages in the languages that reports are most often met in: whole lines that are no part of any report.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

/// Lines that begin so, whatever follows, up to [`LONGEST`] bytes.
const BEGIN: &[&str] = &[
    // English
    r"read (?:more|also|next|the full|our)\b",
    r"(?:see|read|watch|listen) also\b",
    r"(?:also|more) (?:read|on this|from|in|like this|stories|news|by)\b",
    r"(?:related|recommended|popular|trending|similar|latest)(?: \w+)? (?:articles?|stor(?:y|ies)|topics?|content|coverage|posts?|news|reading|links?|videos?)\b",
    r"you (?:may|might) (?:also )?(?:like|be interested|enjoy|want)\b",
    r"(?:sign|log) (?:up|in)\b",
    r"subscribe\b",
    r"(?:follow|like|find|join) us\b",
    r"follow .{2,60} on (?:twitter|facebook|instagram|x)\b",
    r"(?:share|tweet|email|print|save|bookmark)(?: this| on| via| to| with|$)",
    r"(?:click|tap) (?:here|to|the)\b",
    r"(?:skip|jump|back) to\b",
    r"scroll (?:down|to)\b",
    r"(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply|review|letter)\b",
    r"your email address will not be published",
    r"(?:this|our) (?:web)?site uses cookies",
    r"(?:by|you) (?:signing up|subscribing|clicking|agree to receive|continuing)\b",
    r"(?:please )?(?:enable|accept|allow) (?:javascript|cookies)",
    r"(?:all rights reserved|copyright|©)",
    r"(?:photo|image|picture|photograph|file photo|video|credit|source|illustration|pic)(?: credits?| courtesy| by)?\s?[:©/]",
    r"getty images$",
    r"(?:filed|posted|tagged|categori[sz]ed|listed) (?:under|in|on|by)\b",
    r"(?:tags?|categor(?:y|ies)|topics?|labels?|keywords?|sections?)\s?:",
    r"(?:last )?(?:updated|modified|edited|published|posted|first published)\b[^.]{0,60}$",
    r"\d+ ?(?:min(?:ute)?s?) read",
    r"reading time\b",
    r"(?:advertisement|advertising|sponsored|promoted)\b",
    r"(?:story|article) continues below",
    r"most (?:read|popular|viewed|shared)\b",
    r"editor'?s (?:picks?|choice)\b",
    r"(?:get|download|try) (?:our|the) .{0,40}\b(?:app|newsletter|newsletters)\b",
    r"(?:have|got) (?:a|any) (?:tip|story|news|question)\b",
    r"(?:send|submit) (?:us )?(?:your|a|feedback|comments|news)\b",
    r"(?:to view|for unlimited|already) (?:the full|access|a subscriber|have an account|a member)\b",
    r"(?:previous|next) (?:article|post|story|page)\b",
    r"no comments?\b",
    r"(?:advertising|advertiser|affiliate) disclosure\b",
    r"(?:the latest|more) news (?:about|on|from)\b",
    r"(?:our|the) (?:standards|policies|principles)\s?:",
    r"reporting by .{3,160}(?:editing|writing) by\b",
    r"\d+ (?:comments?|shares?|views?|likes?)\b",
    r"(?:about|contact) (?:the author|the writer|us)\b",
    // German
    r"(?:siehe|lesen sie|lesen|sehen sie|hören sie) (?:auch|dazu|hier|mehr)\b",
    r"(?:auch|das könnte (?:sie|dich|ihnen|dir)|könnte (?:sie|dich)|was (?:sie|dich)) .{0,30}(?:interessier|interessant|gefallen)",
    r"(?:mehr|weitere|ähnliche|verwandte|empfohlene|aktuelle|neueste|beliebte|meistgelesene|andere)(?: \w{4,12})? (?:zum|zu|aus|von|über|artikel|beiträge|themen|infos|informationen|meldungen|nachrichten|news|links|videos|geschichten|blogbeiträge|homestorys|storys)\b",
    r"(?:zum|zur|zurück|weiter) (?:thema|startseite|übersicht|listenansicht|nach oben|zum|zur|artikel|vorherigen|nächsten)\b",
    r"(?:jetzt|hier|kostenlos|gleich) (?:abonnieren|anmelden|registrieren|bestellen|klicken|lesen|kaufen|downloaden|testen|teilen|spenden|weiterlesen|herunterladen)\b",
    r"(?:newsletter|melden sie sich|melde dich|abonnieren sie|abonniere|folgen sie|folge|folgt) (?:abonnieren|anmelden|hier|uns|an|jetzt|unserem|unseren|mir)\b",
    r"(?:artikel|beitrag|seite|diesen artikel|diesen beitrag|den artikel|den beitrag|diese seite) .{0,30}(?:teilen|drucken|empfehlen|versenden|weiterempfehlen|merken|bewerten|gefallen|kommentieren)",
    r"(?:teilen|drucken|merken|kommentieren|kommentare?|anzeige|werbung|weiterlesen|inhaltsverzeichnis|impressum|datenschutz|login|anmelden|suche|teile diesen|teilen sie)(?:\W|$)",
    r"(?:ein|einen|ihr|dein|schreibe|schreiben sie|hinterlasse|hinterlassen sie|kommentar|antwort|keine|noch keine|\d+) (?:einen |ein |ihren |deinen )?(?:kommentare?|antworten?)\b",
    r"(?:deine|ihre) (?:e-?mail-?adresse|meinung|privatsphäre|daten)\b",
    r"(?:foto|fotos|bild|bilder|bildquelle|bildnachweis|grafik|quelle|quellen|titelbild|fotocredit|symbolbild|abbildung|video)(?: via| credits?)?\s?[:©/]",
    r"(?:stand|datum|veröffentlicht|erschienen|aktualisiert|zuletzt aktualisiert|letzte änderung|letzte aktualisierung|erstellt|gespeichert|eingestellt|publiziert|zuletzt geändert)\b[^.]{0,16}\d{1,2}\.",
    r"(?:von|autor|autorin|text|redaktion|schlagwort|schlagworte|schlagwörter|schlagworte|stichworte|kategorie|kategorien|rubrik|themen|tags)\s?:",
    r"(?:diese seite|wir|unsere website|diese website) (?:verwendet|verwenden|benutzt|nutzt|nutzen|respektieren) .{0,20}(?:cookies|deine|ihre)",
    r"(?:alle rechte vorbehalten|urheberrecht)",
    r"(?:lesezeit|lesedauer|aufrufe|zugriffe)\b",
    r"(?:sie sind|du bist) (?:derzeit |aktuell )?nicht (?:eingeloggt|angemeldet)",
    r"(?:vorheriger|nächster|voriger) (?:artikel|beitrag|eintrag)\b",
    r"(?:vorschau auf|weiterführende?r?) (?:den|die|links?)\b",
    r"(?:pressekontakt|ansprechpartner|kontakt|rückfragen)\s?:?$",
    r"(?:sie|du) (?:wollen|willst|möchten|möchtest) (?:mehr|keine|nichts|regelmäßig|den)\b",
    r"über (?:den|die|unsere?n?) (?:autor|autorin|autoren|verfasser|verfasserin)\b",
    r"zum (?:shop|angebot|produkt|newsletter|kommentar|download)\b",
    r"(?:lust auf mehr|unterstütze(?:n sie)? (?:uns|unsere?n?)|top[ -]?themen|entdecke (?:jetzt|mehr|weitere))\b",
    r"entdecken sie (?:jetzt|mehr|weitere)\b",
    // Spanish, Portuguese
    r"(?:lea|lee|vea|ve|mire|mira|leer|ver|le puede|te puede|leia|veja|le|puede) (?:también|además|más|interesar|mais|também)\b",
    r"(?:también|además) (?:te|le|puede|lee|lea|en|podría)\b",
    r"(?:noticias|artículos|notas|contenido|temas|notícias|matérias) (?:relacionad[ao]s?|recomendad[ao]s?|destacad[ao]s?)",
    r"(?:compartir|compartilhe|compartilhar|imprimir|suscríbete|suscribirse|suscríbase|s[ií]guenos|s[ií]ganos|siga-nos|assine|comentarios?|comentários?|publicidad|publicidade|etiquetas|temas|últimas noticias)(?:\W|$)",
    r"(?:foto|fotos|imagen|imágenes|fuente|crédito|créditos|fotografía|imagem|vídeo|fonte|\(?crédito)s?(?: capturadas)?(?: de)?\s?[:/(©]",
    r"(?:leé|seguí|seguinos|suscribite|recibí)\b",
    r"(?:todos los derechos|todos os direitos|derechos reservados)",
    r"(?:más|mais) (?:sobre|noticias|información|leídas|lidas|en)\b",
    // French, Italian
    r"(?:lire|voir|à lire|a lire|à voir|écouter|leggi|leggi anche|guarda) (?:aussi|également|la suite|plus|anche|ancora|tutto)\b",
    r"(?:à lire|à découvrir|sur le même|dans la même|vous aimerez|articles? (?:lié|associé|similaire)|articoli (?:correlati|simili))",
    r"(?:partager|partagez|imprimer|s'abonner|abonnez-vous|inscrivez-vous|suivez-nous|commentaires?|publicité|mots[- ]clés|condividi|iscriviti|seguici|commenti|pubblicità|stampa)(?:\W|$)",
    r"(?:crédits?(?: photos?)?|photo|photos|source|illustration|foto|fonte|immagine)\s?[:©/]",
    r"(?:publié|mis à jour|modifié|pubblicato|aggiornato) (?:le|il|par|à)\b[^.]{0,60}$",
    r"tous droits réservés|tutti i diritti|riproduzione riservata",
    // Polish, Russian, Dutch
    r"(?:czytaj|zobacz|przeczytaj|sprawdź|polecamy|obejrzyj) (?:też|także|również|więcej|i)\b",
    r"(?:czytaj|zobacz|polecane|polecamy|powiązane|podobne|najnowsze|reklama|udostępnij|komentarze|źródło|fot\.?|tagi|autor|oceń|subskrybuj|zapisz się|dołącz do|obserwuj nas)(?:\W|$)",
    r"(?:materiał chroniony|wszelkie prawa|dalsze rozpowszechnianie)",
    r"(?:читайте|смотрите|читать|смотреть|подписывайтесь|подпишитесь|поделиться|комментарии|фото|источник|реклама|теги)(?: также| ещё| далее| на|\W|$)",
    r"(?:lees|bekijk|luister) (?:ook|meer|verder)\b",
    r"(?:delen|reacties|meer over|gerelateerde|foto|bron)\s?(?::|$)",
    // Any
    r"(?:image|photo|picture|slide|page|bild|foto|seite|imagen|página|zdjęcie|strona)\s[0-9]+\s?(?:of|/|von|de|sur|z)\s?[0-9]+\W*$",
    r"(?:facebook|twitter|whatsapp|linkedin|pinterest|instagram|telegram|reddit|xing|e-?mail|pdf|rss|youtube|tiktok)(?:\W+(?:facebook|twitter|whatsapp|linkedin|pinterest|instagram|telegram|reddit|xing|e-?mail|pdf|print|copy|link|x))*\W*$",
];

/// Lines that end so.
const END: &[&str] = &[
    r"(?:weiterlesen|read more|mehr lesen|leer más|lire la suite|czytaj więcej|mehr erfahren|learn more|mehr dazu|jetzt lesen|leggi tutto)\W*$",
    r"\b(?:\(getty images\)|/\s?(?:afp|reuters|ap|dpa|epa|efe|getty images|shutterstock|picture alliance|imago))\W*$",
];

/// Longest line that a phrase decides on, in bytes.
const LONGEST: usize = 180;

static BEGINS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?i)^[^\p{{L}}\p{{N}}©]*(?:{})", BEGIN.join("|"))).expect("patterns"));
static ENDS: LazyLock<RegexSet> =
    LazyLock::new(|| RegexSet::new(END.iter().map(|p| format!("(?i){p}"))).expect("patterns"));

/// Whether a line is a set phrase of pages.
pub(super) fn is(words: &str) -> bool {
    words.len() <= LONGEST && (BEGINS.is_match(words) || words.len() < 90 && ENDS.is_match(words))
}
