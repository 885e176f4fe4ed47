//! A mail as it travels, with its letters encoded: that is no text to be read as one.

/// How many lines are looked through.
const HEAD: usize = 300;

/// Whether a text is a mail whose text is quoted-printable or base64.
pub(super) fn is_encoded_mail(text: &str) -> bool {
    let mut is_mail = false;
    text.lines().take(HEAD).any(|line| {
        let Some((name, value)) = line.split_once(':').filter(|(name, _)| name.len() <= 30) else {
            return false;
        };
        let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
        is_mail |= is("from") || is("subject") || is("mime-version") || is("received");
        let how = value.trim();
        let is_encoded =
            ["quoted-printable", "base64"].iter().any(|it| how.eq_ignore_ascii_case(it));
        is_mail && is("content-transfer-encoding") && is_encoded
    })
}

#[cfg(test)]
mod tests {
    use super::is_encoded_mail;

    #[test]
    fn mails_as_they_travel() {
        let mail =
            "Subject: Ferry runs again\nContent-Transfer-Encoding: Quoted-Printable\n\nIt runs.";
        assert!(is_encoded_mail(mail));
        assert!(!is_encoded_mail(&mail.replace("Quoted-Printable", "8bit")));
        let prose = "Ferry runs again\n\nContent-Transfer-Encoding: base64 is a line of mails.";
        assert!(!is_encoded_mail(prose));
    }
}
