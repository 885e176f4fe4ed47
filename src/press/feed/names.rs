//! What the elements of feeds are called: vocabularies by their namespaces, or by their usual
//! prefixes where a namespace is missing or wrong, and the fields that their names mean.

/// Whose words an element's name is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// RSS of any kind, RDF's root, CDF, or no namespace at all.
    Rss,
    /// Atom 0.3 and 1.0.
    Atom,
    /// `rdf:`, of which only the root matters.
    Rdf,
    DublinCore,
    DublinTerms,
    Content,
    Media,
    Itunes,
    /// Creative Commons, both of its namespaces.
    Licence,
    Feedburner,
    Html,
    /// One whose words are not read.
    Other,
}

/// Namespaces, lower case, and the prefixes that people give them.
const VOCABULARIES: [(&str, &str, Vocabulary); 32] = {
    use Vocabulary::*;
    [
        ("http://www.w3.org/2005/atom", "atom", Atom),
        ("http://purl.org/atom/ns#", "atom03", Atom),
        ("http://purl.org/atom/app#", "app", Other),
        ("http://example.com/newformat#", "", Atom),
        ("http://example.com/necho", "", Atom),
        ("http://purl.org/echo/", "", Atom),
        ("uri/of/echo/namespace#", "", Atom),
        ("http://purl.org/pie/", "", Atom),
        ("http://purl.org/rss/1.0/", "rss", Rss),
        ("http://purl.org/net/rss1.1#", "", Rss),
        ("http://my.netscape.com/rdf/simple/0.9/", "", Rss),
        ("http://channel.netscape.com/rdf/simple/0.9/", "", Rss),
        ("http://backend.userland.com/rss", "", Rss),
        ("http://blogs.law.harvard.edu/tech/rss", "", Rss),
        ("http://purl.org/rss/1.0/modules/rss091#", "", Rss),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf", Rdf),
        ("http://purl.org/dc/elements/1.1/", "dc", DublinCore),
        ("http://purl.org/dc/elements/1.0/", "", DublinCore),
        ("http://purl.org/dc/terms/", "dcterms", DublinTerms),
        ("http://purl.org/rss/1.0/modules/content/", "content", Content),
        ("http://search.yahoo.com/mrss/", "media", Media),
        ("http://search.yahoo.com/mrss", "", Media),
        ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes", Itunes),
        ("http://www.itunes.com/dtds/podcast-1.0.dtd/", "", Itunes),
        ("http://example.com/dtds/podcast-1.0.dtd", "", Itunes),
        ("http://web.resource.org/cc/", "cc", Licence),
        ("http://creativecommons.org/ns#", "", Licence),
        ("http://backend.userland.com/creativecommonsrssmodule", "creativecommons", Licence),
        ("http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", "", Licence),
        ("http://rssnamespace.org/feedburner/ext/1.0", "feedburner", Feedburner),
        ("http://www.w3.org/1999/xhtml", "xhtml", Html),
        ("http://www.w3.org/2000/svg", "svg", Other),
    ]
};

impl Vocabulary {
    /// The vocabulary of a namespace; `None` where the namespace is not known.
    pub(super) fn of_namespace(namespace: &str) -> Option<Self> {
        let namespace = namespace.trim();
        if starts_with(namespace, "http://backend.userland.com/rss") {
            return Some(Self::Rss);
        }
        let http = namespace.strip_prefix("https").unwrap_or_default();
        let found = VOCABULARIES.iter().find(|(known, ..)| {
            known.eq_ignore_ascii_case(namespace)
                || !http.is_empty()
                    && known
                        .strip_prefix("http")
                        .is_some_and(|known| known.eq_ignore_ascii_case(http))
        });
        found.map(|(.., vocabulary)| *vocabulary)
    }

    /// The vocabulary that people mean by a prefix.
    pub(super) fn of_prefix(prefix: &str) -> Self {
        let found = VOCABULARIES.iter().find(|(_, usual, _)| usual.eq_ignore_ascii_case(prefix));
        found.filter(|_| !prefix.is_empty()).map_or(Self::Other, |(.., vocabulary)| *vocabulary)
    }
}

fn starts_with(text: &str, head: &str) -> bool {
    text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head))
}

/// What an element of a feed means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Field {
    // The frame.
    Rss,
    Rdf,
    Feed,
    Channel,
    Item,
    // Words.
    Title,
    DublinTitle,
    MediaTitle,
    Description,
    Summary,
    DublinDescription,
    ItunesSummary,
    ItunesSubtitle,
    Content,
    Encoded,
    Body,
    MediaDescription,
    Rights,
    // Names of things and people.
    Link,
    OriginalLink,
    Guid,
    Identifier,
    Author,
    Creator,
    ItunesAuthor,
    Contributor,
    PersonName,
    PersonAddress,
    Publisher,
    Source,
    Category,
    Subject,
    Keywords,
    Language,
    Licence,
    // Times.
    Published,
    Date,
    Created,
    Updated,
    // Pictures and sounds.
    Enclosure,
    Image,
    Url,
    ItunesImage,
    MediaGroup,
    MediaContent,
    Thumbnail,
    MediaCredit,
    // What is not read.
    TextInput,
    Html,
    Other,
}

impl Field {
    /// What an element means, by its vocabulary and its local name in any case.
    pub(super) fn of(vocabulary: Vocabulary, local: &str) -> Self {
        let mut letters = [0_u8; 16];
        let Some(lower) = letters.get_mut(..local.len()) else { return Self::unread(vocabulary) };
        lower.copy_from_slice(local.as_bytes());
        lower.make_ascii_lowercase();
        let name: &[u8] = lower;
        match vocabulary {
            Vocabulary::Rss | Vocabulary::Atom => core(name),
            Vocabulary::Rdf => match name {
                b"rdf" => Self::Rdf,
                _ => Self::Other,
            },
            Vocabulary::DublinCore => match name {
                b"title" => Self::DublinTitle,
                b"creator" | b"author" => Self::Creator,
                b"contributor" => Self::Contributor,
                b"date" => Self::Date,
                b"subject" => Self::Subject,
                b"description" => Self::DublinDescription,
                b"language" => Self::Language,
                b"rights" => Self::Rights,
                b"publisher" => Self::Publisher,
                b"identifier" => Self::Identifier,
                _ => Self::Other,
            },
            Vocabulary::DublinTerms => match name {
                b"issued" | b"available" => Self::Published,
                b"created" => Self::Created,
                b"modified" => Self::Updated,
                b"abstract" => Self::DublinDescription,
                b"license" => Self::Licence,
                b"title" => Self::DublinTitle,
                b"creator" => Self::Creator,
                _ => Self::Other,
            },
            Vocabulary::Content => match name {
                b"encoded" => Self::Encoded,
                _ => Self::Other,
            },
            Vocabulary::Media => match name {
                b"group" => Self::MediaGroup,
                b"content" => Self::MediaContent,
                b"thumbnail" => Self::Thumbnail,
                b"title" => Self::MediaTitle,
                b"description" => Self::MediaDescription,
                b"credit" => Self::MediaCredit,
                b"keywords" => Self::Keywords,
                _ => Self::Other,
            },
            Vocabulary::Itunes => match name {
                b"author" => Self::ItunesAuthor,
                b"image" => Self::ItunesImage,
                b"summary" => Self::ItunesSummary,
                b"subtitle" => Self::ItunesSubtitle,
                b"keywords" => Self::Keywords,
                b"title" => Self::MediaTitle,
                _ => Self::Other,
            },
            Vocabulary::Licence => match name {
                b"license" => Self::Licence,
                _ => Self::Other,
            },
            Vocabulary::Feedburner => match name {
                b"origlink" => Self::OriginalLink,
                _ => Self::Other,
            },
            Vocabulary::Html => match name {
                b"body" | b"div" => Self::Body,
                _ => Self::Html,
            },
            Vocabulary::Other => Self::Other,
        }
    }

    fn unread(vocabulary: Vocabulary) -> Self {
        if vocabulary == Vocabulary::Html { Self::Html } else { Self::Other }
    }

    /// How what stands inside is read.
    pub(super) fn shape(self) -> Shape {
        match self {
            Self::Rss | Self::Rdf | Self::Feed | Self::Channel => Shape::Frame,
            Self::Item => Shape::Item,
            Self::Title
            | Self::DublinTitle
            | Self::MediaTitle
            | Self::Description
            | Self::Summary
            | Self::DublinDescription
            | Self::ItunesSummary
            | Self::ItunesSubtitle
            | Self::Content
            | Self::Encoded
            | Self::Body
            | Self::MediaDescription
            | Self::Rights => Shape::Words,
            Self::Author
            | Self::Contributor
            | Self::Creator
            | Self::Image
            | Self::TextInput
            | Self::Source
            | Self::MediaGroup
            | Self::MediaContent
            | Self::Other => Shape::Holder,
            _ => Shape::Leaf,
        }
    }

    /// Whether the element can stand inside words as a piece of HTML that nobody escaped.
    pub(super) fn may_be_html(self) -> bool {
        matches!(
            self,
            Self::Html
                | Self::Other
                | Self::Body
                | Self::Title
                | Self::Link
                | Self::Source
                | Self::Summary
                | Self::Image
                | Self::PersonName
                | Self::PersonAddress
                | Self::Url
        )
    }
}

/// How what stands inside an element is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// More of the feed.
    Frame,
    /// A story.
    Item,
    /// Words, perhaps with markup.
    Words,
    /// Other fields.
    Holder,
    /// A value.
    Leaf,
}

/// The names of RSS, Atom and CDF, which people mix.
fn core(name: &[u8]) -> Field {
    match name {
        b"rss" => Field::Rss,
        b"rdf" => Field::Rdf,
        b"feed" => Field::Feed,
        b"channel" => Field::Channel,
        b"item" | b"entry" => Field::Item,
        b"title" => Field::Title,
        b"description" | b"abstract" => Field::Description,
        b"summary" => Field::Summary,
        b"content" | b"fullitem" => Field::Content,
        b"rights" | b"copyright" => Field::Rights,
        b"link" => Field::Link,
        b"guid" | b"id" => Field::Guid,
        b"author" => Field::Author,
        b"contributor" => Field::Contributor,
        b"name" => Field::PersonName,
        b"email" | b"uri" => Field::PersonAddress,
        b"source" => Field::Source,
        b"category" => Field::Category,
        b"keywords" => Field::Keywords,
        b"language" => Field::Language,
        b"pubdate" | b"published" | b"issued" => Field::Published,
        b"created" => Field::Created,
        b"updated" | b"modified" | b"lastbuilddate" => Field::Updated,
        b"enclosure" => Field::Enclosure,
        b"image" => Field::Image,
        b"textinput" => Field::TextInput,
        b"url" => Field::Url,
        _ => Field::Other,
    }
}
