//! The three engines: what each takes on this machine, where it is, and how it is got.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use super::{apt, geckodriver, in_path};
use crate::{failure::Failure, workspace::Workspace};

/// A browser engine the reader is tried in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome, with chromedriver.
    Chromium,
    /// Firefox, with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, with WebKitWebDriver, under Xvfb.
    WebKit,
}

impl Engine {
    /// All three, in the order they are tried.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name as it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The engine of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// What Debian calls the packages it takes. WebKit's run under Xvfb, whose `xvfb-run` wants xauth.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb", "xauth"],
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// An engine that is here, ready to be started.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Which it is.
    pub engine: Engine,
    /// The browser.
    pub program: PathBuf,
    /// The program that drives it and speaks WebDriver.
    pub driver: PathBuf,
    /// `xvfb-run`, for a browser that must have a screen.
    pub screen: Option<PathBuf>,
}

/// The engine as it is on this machine, after installing what is missing.
pub fn get(engine: Engine, workspace: &Workspace) -> Result<Browser, Failure> {
    if find(engine, workspace).is_none() {
        // Firefox's driver comes from cargo, so apt is only asked where the browser itself is missing.
        if program(engine).is_none() || engine != Engine::Firefox {
            apt::install(&engine.to_string(), engine.packages())?;
        }
        if engine == Engine::Firefox {
            geckodriver(workspace)?;
        }
    }
    find(engine, workspace).ok_or_else(|| {
        Failure::new(format!(
            "{engine} was installed, but {} cannot be found",
            match engine {
                Engine::Chromium => "`chromium` or `chromedriver`",
                Engine::Firefox => "`firefox` or `geckodriver`",
                Engine::WebKit => "`MiniBrowser`, `WebKitWebDriver` or `xvfb-run`",
            }
        ))
    })
}

/// The engine as it is on this machine, if all of it is.
pub fn find(engine: Engine, workspace: &Workspace) -> Option<Browser> {
    let driver = match engine {
        Engine::Chromium => in_path("chromedriver")?,
        Engine::Firefox => in_path("geckodriver").or_else(|| {
            let ours = workspace.cache().join("bin/geckodriver");
            ours.is_file().then_some(ours)
        })?,
        Engine::WebKit => in_path("WebKitWebDriver")?,
    };
    let screen = match engine {
        Engine::WebKit => Some(in_path("xvfb-run")?),
        Engine::Chromium | Engine::Firefox => None,
    };
    Some(Browser { engine, program: program(engine)?, driver, screen })
}

fn program(engine: Engine) -> Option<PathBuf> {
    match engine {
        Engine::Chromium => {
            ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(in_path)
        }
        Engine::Firefox => ["firefox-esr", "firefox"].into_iter().find_map(in_path),
        Engine::WebKit => mini_browser(),
    }
}

/// WebKitGTK hides its small browser beside the library: in `/usr/lib/<machine>/` on Debian, in `/usr/libexec` elsewhere.
fn mini_browser() -> Option<PathBuf> {
    let machines = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    [PathBuf::from("/usr/libexec"), PathBuf::from("/usr/lib")]
        .into_iter()
        .chain(machines)
        .flat_map(|folder: PathBuf| {
            ["webkit2gtk-4.1", "webkitgtk-6.0"].map(|library| folder.join(library))
        })
        .map(|folder| folder.join("MiniBrowser"))
        .find(|path: &PathBuf| Path::is_file(path))
}
