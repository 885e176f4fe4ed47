//! Pictures: every picture file below the data folder is kept or refused by name. With
//! `OFFPRINT_KEPT=DIR` what is kept is written there beside a copy of its original, so that another
//! program can compare them pixel by pixel.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use offprint::press::images::{ImageLimits, keep};

const ENDINGS: [&str; 7] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];

pub fn evaluate(data: &Path) -> Result<(), String> {
    let out = std::env::var_os("OFFPRINT_KEPT").map(std::path::PathBuf::from);
    let mut folders = vec![data.to_owned()];
    let mut refused: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: BTreeMap<String, usize> = BTreeMap::new();
    let (mut before, mut after, mut took, mut number) = (0, 0, 0.0, 0);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
                continue;
            }
            let ending = path.extension().map(|end| end.to_string_lossy().to_lowercase());
            if !ending.is_some_and(|end| ENDINGS.contains(&end.as_str())) {
                continue;
            }
            let Ok(bytes) = fs::read(&path) else { continue };
            let begun = Instant::now();
            let result = keep(&bytes, &ImageLimits::default());
            took += begun.elapsed().as_secs_f64();
            match result {
                Ok(picture) => {
                    let ending = picture.name.rsplit('.').next().unwrap_or_default().to_owned();
                    *kept.entry(ending.clone()).or_default() += 1;
                    before += bytes.len();
                    after += picture.bytes.len();
                    number += 1;
                    if let Some(out) = &out {
                        let write = |side: &str, bytes: &[u8]| {
                            fs::write(out.join(format!("{number}-{side}.{ending}")), bytes)
                        };
                        write("a", &bytes)
                            .and_then(|()| write("b", &picture.bytes))
                            .map_err(|why| why.to_string())?;
                    }
                }
                Err(complaint) => *refused.entry(complaint.what).or_default() += 1,
            }
        }
    }
    println!(
        "kept {kept:?}: {before} bytes are {after} without metadata, {:.0} MB/s",
        before as f64 / f64::max(took, 1e-9) / 1e6
    );
    println!("refused:");
    for (what, count) in refused {
        println!("  {count} {what}");
    }
    Ok(())
}
