//! What pages put between the paragraphs of a story and copying takes along: share lines, labels of
//! advertisements, newsletters, `read more`.
//!
//! Only whole lines count, and only ones that no writer would end a paragraph with.

use std::sync::OnceLock;

use super::super::trail::Fate;
use super::asks::{asks_below, may_ask, subscribes};
use super::buttons::{begins_with_a_button, is_row, is_row_of_whole_buttons, may_share, shares};
use super::known::Known;
use super::leads::Leads;
use super::{Tidied, walk};
use crate::article::Block;

/// Drops paragraphs, subheads and one-item lists that are debris.
pub fn body_debris(body: Vec<Block>) -> Tidied {
    let below = below_story(&body);
    Tidied::judged(body, |n, block| {
        let words = match block {
            Block::Paragraph { text } | Block::Subhead { text, .. } => walk::words(text),
            Block::List { items, .. } => {
                // A row of share buttons is a list of them.
                let all = !items.is_empty()
                    && items.iter().all(|item| debris_line(&item.plain()).is_some());
                return all.then_some((Fate::Dropped, "share line"));
            }
            _ => return None,
        };
        let asks = || {
            let is_ask = n >= below && asks_below(&words.to_lowercase());
            is_ask.then_some("newsletter line")
        };
        debris_line(&words).or_else(asks).map(|why| (Fate::Dropped, why))
    })
}

/// From which block on nothing stands but what a page says to its readers, three blocks at most.
fn below_story(body: &[Block]) -> usize {
    const MOST: usize = 3;
    let is_own = |block: &Block| match block {
        Block::Paragraph { text } | Block::Subhead { text, .. } => {
            let words = walk::words(text);
            !asks_below(&words.to_lowercase()) && debris_line(&words).is_none()
        }
        _ => true,
    };
    let last = body.iter().rposition(is_own).map_or(body.len(), |at| at + 1);
    last.max(body.len().saturating_sub(MOST))
}

/// Whole lines, in small letters, without the marks around them.
#[rustfmt::skip]
const WHOLE: &[(&str, &[&str])] = &[
    ("share line", &[
        "share", "share this", "share this article", "share this story", "share on facebook", "share on twitter",
        "share on x", "share via email", "share on whatsapp", "share on linkedin", "share on reddit", "share full article", "tweet", "retweet", "email", "e-mail", "email this article",
        "print", "print this", "print article", "copy link", "link copied", "facebook", "twitter", "whatsapp", "linkedin", "telegram", "reddit", "pinterest",
        "flipboard", "save", "save article", "save this story", "bookmark", "gift this article", "gift article", "comments", "comment", "leave a comment",
        "view comments", "show comments", "listen", "listen to this article", "listen to article", "follow us", "like us on facebook", "like loading",
        "follow us on twitter", "follow", "report this ad", "report an error", "text size", "a a a", "font size",
        "partager", "partager l'article", "partager sur facebook", "imprimer", "commenter", "envoyer par e-mail", "copier le lien", "écouter",
        "teilen", "artikel teilen", "drucken", "merken", "kommentare", "kommentieren", "per e-mail teilen", "link kopieren", "vorlesen", "anhören",
        "compartir", "compartir en facebook", "imprimir", "comentarios", "guardar", "escuchar", "condividi", "stampa", "commenti", "ascolta",
        "compartilhar", "compartilhe", "partilhar", "comentários", "delen", "deel dit artikel", "dela", "del", "del artikel", "jaa", "podziel się", "udostępnij",
        "поделиться", "комментарии", "печать", "поширити", "مشاركة", "شارك", "شارك المقال", "طباعة", "シェア", "シェアする", "ツイート", "印刷", "分享", "打印", "공유", "인쇄", "शेयर करें", "साझा करें",
        "like this", "lascia un commento", "laisser un commentaire", "deja un comentario", "dejar un comentario", "deixe um comentário", "kommentar schreiben", "schreibe einen kommentar", "einen kommentar schreiben", "lämna en kommentar", "legg igjen en kommentar", "skriv en kommentar", "plaats een reactie", "geef een reactie", "dodaj komentarz", "zostaw komentarz", "оставить комментарий", "залишити коментар", "اترك تعليقا", "コメントを残す", "发表评论", "發表評論", "댓글 남기기", "jätä kommentti", "napsat komentář",
        "listen to this", "listen to the article", "listen to this story", "play audio", "audio", "add to reading list", "copied", "more options", "whatsapp share", "send", "send by email", "gift", "share via", "share link", "bluesky", "mastodon", "threads", "écouter l'article", "écouter cet article", "lire plus tard", "offrir cet article", "réagir", "partager par e-mail", "envoyer", "sauvegarder", "enregistrer", "copier", "artikel anhören", "artikel hören", "beitrag anhören", "zuhören", "hören", "artikel merken", "artikel drucken", "kopieren", "link teilen", "speichern", "auf facebook teilen", "per whatsapp teilen", "feedback", "escuchar artículo", "escuchar el artículo", "escuchar la noticia", "escucha esta noticia", "copiar enlace", "copiar link", "enviar", "enviar por correo", "comentar", "ascolta l'articolo", "ascolta articolo", "salva", "invia", "copia link", "commenta", "ouvir", "ouvir artigo", "ouvir notícia", "ouvir o artigo", "ouça", "ouça este artigo", "escutar", "partilhe", "partilhar artigo", "copiar ligação", "guardar artigo", "luister", "luisteren", "beluister", "luister naar dit artikel", "beluister dit artikel", "afdrukken", "bewaar", "bewaren", "reageer", "reacties", "kopieer link", "lyssna", "lyssna på artikeln", "dela artikeln", "spara", "skriv ut", "kommentera", "kommentarer", "lytt", "lytt til artikkelen", "lyt", "lyt til artiklen", "hør artiklen", "del saken", "gem", "lagre", "kopier lenke", "kopier link", "kuuntele", "kuuntele juttu", "jaa artikkeli", "tallenna", "tulosta", "kommentoi", "posłuchaj", "posłuchaj artykułu", "słuchaj", "drukuj", "skomentuj", "zapisz", "kopiuj link", "poslechnout", "poslechnout článek", "sdílet", "tisk", "uložit", "diskuse", "vypočuť", "zdieľať", "dinle", "haberi dinle", "paylaş", "yazdır", "kaydet", "yorumlar", "yorum yap", "meghallgatás", "megosztás", "nyomtatás", "ακούστε", "ακούστε το άρθρο", "κοινοποίηση", "κοινοποιήστε", "εκτύπωση", "ascultă", "distribuie", "tipărește", "слушать", "прослушать", "слушать статью", "послушать", "сохранить", "распечатать", "скопировать ссылку", "обсудить", "отправить", "слухати", "прослухати", "поділитися", "роздрукувати", "зберегти", "коментарі", "слушай", "сподели", "استمع", "استمع إلى المقال", "استمع للمقال", "استمع إلى الخبر", "استماع", "انسخ الرابط", "نسخ الرابط", "حفظ", "احفظ", "أرسل", "تعليقات", "التعليقات", "شارك الخبر", "مشاركة المقال", "שתף", "שיתוף", "האזינו", "האזנה", "הדפסה", "תגובות", "گوش دهید", "اشتراک‌گذاری", "چاپ", "ذخیره", "記事を聞く", "この記事を聞く", "聴く", "音声で聞く", "音声を再生", "ポスト", "ポストする", "リンクをコピー", "保存", "保存する", "メールで送る", "いいね", "コメント", "コメントする", "ブックマーク", "收听", "收听文章", "听新闻", "朗读", "复制链接", "收藏", "评论", "转发", "分享到", "收聽", "聆聽", "列印", "留言", "듣기", "기사 듣기", "음성으로 듣기", "공유하기", "링크 복사", "저장", "댓글", "스크랩", "प्रिंट", "सुनें", "खबर सुनें", "टिप्पणी", "سنیں", "شیئر کریں", "dengarkan", "bagikan", "simpan", "cetak", "komentar", "nghe", "nghe bài viết", "chia sẻ", "lưu", "in bài", "bình luận", "ฟังข่าว", "แชร์", "sikiliza", "shiriki",
    ]),
    ("advertisement label", &[
        "advertisement", "advertisement - continue reading below", "advertisement - scroll to continue", "article continues below advertisement",
        "story continues below advertisement", "continue reading below", "story continues below", "article continues below",
        "skip advertisement", "skip ad", "ad", "ads", "ads by google", "sponsored", "sponsored content", "promoted", "promoted content", "paid post", "scroll to continue",
        "story continues", "advert", "publicité", "la suite après la publicité", "la suite après cette publicité", "annonce", "anzeige", "werbung", "publicidad", "publicidade", "pubblicità", "continua a leggere dopo la pubblicità",
        "continua después de la publicidad", "advertentie", "reklama", "reklam", "annons", "mainos", "реклама", "إعلان", "اعلان", "広告", "スポンサーリンク", "广告", "廣告", "광고", "विज्ञापन",
        "scroll to continue reading", "scroll down to continue reading", "article continues after ad", "article continues after advertisement", "story continues below this ad", "publicité - lire la suite", "fin de la publicité", "werbeanzeige", "anzeige - artikel geht weiter", "artikel geht weiter", "nach der werbung weiterlesen", "publicidad - sigue leyendo", "continua após a publicidade", "continua após publicidade", "pub", "inserzione", "annuncio", "advertenties", "annonsering", "annonce - artiklen fortsætter", "ilan", "hirdetés", "inzerce", "διαφήμιση", "publicitate", "реклама - продолжение ниже", "pengumuman", "iklan", "quảng cáo", "โฆษณา", "تبلیغات", "اشتہار", "פרסומת", "推广", "推廣", "スポンサー", "ad feedback",
    ]),
    ("newsletter line", &[
        "sign up for our newsletter", "sign up to our newsletter", "sign up for our newsletters", "subscribe", "subscribe now", "subscribe to our newsletter", "sign up", "newsletter", "get our newsletter",
        "sign in", "log in", "register", "subscribe today", "become a member", "support us", "donate", "already a subscriber? sign in", "inscrivez-vous à notre newsletter", "s'abonner", "abonnez-vous", "newsletter abonnieren", "jetzt abonnieren", "suscríbete", "suscríbase", "iscriviti", "iscriviti alla newsletter",
        "подписаться", "подписывайтесь на наш канал", "اشترك", "اشترك في نشرتنا الإخبارية", "無料会員登録", "会員登録", "订阅",
        "buy me a coffee", "buy us a coffee", "postaw nam kawę", "postaw mi kawę", "spendiere uns einen kaffee", "offrez-nous un café", "invítanos a un café", "offrici un caffè", "bjud oss på en kaffe",
        "introduce tu correo", "introduce tu email", "escribe tu correo", "introduzca su correo", "entrez votre e-mail", "entrez votre adresse e-mail", "saisissez votre e-mail", "saisissez votre adresse e-mail", "ihre e-mail", "deine e-mail-adresse", "e-mail-adresse eingeben", "inserisci la tua email", "insira o seu email", "digite seu e-mail", "podaj swój adres e-mail", "wpisz swój e-mail", "ange din e-postadress", "din e-postadress", "vul je e-mailadres in", "je e-mailadres", "введите ваш email", "ваш email",
        "enter your email", "your email", "your email address", "email address", "enter your email address", "join", "join now", "start your free trial", "manage newsletters", "votre adresse e-mail", "je m'abonne", "s'inscrire", "e-mail-adresse", "ihre e-mail-adresse", "anmelden", "registrieren", "tu correo electrónico", "suscribirse", "registrarse", "la tua email", "registrati", "subscrever", "assinar", "assine", "inscreva-se", "o seu email", "aanmelden", "abonneren", "prenumerera", "logga in", "tilaa", "zaprenumeruj", "abone ol", "iratkozz fel", "εγγραφή", "أدخل بريدك الإلكتروني", "بريدك الإلكتروني", "سجل", "メールアドレス", "登録する", "登録", "ログイン", "登录", "注册", "邮箱地址", "구독", "구독하기", "로그인", "langganan", "đăng ký",
    ]),
    ("read more line", &[
        "read more", "read more »", "read more…", "read full story", "read the full story", "continue reading", "continue reading…", "show more", "see more", "view more", "load more", "related", "related articles",
        "related stories", "related content", "related topics", "more on this story", "more from this section", "most read", "most popular", "trending", "trending now", "recommended", "recommended stories", "recommended for you", "you may also like", "you might also like", "more stories", "top stories", "up next", "back to top",
        "around the web", "editor's picks", "editors' picks", "in case you missed it", "what to read next",
        "lire la suite", "lire plus", "à lire aussi", "sur le même sujet", "les plus lus", "weiterlesen", "mehr zum thema", "mehr lesen", "das könnte sie auch interessieren", "meistgelesen", "zum thema", "lesen sie auch",
        "leer más", "seguir leyendo", "más información", "noticias relacionadas", "te puede interesar", "lo más leído", "leggi tutto", "leggi anche", "continua a leggere", "leia mais", "leia também", "saiba mais", "veja também",
        "lees meer", "lees ook", "lees verder", "läs mer", "läs också", "läs även", "les også", "læs også", "læs mere", "czytaj więcej", "czytaj także", "czytaj też", "читать далее", "читайте также", "по теме", "читайте також", "اقرأ أيضا", "اقرأ أيضاً", "اقرأ المزيد", "المزيد", "続きを読む", "関連記事", "あわせて読みたい", "相关阅读", "相关新闻", "延伸阅读", "관련기사", "यह भी पढ़ें", "और पढ़ें",
        "more from us", "latest", "latest news", "most viewed", "most shared", "more news", "more headlines", "also in the news", "popular now", "articles liés", "à la une", "aktuell", "meistgelesene artikel", "mehr nachrichten", "weitere artikel", "weitere meldungen", "ähnliche artikel", "más noticias", "más leídas", "lo más visto", "relacionadas", "relacionado", "relacionados", "artículos relacionados", "articoli correlati", "correlati", "i più letti", "mais lidas", "mais lidos", "notícias relacionadas", "artigos relacionados", "ver mais", "meest gelezen", "gerelateerd", "mest läst", "relaterat", "relatert", "mest lest", "mest læste", "relateret", "luetuimmat", "najczęściej czytane", "powiązane", "nejčtenější", "související", "ilgili haberler", "en çok okunanlar", "kapcsolódó", "legolvasottabb", "σχετικά", "διαβάστε επίσης", "самое читаемое", "популярное", "похожие новости", "новости по теме", "останні новини", "популярне", "مواضيع ذات صلة", "أخبار ذات صلة", "ذات صلة", "الأكثر قراءة", "مقالات ذات صلة", "関連ニュース", "関連リンク", "おすすめ記事", "おすすめ", "アクセスランキング", "ランキング", "人気記事", "人気ランキング", "最新記事", "热门新闻", "热门", "推荐阅读", "热点", "相關新聞", "延伸閱讀", "많이 본 뉴스", "인기기사", "관련 뉴스", "관련뉴스", "संबंधित खबरें", "berita terkait", "terpopuler", "tin liên quan", "tin nổi bật",
    ]),
    ("read more line", &[
        "explore more on these topics", "more on these topics", "archivado en", "filed under", "read this next", "mehr aus diesem ressort", "lesen sie mehr zum thema", "sur le même thème", "lire ensuite", "te recomendamos", "lea también", "no te pierdas",
    ]),
    ("share line", &["reuse this content", "republish this story", "republish this article", "artikel teilen", "teilen", "partager cet article", "compartir esta noticia", "newsguard"]),
    ("picture button", &[
        "play video", "watch video", "watch now", "view gallery", "view image in fullscreen", "open image in gallery", "expand", "enlarge", "click to enlarge", "hide caption", "toggle caption", "enlarge this image", "enlarge image", "next slide", "previous slide", "next image", "previous image", "image", "photo", "close", "video player", "loading", "loading...", "unmute", "mute", "play", "pause", "full screen", "caption", "view fullscreen", "scroll down",
    ]),
];

/// The most bytes of a whole line.
const LONGEST_WHOLE: usize = {
    let (mut longest, mut kind) = (0, 0);
    while kind < WHOLE.len() {
        let mut line = 0;
        while line < WHOLE[kind].1.len() {
            let length = WHOLE[kind].1[line].len();
            if length > longest {
                longest = length;
            }
            line += 1;
        }
        kind += 1;
    }
    longest
};

fn whole_lines() -> &'static Known<&'static str> {
    static LINES: OnceLock<Known<&'static str>> = OnceLock::new();
    LINES.get_or_init(|| {
        Known::of(WHOLE.iter().flat_map(|(why, lines)| lines.iter().map(|line| (*line, *why))))
    })
}

/// Beginnings of lines that lead to another story: with a colon, and no full stop at the end.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "read more", "read also", "also read", "read next", "read", "related", "see also", "see more", "more", "watch", "don't miss", "must read", "more on this", "recommended", "in pictures", "in case you missed it", "related story", "related article", "related stories", "related coverage",
    "lire aussi", "à lire aussi", "lire également", "à lire", "voir aussi", "a lire aussi", "lesen sie auch", "lesen sie mehr", "lesen sie hier", "lesen sie dazu", "auch interessant", "mehr zum thema", "passend dazu", "siehe auch",
    "lea también", "lee también", "lea además", "le puede interesar", "te puede interesar", "también te puede interesar", "ver también", "leggi anche", "leggi pure", "guarda anche", "leia também", "leia mais", "veja também",
    "lees ook", "lees meer", "läs också", "läs även", "läs mer", "les også", "læs også", "lue myös", "czytaj także", "czytaj też", "zobacz też", "zobacz także", "читайте также", "читать также", "смотрите также", "читайте також", "اقرأ أيضا", "اقرأ أيضاً", "إقرأ أيضا", "طالع أيضا", "شاهد أيضا", "関連記事", "合わせて読みたい", "相关阅读", "另请阅读", "관련기사", "यह भी पढ़ें", "ये भी पढ़ें", "ayrıca okuyun", "oku", "baca juga", "đọc thêm", "xem thêm",
];

/// Marks behind the words of a button.
const MARKS: [char; 6] = [':', '…', ' ', '.', '：', '!'];

/// Beginnings of lines that want something of who reads them.
static INVITATIONS: Leads = Leads::of(&[
    "sign up for ",
    "sign up here",
    "subscribe to ",
    "follow us on ",
    "follow @",
    "get the latest news",
    "get our ",
    "click here to ",
    "click to ",
    "download our app",
    "download the app",
    "join our whatsapp",
    "join our telegram",
    "inscrivez-vous à ",
    "abonnieren sie ",
    "подписывайтесь на ",
    "read more about ",
    "this article was originally published on ",
    "the post ",
    "suscríbete a ",
    "sign up to ",
    "free weekly newsletter",
    "free daily newsletter",
    "by signing up",
    "by subscribing",
    "mit der anmeldung ",
    "mit deiner anmeldung ",
    "en vous inscrivant",
    "al suscribirte",
    "newsletter „",
    "newsletter \"",
    "newsletter «",
    "newsletter:",
    "suivez ",
    "folgen sie ",
    "follow ",
    "síguenos en ",
    "seguici su ",
    "thanks for reading",
    "thank you for reading",
]);

/// Ends of lines that want the same, in small letters.
const ASKED_AT_THE_END: [&str; 10] = [
    "sign up here",
    "sign up now",
    "subscribe here",
    "subscribe now",
    "jetzt anmelden",
    "jetzt kostenlos anmelden",
    "jetzt abonnieren",
    "inscrivez-vous ici",
    "suscríbete aquí",
    "iscriviti qui",
];

/// Why a line is debris; `None` where it is not.
pub fn debris_line(line: &str) -> Option<&'static str> {
    let line = line.trim_matches(|c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(
                c,
                '[' | ']'
                    | '|'
                    | '*'
                    | '-'
                    | '–'
                    | '—'
                    | '•'
                    | '·'
                    | '»'
                    | '›'
                    | '>'
                    | '→'
                    | '▶'
                    | '►'
                    | '↓'
                    | '('
                    | ')'
                    | '\u{200b}'
                    | '\u{feff}'
            )
    });
    // What is longer than a button can only lead elsewhere, with a colon.
    if line.is_empty() || line.len() > 300 {
        return None;
    }
    let sentence = line.len() > 160 && !(line.contains(':') || line.contains('：'));
    if sentence {
        return None;
    }
    let may_be_whole = line.trim_end_matches(MARKS).len() <= LONGEST_WHOLE;
    let may_be_other = line.contains([':', '|'])
        || INVITATIONS.begin(line)
        || may_ask(line)
        || may_share(line)
        || line.ends_with(['s', 'S', 'e', 'E', 'w', 'W', 'n', 'N']);
    if line.is_ascii() && !may_be_whole && !may_be_other && !begins_with_a_button(line) {
        return None;
    }
    let small = match line.is_ascii() {
        true => line.to_ascii_lowercase(),
        false => line.to_lowercase().replace('’', "'").replace(['\u{a0}', '\u{202f}'], " "),
    };
    // `Share:` and `Related…` are the bare words with a mark.
    let bare = small.trim_end_matches(MARKS);
    let whole = whole_lines().get(bare);
    if let Some(why) = whole.filter(|_| !small.ends_with('.') || small.ends_with("...")) {
        return Some(why);
    }
    if bare.ends_with([')', '）']) || bare.ends_with(|c: char| c.is_ascii_digit()) {
        let uncounted = bare.trim_end_matches(|c: char| {
            c.is_numeric() || c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | ',' | '.')
        });
        // `Comments (17)`, `コメント 3`: a button with a count behind it.
        if uncounted.len() >= 3
            && bare.len() <= LONGEST_WHOLE
            && let Some(why @ "share line") = whole_lines().get(uncounted)
        {
            return Some(why);
        }
        if is_player(bare) {
            return Some("picture button");
        }
    }
    if reading_time(bare) {
        return Some("reading time");
    }
    if let Some((lead, rest)) = small.split_once([':', '：', '|'])
        && LEADS.contains(&lead.trim())
        && !rest.trim().is_empty()
        && !rest.contains(". ")
    {
        // `Read: the books that …` may be prose; prose ends in a full stop.
        let other_story = !rest.trim_end().ends_with(['.', '。', '।']) || lead.contains(' ');
        return other_story.then_some("read more line");
    }
    if let Some(why) = invitation(&small) {
        return Some(why);
    }
    if let Some(shares) = small.strip_suffix(" shares").or_else(|| small.strip_suffix(" comments"))
    {
        let counted = shares.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | 'k'));
        return counted.then_some("share line");
    }
    let is_button = |word: &str| whole_lines().get(word) == Some("share line");
    if is_row(&small) || is_row_of_whole_buttons(line, bare, is_button) || shares(bare) {
        return Some("share line");
    }
    subscribes(&small).then_some("newsletter line")
}

/// Whether a line goes on, behind the sign of an account, as those do that ask to follow it.
fn asks_to_follow(account: &str) -> bool {
    let end = account.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(account.len());
    let rest = account[end..].trim_end_matches(['.', '!']);
    rest.is_empty()
        || [" on ", " for ", " and ", " to ", ", @"].iter().any(|goes_on| rest.starts_with(goes_on))
}

/// Why a line in small letters is one of the [`INVITATIONS`].
fn invitation(small: &str) -> Option<&'static str> {
    if small.chars().count() > 160 {
        return None;
    }
    if ASKED_AT_THE_END.iter().any(|end| small.ends_with(end)) {
        return Some("newsletter line");
    }
    let lead = INVITATIONS.lead_of(small)?;
    let names = |words: &[&str]| words.iter().any(|word| small.contains(word));
    match lead {
        "suivez " | "folgen sie " | "follow "
            if !names(&[
                "facebook",
                "instagram",
                "whatsapp",
                "twitter",
                "telegram",
                "google news",
            ]) || small.ends_with('.') && small.matches(' ').count() > 12 =>
        {
            None
        }
        "thanks for reading" | "thank you for reading"
            if !names(&["subscribe", "share it", "free to share", "support my work"]) =>
        {
            None
        }
        "by signing up"
        | "by subscribing"
        | "mit der anmeldung "
        | "mit deiner anmeldung "
        | "en vous inscrivant"
        | "al suscribirte"
            if !names(&[
                "terms",
                "privacy",
                "datenschutz",
                "nutzungsbedingungen",
                "conditions",
                "condiciones",
                "privacidad",
                "confidentialité",
                "newsletter",
            ]) =>
        {
            None
        }
        // `Follow @mayor, the town said, for news.` is the story's.
        "follow @" if !asks_to_follow(&small[lead.len()..]) => None,
        "read more about " => Some("read more line"),
        "the post " if !is_foot(small) => None,
        "click to " if !names(&["(opens in new window"]) => None,
        "click to " => Some("share line"),
        "get our " if !names(&["newsletter", "app"]) => None,
        "subscribe to " | "sign up for " | "sign up to "
            if !names(&["newsletter", "alerts", "channel", "briefing", "inbox"]) =>
        {
            None
        }
        _ => Some("newsletter line"),
    }
}

/// `the post … appeared first on …`, which ends with the name of a site. A sentence of a story goes on.
fn is_foot(small: &str) -> bool {
    const LONGEST_NAME: usize = 60;
    let phrases = [" appeared first on ", " first appeared on "];
    phrases.iter().find_map(|phrase| small.rsplit_once(phrase)).is_some_and(|(title, site)| {
        let site = site.trim().trim_end_matches('.');
        let goes_on = [". ", ", ", "; "].iter().any(|end| site.contains(end));
        let is_clause = [",", " which", " that", " who"].iter().any(|end| title.ends_with(end));
        !goes_on && !is_clause && (1..=LONGEST_NAME).contains(&site.chars().count())
    })
}

/// `0:00 / 2:41`, `00:00`: how far a player is. A clock alone may be a line of a schedule.
fn is_player(small: &str) -> bool {
    let clock = |text: &str| {
        let text = text.trim().trim_start_matches('-');
        (4..=8).contains(&text.len())
            && text.contains(':')
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
    };
    match small.split_once(['/', '|']) {
        Some((at, of)) => clock(at) && clock(of),
        None => matches!(small, "0:00" | "00:00" | "00:00:00"),
    }
}

/// `3 min read`, `Lesezeit: 3 Minuten`, `Temps de lecture : 2 min`, `5 minutes de lecture`.
fn reading_time(small: &str) -> bool {
    const ABOUT: [&str; 18] = [
        "read",
        "reading time",
        "lesezeit",
        "temps de lecture",
        "de lecture",
        "tiempo de lectura",
        "de lectura",
        "tempo di lettura",
        "di lettura",
        "tempo de leitura",
        "de leitura",
        "leestijd",
        "lästid",
        "время чтения",
        "читать",
        "زمن القراءة",
        "読了",
        "阅读",
    ];
    const UNITS: [&str; 9] = ["min", "minut", "мин", "分", "دقيقة", "دقائق", "хв", "phút", "分钟"];
    small.chars().count() <= 40
        && small.chars().any(char::is_numeric)
        && ABOUT.iter().any(|about| small.contains(about))
        && UNITS.iter().any(|unit| small.contains(unit))
        && !small.contains(". ")
}
