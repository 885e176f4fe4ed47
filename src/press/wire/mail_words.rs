//! The words that mail programs and the people who forward a story by mail put around it, in the
//! languages of the wires.

use std::sync::OnceLock;

use super::super::tidy::{Known, Leads};
use super::dates::first_date;
use super::embargo::embargo;
use super::transmission::is_priority;

/// What a line of a mail's head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    From,
    Sent,
    To,
    Subject,
    Other,
}

/// The labels of a mail's head, in small letters.
#[rustfmt::skip]
const LABELS: [(Field, &[&str]); 5] = [
    (Field::From, &["from", "von", "de", "da", "от", "от кого", "من", "差出人", "送信者", "发件人", "寄件人", "寄件者", "发送人", "प्रेषक", "van", "fra", "från", "보낸 사람"]),
    (Field::Sent, &["sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "date d'envoi", "enviado", "enviada", "enviado el", "enviado em", "fecha", "data", "inviato", "отправлено", "дата", "تاريخ", "التاريخ", "أرسلت", "تم الإرسال", "送信日時", "日時", "日付", "发送时间", "發送時間", "日期", "寄件日期", "भेजा गया", "दिनांक", "तारीख", "verzonden", "skickat", "sendt", "보낸 날짜"]),
    (Field::To, &["to", "an", "à", "a", "para", "кому", "إلى", "الى", "宛先", "收件人", "收件者", "प्रति", "प्राप्तकर्ता", "aan", "til", "till", "받는 사람"]),
    (Field::Subject, &["subject", "betreff", "objet", "sujet", "asunto", "assunto", "oggetto", "тема", "الموضوع", "موضوع", "件名", "主题", "主題", "主旨", "विषय", "onderwerp", "ämne", "emne", "제목"]),
    (Field::Other, &["cc", "bcc", "kopie", "copie", "copie à", "cópia", "copia", "копия", "نسخة", "抄送", "प्रतिलिपि", "kopia", "참조", "importance", "priority", "wichtigkeit", "priorität", "importancia", "prioridade", "attachments", "attachment", "anlagen", "anlage", "anhang", "pièces jointes", "pièce jointe", "datos adjuntos", "adjuntos", "anexos", "allegati", "вложения", "المرفقات", "添付ファイル", "附件", "reply-to", "reply to", "antwort an", "répondre à", "organization", "message-id", "mime-version", "content-type", "content-transfer-encoding", "return-path", "received", "x-mailer", "delivered-to", "list-id", "list-unsubscribe", "precedence", "user-agent", "in-reply-to", "references", "thread-topic", "thread-index", "sender", "dkim-signature", "resent-from", "resent-to", "x-priority"]),
];

/// A line of a mail's head: what it says, and of what.
pub(super) fn field(text: &str) -> Option<(Field, &str)> {
    static KNOWN: OnceLock<Known<Field>> = OnceLock::new();
    const LONGEST: usize = 48;
    // Nearly every line is done with here.
    let near = &text.as_bytes()[..text.len().min(LONGEST)];
    let colon = near.iter().position(|&byte| byte == b':' || byte == 0xef && !text.is_ascii())?;
    let (label, value) = match text.get(..colon)? {
        label if text.as_bytes()[colon] == b':' => (label, &text[colon + 1..]),
        label => (label, text[colon..].strip_prefix('：')?),
    };
    // Marks of bold letters, and the blank before a French colon.
    let marks = |c: char| c.is_whitespace() || c == '*';
    let known = KNOWN.get_or_init(|| {
        Known::of(
            LABELS.iter().flat_map(|(field, labels)| labels.iter().map(|label| (*label, *field))),
        )
    });
    Some((known.get(label.trim_matches(marks))?, value.trim_matches(marks)))
}

/// Whether a line says that another mail follows: `-----Original Message-----`, `Begin forwarded
/// message:`, `On 14 March 2024, Ivy Lacey <ivy@…> wrote:`.
pub(super) fn leads_to_a_mail(text: &str) -> bool {
    #[rustfmt::skip]
    static MARKS: Leads = Leads::of(&[
        "original message", "originalmessage", "forwarded message", "begin forwarded message", "original appointment", "ursprüngliche nachricht", "originalnachricht", "weitergeleitete nachricht", "anfang der weitergeleiteten", "message d'origine", "message original", "message transféré", "début du message transféré", "mensaje original", "mensaje reenviado", "inicio del mensaje reenviado",
        "mensagem original", "mensagem encaminhada", "início da mensagem", "messaggio originale", "messaggio inoltrato", "inizio messaggio inoltrato", "исходное сообщение", "пересылаемое сообщение", "пересланное сообщение", "начало переадресованного", "الرسالة الأصلية", "رسالة معاد توجيهها", "元のメッセージ", "転送されたメッセージ", "転送メッセージ", "原始邮件", "原始郵件", "转发的邮件", "轉寄的郵件", "मूल संदेश", "अग्रेषित संदेश", "oorspronkelijk bericht", "doorgestuurd bericht", "ursprungligt meddelande", "opprinnelig melding", "oprindelig meddelelse",
    ]);
    const WROTE: [&str; 12] = [
        "wrote",
        "schrieb",
        "a écrit",
        "escribió",
        "escreveu",
        "ha scritto",
        "написал",
        "написала",
        "пишет",
        "كتب",
        "写道",
        "schreef",
    ];
    // Nearly every line ends in a letter or a full stop, and these in a mark.
    let plain = |&byte: &u8| byte.is_ascii_alphanumeric() || byte == b'.';
    if text.len() > 200 || text.as_bytes().last().is_some_and(plain) {
        return false;
    }
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if MARKS.begin(bare) {
        return bare.len() < text.len() && bare.split_whitespace().count() <= 5;
    }
    let Some(who) = text.trim_end().strip_suffix([':', '：']).map(str::trim_end) else {
        return false;
    };
    let numbered = who.bytes().any(|byte| byte.is_ascii_digit());
    let wrote = WROTE.iter().any(|wrote| who.ends_with(wrote) || who.contains("schrieb "));
    numbered && wrote && (who.contains('@') || first_date(who).is_some())
}

/// A subject without what mail programs and press offices put before it: `FW: Press release: …`.
pub(super) fn subject(text: &str) -> Option<&str> {
    #[rustfmt::skip]
    const AGAIN: [&str; 36] = [
        "re", "fw", "fwd", "wg", "aw", "tr", "rv", "rif", "r", "i", "res", "enc", "sv", "vs", "vb", "vl", "antw", "betr", "doorst", "ref", "réf", "на", "отв", "пересл", "ha", "回复", "转发", "回覆", "轉寄", "答复", "رد", "إعادة توجيه", "返信", "転送", "उत्तर", "अग्रेषित",
    ];
    let mut rest = text.trim();
    for _ in 0..8 {
        // `[EXTERNAL]`, `[press-list]`: what a mail server puts before it.
        if let Some((inside, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && inside.len() <= 30
        {
            rest = behind.trim_start();
            continue;
        }
        let Some((label, behind)) = rest.split_once([':', '：']) else { break };
        let word = label
            .trim()
            .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')'));
        let again = || AGAIN.contains(&word.to_lowercase().as_str());
        if label.len() > 40 || !(again() || is_priority(label) || embargo(label).is_some()) {
            break;
        }
        rest = behind.trim_start();
    }
    (rest.chars().filter(|c| c.is_alphabetic()).nth(3).is_some() && !is_priority(rest))
        .then_some(rest)
}

/// Whether a line greets, as a covering note begins.
pub(super) fn greets(text: &str) -> bool {
    #[rustfmt::skip]
    static GREETINGS: Leads = Leads::of(&[
        "hi ", "hi,", "hi!", "hello", "dear ", "good morning", "good afternoon", "good evening", "good day", "greetings", "morning,", "all,", "colleagues", "sehr geehrte", "liebe ", "lieber ", "hallo", "guten tag", "guten morgen", "moin",
        "bonjour", "cher ", "chère ", "chers ", "chères ", "madame", "mesdames", "monsieur", "hola", "buenos días", "buenas tardes", "estimad", "querid", "olá", "prezad", "caro ", "cara ", "caros ", "bom dia", "boa tarde", "buongiorno", "buonasera", "gentile ", "gentili ", "salve", "cari ", "уважаем", "здравствуйте", "добрый день", "доброе утро", "коллеги",
        "السلام عليكم", "السادة", "تحية", "مرحبا", "お世話になって", "各位", "您好", "你好", "尊敬的", "नमस्ते", "नमस्कार", "प्रिय ", "आदरणीय",
    ]);
    let few = text.split_whitespace().count() <= 6;
    text.len() <= 260
        && GREETINGS.begin(text)
        && (few || text.contains([',', '!', '，', '、', '،', '。']))
}

/// Whether a line takes leave, as a covering note ends.
pub(super) fn takes_leave(text: &str) -> bool {
    #[rustfmt::skip]
    static LEAVE: Leads = Leads::of(&[
        "kind regards", "best regards", "warm regards", "regards", "best wishes", "all the best", "many thanks", "thanks", "thank you", "best,", "cheers", "yours sincerely", "yours faithfully", "sincerely", "mit freundlichen", "freundliche grüße", "viele grüße", "beste grüße", "herzliche grüße", "liebe grüße", "mfg",
        "cordialement", "bien cordialement", "bien à vous", "sincères salutations", "atentamente", "saludos", "un saludo", "cordialmente", "atenciosamente", "cumprimentos", "melhores cumprimentos", "abraços", "cordiali saluti", "distinti saluti", "un saluto", "с уважением", "с наилучшими", "مع التحية", "تحياتي", "مع أطيب", "よろしくお願い", "何卒よろしく", "敬具", "此致", "敬礼", "祝好", "सादर", "धन्यवाद", "शुभकामनाओं",
    ]);
    text.chars().take(61).count() <= 60 && LEAVE.begin(text)
}

/// Whether a line of a covering note hands the story over: `please find our release below`.
pub(super) fn hands_over(text: &str) -> bool {
    #[rustfmt::skip]
    const SIGNS: [&str; 34] = [
        "please find", "see below", "find below", "find attached", "is attached", "attached is", "attached please", "enclosed", "release below", "for your information", "for publication", "fyi", "anbei", "in der anlage", "im anhang", "nachstehend", "ci-joint", "ci-dessous", "veuillez trouver", "adjunto", "a continuación", "en anexo", "em anexo", "segue abaixo", "in allegato", "di seguito", "во вложении", "ниже", "направляем", "مرفق", "أدناه", "添付", "附件", "संलग्न",
    ];
    text.len() <= 400 && {
        let small = text.to_lowercase();
        SIGNS.iter().any(|sign| small.contains(sign))
    }
}

/// Whether a line is what a telephone writes under a mail.
pub(super) fn is_sent_from(text: &str) -> bool {
    #[rustfmt::skip]
    static SENT_FROM: Leads = Leads::of(&[
        "sent from my ", "sent from outlook", "sent via ", "get outlook for", "von meinem iphone", "von meinem ipad", "von meinem handy", "gesendet von meinem", "gesendet mit ", "envoyé de mon", "envoyé depuis", "enviado desde mi", "enviado do meu", "enviado a partir d", "inviato da iphone", "inviato dal mio", "отправлено с iphone", "отправлено из", "أرسلت من", "iphoneから送信", "从我的 iphone", "发自我的",
    ]);
    text.len() <= 80 && SENT_FROM.begin(text)
}

/// Whether a paragraph is a house's word to whom its mail reaches by mistake.
pub(super) fn is_confidential(text: &str) -> bool {
    #[rustfmt::skip]
    static BEGINS: Leads = Leads::of(&[
        "this e-mail", "this email", "this message", "this communication", "this transmission", "the information contained in this", "the information in this", "the contents of this", "confidentiality", "confidential:", "disclaimer", "important notice", "notice:", "if you are not the intended", "if you have received this", "diese e-mail", "diese nachricht", "diese mail", "der inhalt dieser", "vertraulich",
        "ce message", "ce courriel", "cet e-mail", "cet email", "le présent message", "este mensaje", "este correo", "la información contenida en este", "aviso de confidencialidad", "aviso legal:", "esta mensagem", "este e-mail", "este email", "a informação contida", "questo messaggio", "questa e-mail", "le informazioni contenute", "avviso di riservatezza", "настоящее сообщение", "данное сообщение", "это сообщение", "это письмо", "информация, содержащаяся", "هذه الرسالة", "هذا البريد", "المعلومات الواردة", "本メール", "このメール", "本邮件", "本電郵", "यह ईमेल", "इस ईमेल", "यह संदेश",
    ]);
    #[rustfmt::skip]
    const SIGNS: [&str; 22] = [
        "confidential", "intended solely", "intended only", "intended recipient", "received this", "vertraulich", "bestimmungsgemäß", "confidentiel", "destinataire", "confidencial", "destinatari", "destinatário", "riservat", "конфиденциальн", "адресат", "سرية", "سري", "المرسل إليه", "機密", "秘密", "保密", "गोपनीय",
    ];
    text.len() <= 4_000 && BEGINS.begin(text) && {
        let small = text.to_lowercase();
        // A message may be confidential within a story, too; there somebody says so.
        SIGNS.iter().any(|sign| small.contains(sign)) && !small.contains(['"', '“', '«', '„', '」'])
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, field, is_confidential, leads_to_a_mail, subject};

    #[test]
    fn lines_of_a_head() {
        assert_eq!(field("From: Ivy <i@x.example>"), Some((Field::From, "Ivy <i@x.example>")));
        assert_eq!(field("Objet : TR: Un port"), Some((Field::Subject, "TR: Un port")));
        assert_eq!(field("*Betreff:* Hafen"), Some((Field::Subject, "Hafen")));
        assert_eq!(field("件名：港"), Some((Field::Subject, "港")));
        assert_eq!(field("الموضوع: ميناء"), Some((Field::Subject, "ميناء")));
        assert_eq!(field("Harbour: a history"), None);
        assert_eq!(field("No colon here"), None);
    }

    #[test]
    fn subjects_are_bared() {
        for (text, own) in [
            ("FW: Harbour freezes over", Some("Harbour freezes over")),
            ("Re: Fwd: [EXTERNAL] Harbour freezes over", Some("Harbour freezes over")),
            ("WG: Pressemitteilung: Hafen friert zu", Some("Hafen friert zu")),
            ("TR : Communiqué de presse : Le port gèle", Some("Le port gèle")),
            ("RE[2]: Порт замёрз", Some("Порт замёрз")),
            ("转发：港口结冰了吧", Some("港口结冰了吧")),
            ("EMBARGOED: Harbour freezes over", Some("Harbour freezes over")),
            ("Press release", None),
            ("FW:", None),
            ("Harbour: a history", Some("Harbour: a history")),
        ] {
            assert_eq!(subject(text), own, "{text}");
        }
    }

    #[test]
    fn marks_of_other_mails_and_notices() {
        for text in [
            "-----Original Message-----",
            "Begin forwarded message:",
            "---------- Forwarded message ---------",
            "-----Ursprüngliche Nachricht-----",
            "Am 14.03.2024 um 09:12 schrieb Ivy Lacey <i@x.example>:",
            "Le 14 mars 2024 à 9:12, Ivy <i@x.example> a écrit :",
            "On Thu, 14 Mar 2024 at 09:12, Ivy <i@x.example> wrote:",
        ] {
            assert!(leads_to_a_mail(text), "{text}");
        }
        for text in
            ["Original message found in bottle", "In 1911 the keeper wrote:", "Forwarded message"]
        {
            assert!(!leads_to_a_mail(text), "{text}");
        }
        assert!(is_confidential(
            "This e-mail is confidential and intended solely for the addressee."
        ));
        assert!(is_confidential("Diese E-Mail enthält vertrauliche Informationen."));
        assert!(!is_confidential("This message reached the harbour in 1911."));
    }
}
