//! Pictures beside a source: types, metadata, names, and paths that lead away.

use std::fs;
use std::path::{Path, PathBuf};

use offprint::article::{Block, Image};
use offprint::press::images::{ImageLimits, Kept, keep, place, resolve};
use offprint::press::{Draft, Limits, beside, markdown};

use crate::press::told::{of_draft, of_image, same, source};

/// A chunk of a PNG; its sum is not looked at.
fn chunk(kind: &[u8; 4], inside: &[u8]) -> Vec<u8> {
    let mut out = (inside.len() as u32).to_be_bytes().to_vec();
    out.extend(kind);
    out.extend(inside);
    out.extend([1, 2, 3, 4]);
    out
}

pub(super) fn png(more: &[Vec<u8>]) -> Vec<u8> {
    let mut size = [0_u8, 0, 0, 40, 0, 0, 0, 30].to_vec();
    size.extend([8, 2, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(chunk(b"IHDR", &size));
    more.iter().for_each(|chunk| out.extend(chunk));
    out.extend(chunk(b"IDAT", b"data"));
    out.extend(chunk(b"IEND", b""));
    out
}

fn segment(marker: u8, inside: &[u8]) -> Vec<u8> {
    let length = inside.len() as u16 + 2;
    let mut out = vec![0xff, marker];
    out.extend(length.to_be_bytes());
    out.extend(inside);
    out
}

fn jpeg(more: &[Vec<u8>]) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8];
    out.extend(segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
    more.iter().for_each(|segment| out.extend(segment));
    // 40 wide and 30 high.
    out.extend(segment(0xc0, &[8, 0, 30, 0, 40, 1, 1, 0x11, 0]));
    out.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    out.extend([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]);
    // A comment between the scans of a progressive picture.
    out.extend(segment(0xfe, b"SECRET"));
    out.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    out.extend([5, 6, 0xff, 0xd9]);
    out.extend(b"SECRET behind the end");
    out
}

fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend([0x0f, 1, 2, 0, 4, 0, 0, 0, b'S', b'E', b'C', 0]);
    tiff.extend([0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    tiff.extend(b"\0\0\0\0SECRET");
    tiff
}

fn riff(kind: &[u8; 4], inside: &[u8]) -> Vec<u8> {
    let mut out = kind.to_vec();
    out.extend((inside.len() as u32).to_le_bytes());
    out.extend(inside);
    out.extend(vec![0; inside.len() % 2]);
    out
}

fn webp(more: &[Vec<u8>]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    body.extend(riff(b"VP8X", &[0b0000_1100, 0, 0, 0, 39, 0, 0, 29, 0, 0]));
    more.iter().for_each(|chunk| body.extend(chunk));
    body.extend(riff(b"VP8L", &[0x2f, 39, 0x40, 7, 0, 0, 0]));
    let mut out = b"RIFF".to_vec();
    out.extend((body.len() as u32).to_le_bytes());
    out.extend(body);
    out.extend(b"SECRET behind the end");
    out
}

fn gif() -> Vec<u8> {
    let mut out = b"GIF89a\x28\0\x1e\0\x80\0\0".to_vec();
    out.extend([0, 0, 0, 255, 255, 255]);
    out.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0");
    out.extend(b"\x21\xfe\x06SECRET\0");
    out.extend(b"\x21\xff\x0bXMP DataXMP\x06SECRET\0");
    out.extend(b"\x21\xf9\x04\0\x0a\0\0\0");
    out.extend(b"\x2c\0\0\0\0\x28\0\x1e\0\0\x02\x02\x4c\x01\0\x3b");
    out.extend(b"SECRET");
    out
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

#[track_caller]
fn kept(bytes: &[u8]) -> Kept {
    keep(bytes, &ImageLimits::default()).unwrap()
}

#[test]
fn metadata_is_cut_and_the_picture_is_not() {
    let text = chunk(b"tEXt", b"Author\0SECRET");
    let mut exif_segment = b"Exif\0\0".to_vec();
    exif_segment.extend(exif(1));
    let profile = segment(0xe2, b"ICC_PROFILE\0\x01\x01colours");
    type Case<'c> = (&'c str, Vec<u8>, &'c [&'c [u8]]);
    let cases: [Case<'_>; 4] = [
        (
            "png",
            png(&[
                text,
                chunk(b"eXIf", &exif(1)),
                chunk(b"gAMA", b"gama"),
                chunk(b"prVt", b"SECRET"),
            ]),
            &[b"IDAT", b"gAMA", b"IEND"],
        ),
        (
            "jpg",
            jpeg(&[
                segment(0xe1, &exif_segment),
                segment(0xfe, b"SECRET"),
                profile,
                segment(0xed, b"SECRET"),
                segment(0xee, b"Adobe\0\x64\0\0\0\0\x01"),
            ]),
            &[
                b"ICC_PROFILE",
                b"Adobe",
                b"JFIF",
                &[1, 2, 0xff, 0, 3, 0xff, 0xd0, 4],
                &[5, 6, 0xff, 0xd9],
            ],
        ),
        (
            "webp",
            webp(&[riff(b"EXIF", &exif(1)), riff(b"XMP ", b"SECRET")]),
            &[b"VP8L", &[b'V', b'P', b'8', b'X', 10, 0, 0, 0, 0]],
        ),
        ("gif", gif(), &[b"NETSCAPE2.0", &[0x2c, 0, 0, 0, 0, 0x28]]),
    ];
    for (ending, bytes, parts) in cases {
        let kept = kept(&bytes);
        assert!(!holds(&kept.bytes, b"SEC"), "{ending} still tells its secret");
        for part in parts {
            assert!(holds(&kept.bytes, part), "{ending} has lost {part:?}: {:?}", kept.bytes);
        }
        assert_eq!((kept.width.count(), kept.height.count()), (40, 30), "{ending}");
        assert_eq!(kept.name.len(), 17 + ending.len(), "{}", kept.name);
        assert!(kept.name.ends_with(&format!(".{ending}")), "{}", kept.name);
        assert_eq!(keep(&kept.bytes, &ImageLimits::default()).unwrap(), kept, "{ending} twice");
        assert!(kept.file().is_some());
    }
}

#[test]
fn an_orientation_is_kept_and_nothing_else() {
    for (orientation, size) in [(3, (40, 30)), (6, (30, 40)), (8, (30, 40))] {
        let mut inside = b"Exif\0\0".to_vec();
        inside.extend(exif(orientation));
        let kept = kept(&jpeg(&[segment(0xe1, &inside)]));
        assert_eq!((kept.width.count(), kept.height.count()), size, "{orientation}");
        assert!(!holds(&kept.bytes, b"SEC"));
        assert!(holds(&kept.bytes, &[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation]));
        assert_eq!(keep(&kept.bytes, &ImageLimits::default()).unwrap(), kept);
    }
    for lying in [png(&[chunk(b"eXIf", &exif(6))]), webp(&[riff(b"EXIF", &exif(6))])] {
        let refused = keep(&lying, &ImageLimits::default()).unwrap_err();
        assert!(refused.what.contains("lies on its side"), "{}", refused.what);
    }
}

#[test]
fn what_may_not_be_kept_is_refused_by_name() {
    let cases: [(&[u8], &str); 10] = [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"<?xml version='1.0'?>\n<!-- x --><svg/>", "SVG"),
        (b"<!doctype html><html><svg/></html>", "HTML page"),
        (b"%PDF-1.7", "PDF"),
        (b"II*\0", "TIFF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "film"),
        (b"", "empty"),
        (b"what", "no type"),
        (b"\x89PNG\r\n\x1a\n", "damaged PNG"),
    ];
    for (bytes, what) in cases {
        let refused = keep(bytes, &ImageLimits::default()).unwrap_err();
        assert!(refused.what.contains(what), "{} should name {what}", refused.what);
    }
    let small = ImageLimits { bytes: 50, ..ImageLimits::default() };
    assert!(keep(&png(&[]), &small).is_err(), "too many bytes");
    let narrow = ImageLimits { pixels: 1_000, ..ImageLimits::default() };
    assert!(keep(&png(&[]), &narrow).is_err(), "too many pixels");
}

#[test]
fn pictures_cut_anywhere_and_bent_anywhere_end_well() {
    for whole in [png(&[]), jpeg(&[segment(0xe1, &exif(6))]), webp(&[]), gif()] {
        for end in 0..whole.len() {
            drop(keep(&whole[..end], &ImageLimits::default()));
            for value in [0, 0x7f, 0xff] {
                let mut bent = whole.clone();
                bent[end] = value;
                drop(keep(&bent, &ImageLimits::default()));
            }
        }
        assert!(keep(&whole, &ImageLimits::default()).is_ok());
    }
}

/// A folder for one test, empty.
fn folder(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("offprint-images-{name}-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(folder.join("source/pics")).unwrap();
    folder
}

#[test]
fn no_path_leaves_the_folder() {
    let folder = folder("paths");
    let inside = folder.join("source");
    fs::write(folder.join("secret.png"), png(&[])).unwrap();
    fs::write(inside.join("pics/a b.png"), png(&[])).unwrap();
    std::os::unix::fs::symlink(folder.join("secret.png"), inside.join("link.png")).unwrap();
    std::os::unix::fs::symlink(&folder, inside.join("up")).unwrap();
    std::os::unix::fs::symlink("pics/a b.png", inside.join("good.png")).unwrap();
    let limits = ImageLimits::default();
    for (reference, found) in [
        ("pics/a b.png", true),
        ("./pics/a b.png", true),
        ("pics\\a b.png", true),
        ("good.png", true),
        ("../secret.png", false),
        ("pics/../../secret.png", false),
        ("..\\secret.png", false),
        ("/etc/passwd", false),
        ("C:\\secret.png", false),
        ("link.png", false),
        ("up/secret.png", false),
        ("pics", false),
        ("none.png", false),
        ("", false),
        ("a\0b", false),
    ] {
        assert_eq!(resolve(&inside, reference, &limits).is_ok(), found, "{reference}");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_path_from_the_root_of_a_site_is_looked_for_in_the_folder() {
    let folder = folder("rooted");
    let inside = folder.join("source");
    fs::create_dir_all(inside.join("static")).unwrap();
    fs::create_dir_all(folder.join("static")).unwrap();
    fs::write(inside.join("static/x.png"), png(&[])).unwrap();
    fs::write(folder.join("static/above.png"), png(&[])).unwrap();
    std::os::unix::fs::symlink(folder.join("static"), inside.join("linked")).unwrap();
    let limits = ImageLimits::default();
    for (reference, said) in [
        ("/static/x.png", ""),
        ("//static/x.png", ""),
        ("/static/none.png", "where `static/none.png` was looked for"),
        ("/static/above.png", "where `static/above.png` was looked for"),
        ("/linked/above.png", "is a link that leaves the folder"),
        ("/../static/above.png", "leaves the folder"),
        ("/static/../../static/above.png", "leaves the folder"),
        ("/etc/passwd", "where `etc/passwd` was looked for"),
        // A path above the folder, as it is read where the source has no address of its own.
        ("../x.png", "leaves the folder"),
    ] {
        match resolve(&inside, reference, &limits) {
            Ok(found) => assert!(said.is_empty() && found.starts_with(&inside), "{reference}"),
            Err(complaint) => {
                assert!(!said.is_empty() && complaint.what.contains(said), "{complaint:?}");
                assert!(!complaint.next.is_empty(), "{reference}");
            }
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_pictures_of_a_story_are_placed() {
    let folder = folder("place");
    let inside: &Path = &folder.join("source");
    fs::write(inside.join("pics/a b.png"), png(&[])).unwrap();
    fs::write(inside.join("pics/c d.png"), png(&[])).unwrap();
    fs::write(inside.join("d.svg"), "<svg/>").unwrap();
    let text = "---\ntitle: T\nimage: pics/a%20b.png\n---\n\n![A](<pics/c d.png> \"The quay.\")\n\n![S](d.svg)\n\n![](../x.png)\n\n![](/x.png)\n\n![R](https://example.org/r.png)\n\n<a href=\"other.html\">Words</a>\n";
    let mut draft = markdown::read(&source("t.md", text), &Limits::default()).drafts.remove(0);
    let mut files = Vec::new();
    let complaints = place(&mut draft, Some(inside), &ImageLimits::default(), &mut |kept| {
        files.push(kept.name.clone());
        Ok(())
    });
    let name = &files[0];
    assert_eq!(files, [name.clone(), name.clone()]);
    same(
        "files are named, the others are notes or nothing",
        &of_draft(&draft),
        &format!(
            "id: t\nheadline: T\nimage: images/{name} 40x30 |  |  |
             -: figure images/{name} 40x30 | A | The quay. |
             -: figure  | S |  |
             -: figure https://example.org/r.png | R |  |
             -: Words"
        ),
    );
    let said: Vec<&str> = complaints.iter().map(|complaint| complaint.what.as_str()).collect();
    assert_eq!(
        said,
        [
            "the picture `d.svg` is a drawing (SVG), which could carry script",
            "the picture `../x.png` is named by a path that leaves the folder of its source",
            "the picture `/x.png` is not beside its source, where `x.png` was looked for",
        ]
    );
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_lay_beside_is_cut_where_there_is_no_folder() {
    let address = beside::address();
    let image = Image { address: address.clone(), ..Image::default() };
    let mut draft = Draft {
        address,
        body: vec![Block::Figure { image: image.clone() }],
        lead_image: Some(image),
        ..Draft::default()
    };
    let complaints = place(&mut draft, None, &ImageLimits::default(), &mut |_| Ok(()));
    assert_eq!(complaints.len(), 2);
    assert_eq!((draft.address, draft.lead_image, draft.body), (None, None, Vec::new()));
    assert_eq!(of_image(&Image::default()), " |  |  | ");
}

#[test]
fn a_picture_that_is_not_beside_a_saved_page_is_looked_for_on_its_site() {
    use super::importing::Folder;
    let folder = Folder::new("picture-on-site");
    let page = |src: &str, canonical: &str| {
        format!(
            "<!doctype html><html lang=en><head><title>The quay at noon</title>{canonical}</head><body><article><h1>The quay at noon</h1><p>The quay was empty at noon, and nobody could say where the boats had gone.</p><figure><img src=\"{src}\" alt=\"The quay\"></figure><p>They came back in the evening with all their nets full of small silver fish.</p></article></body></html>"
        )
    };
    let canonical = "<link rel=\"canonical\" href=\"https://pier.example/news/quay/\">";
    for (src, whole) in [
        ("/img/a.jpg", "https://pier.example/img/a.jpg"),
        ("a.jpg", "https://pier.example/news/quay/a.jpg"),
        ("../img/a.jpg", "https://pier.example/news/img/a.jpg"),
    ] {
        folder.write("quay.html", &page(src, canonical));
        let said = folder.check(
            &["import", "quay.html", "-o", "a.json"],
            0,
            &["has a picture that lies elsewhere", "--fetch"],
        );
        assert!(!said.contains("beside"), "{src}: {said}");
        assert!(folder.read("a.json").contains(&format!("\"{whole}\"")), "{src}");
        fs::remove_file(folder.0.join("a.json")).unwrap();
    }
    // What lies beside it is taken, and what a browser saved with it is on no site.
    fs::write(folder.0.join("a.png"), png(&[])).unwrap();
    folder.write("quay.html", &page("/a.png", canonical));
    folder.check(&["import", "quay.html", "-o", "b.json"], 0, &[]);
    assert!(folder.read("b.json").contains("\"images/"));
    for (src, canonical) in [("quay_files/a.jpg", canonical), ("a.jpg", "")] {
        folder.write("quay.html", &page(src, canonical));
        folder.check(&["import", "quay.html", "-o", "c.json"], 0, &["is not there"]);
        assert!(!folder.read("c.json").contains("https://pier.example/news/quay/quay"));
        fs::remove_file(folder.0.join("c.json")).unwrap();
    }
}
