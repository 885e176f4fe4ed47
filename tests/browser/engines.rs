//! Starting the programs that drive browsers, and ending every process they started.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use xtask::{
    failure::Failure,
    tools::browsers::{Browser, Engine},
};

/// Longer than the slowest of them takes on a busy machine.
const STARTING: Duration = Duration::from_secs(30);

/// A WebDriver program at work. Dropping it ends it and its browsers, also when a test panics.
pub(crate) struct Driver {
    pub(crate) browser: Browser,
    child: Child,
    ender: Child,
    port: u16,
    /// Where profiles go, and what the driver says: gone with it.
    home: PathBuf,
}

impl Driver {
    /// Starts the driver of an engine, and waits until it answers.
    pub(crate) fn start(browser: &Browser, scratch: &Path) -> Result<Self, Failure> {
        let port =
            free_port().map_err(|cause| Failure::new(format!("found no free port: {cause}")))?;
        let home = scratch.join(format!("{}-{port}", browser.engine.name()));
        fs::create_dir_all(&home).map_err(|cause| Failure::file("make", &home, &cause))?;
        let child = spawn(browser, port, &home)?;
        let ender = spawn_ender(&child, &home)
            .map_err(|cause| Failure::new(format!("could not run `sh`: {cause}")))?;
        let mut driver = Self { browser: browser.clone(), child, ender, port, home };
        driver.wait_until_ready()?;
        Ok(driver)
    }

    pub(crate) fn engine(&self) -> Engine {
        self.browser.engine
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Everything the driver and its browsers have printed.
    pub(crate) fn said(&self) -> String {
        fs::read(said_file(&self.home))
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// What a session of this engine is asked for.
    pub(crate) fn capabilities(&self) -> Value {
        let program = self.browser.program.to_string_lossy();
        match self.engine() {
            Engine::Chromium => json!({
                "goog:chromeOptions": {
                    "binary": program,
                    "args": [
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                        "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync", "--window-size=1280,900",
                    ],
                },
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            Engine::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": program,
                    "args": ["-headless"],
                    "prefs": {
                        // What pages say on the console goes where `console.rs` reads it.
                        "devtools.console.stdout.content": true,
                        // Everything Firefox would fetch on its own account, which also slows its start.
                        "app.normandy.enabled": false,
                        "browser.newtabpage.enabled": false,
                        "browser.startup.homepage": "about:blank",
                        "messaging-system.rsexperimentloader.enabled": false,
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                        "services.settings.server": "data:,nowhere",
                    },
                },
            }),
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": program,
                    "args": ["--automation"],
                },
            }),
        }
    }

    fn wait_until_ready(&mut self) -> Result<(), Failure> {
        let started = Instant::now();
        while !is_ready(self.port) {
            let ended = self.child.try_wait().ok().flatten();
            if ended.is_some() || started.elapsed() > STARTING {
                let driver = self.browser.driver.display();
                let how =
                    ended.map_or("did not answer".to_owned(), |status| format!("ended ({status})"));
                return Err(Failure::new(format!("`{driver}` {how} instead of starting"))
                    .with_output(self.said()));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The end of its input is what the ender waits for.
        drop(self.ender.stdin.take());
        let _ = self.child.wait();
        let _ = self.ender.wait();
    }
}

/// Ends the driver and all it started and takes its folder away, once we let go of its input: on drop, and also when this
/// program is interrupted or killed, which runs no `drop`.
///
/// The driver leads a process group of its own, and its browsers are in it. They are asked first, so
/// that `xvfb-run` takes down its screen and drivers tidy up.
fn spawn_ender(driver: &Child, home: &Path) -> io::Result<Child> {
    const END: &str = r#"
        trap 'rm -rf -- "$2"' EXIT
        read -r _
        kill -s TERM -- "-$1"
        for _ in 1 2 3 4 5 6 7 8 9 10; do kill -s 0 -- "-$1" || exit 0; sleep 0.2; done
        kill -s KILL -- "-$1"
    "#;
    Command::new("sh")
        .args(["-c", END, "ender", &driver.id().to_string()])
        .arg(home)
        // Out of the reach of Ctrl+C, which ends us.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}

fn spawn(browser: &Browser, port: u16, home: &Path) -> Result<Child, Failure> {
    let path = said_file(home);
    let said = File::create(&path).map_err(|cause| Failure::file("make", &path, &cause))?;
    let both = said.try_clone().map_err(|cause| Failure::file("share", &path, &cause))?;
    let mut command = match &browser.screen {
        Some(screen) => {
            let mut command = Command::new(screen);
            command.args(["-a", "-s", "-screen 0 1600x1200x24"]).arg(&browser.driver);
            command
        }
        None => Command::new(&browser.driver),
    };
    match browser.engine {
        Engine::Chromium => command.arg(format!("--port={port}")),
        Engine::Firefox => command
            .args(["--host", "127.0.0.1", "--websocket-port", "0", "--allow-system-access"])
            .args(["--port", &port.to_string()]),
        Engine::WebKit => command
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            // Root in a container cannot make the namespaces of its sandbox.
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
    };
    command
        .env("TMPDIR", home)
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(said)
        .stderr(both)
        .spawn()
        .map_err(|cause| {
            Failure::new(format!("could not start `{}`: {cause}", browser.driver.display()))
        })
}

fn said_file(home: &Path) -> PathBuf {
    home.join("said")
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Asks the driver for its status, as WebDriver has it.
fn is_ready(port: u16) -> bool {
    let ask = || -> io::Result<Value> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")?;
        let mut answer = BufReader::new(stream);
        while answer.by_ref().lines().next().transpose()?.is_some_and(|header| !header.is_empty()) {
        }
        // Chromium's keeps the connection open, so what ends the answer is the end of the JSON.
        let status = serde_json::Deserializer::from_reader(answer).into_iter().next();
        Ok(status.transpose()?.unwrap_or_default())
    };
    ask().is_ok_and(|status| status["value"]["ready"] == true)
}
