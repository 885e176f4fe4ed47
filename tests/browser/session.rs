//! One browser with an empty profile, spoken to in plain calls: asks, waits, and gives the answer.
//!
//! WebDriver is asynchronous, a test is not: it does one thing after another. So this is where the
//! waiting happens, and no test has an `await` in it.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use fantoccini::{
    Client, ClientBuilder, Locator,
    actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    elements::Element,
    error::CmdError,
    wd::{TimeoutConfiguration, WebDriverCompatibleCommand},
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use xtask::tools::browsers::{Browser, Engine};

use crate::engines::Driver;

/// No page of ours takes this long; what does is stuck.
const PATIENCE: Duration = Duration::from_secs(30);

/// One browser window, and the driver it belongs to: both end when it is dropped.
///
/// Each has a driver of its own. WebKit's, when asked for one session right after another, now and
/// then starts no browser and never answers.
pub(crate) struct Session {
    client: Client,
    runtime: Runtime,
    driver: Driver,
}

impl Session {
    /// A new browser with a new profile.
    pub(crate) fn start(browser: &Browser, scratch: &Path) -> Self {
        let driver = Driver::start(browser, scratch).unwrap_or_else(|why| panic!("{why}"));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("the system gives a thread its timer");
        let Value::Object(capabilities) = driver.capabilities() else {
            unreachable!("capabilities are written as an object");
        };
        let connect = async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let client = builder.capabilities(capabilities).connect(&driver.url()).await;
            let client = client.map_err(|why| why.to_string())?;
            let patience =
                TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE), Some(Duration::ZERO));
            client.update_timeouts(patience).await.map_err(|why| why.to_string())?;
            Ok(client)
        };
        let started = runtime.block_on(async { tokio::time::timeout(PATIENCE * 2, connect).await });
        match started.unwrap_or_else(|_| Err("no answer".to_owned())) {
            Ok(client) => Self { client, runtime, driver },
            Err(why) => panic!("no session in {}: {why}\n{}", browser.engine, driver.said()),
        }
    }

    pub(crate) fn engine(&self) -> Engine {
        self.driver.engine()
    }

    /// Everything the driver and the browser have printed.
    pub(crate) fn said(&self) -> String {
        self.driver.said()
    }

    #[track_caller]
    fn get<T>(&self, what: &str, future: impl Future<Output = Result<T, CmdError>>) -> T {
        match self.within_reason(future) {
            Some(Ok(value)) => value,
            Some(Err(why)) => panic!("{what}: {}", told(&why)),
            None => panic!("{what}: no answer from the browser"),
        }
    }

    /// Drivers have their own limits, but some forget them. `None` where it took too long.
    fn within_reason<T>(&self, future: impl Future<Output = T>) -> Option<T> {
        self.runtime.block_on(async { tokio::time::timeout(PATIENCE * 2, future).await.ok() })
    }

    #[track_caller]
    pub(crate) fn go(&self, url: &str) {
        self.get(url, self.client.goto(url));
    }

    #[track_caller]
    pub(crate) fn url(&self) -> String {
        self.get("asking for the address", self.client.current_url()).to_string()
    }

    #[track_caller]
    pub(crate) fn back(&self) {
        self.get("going back", self.client.back());
    }

    #[track_caller]
    pub(crate) fn forward(&self) {
        self.get("going forward", self.client.forward());
    }

    #[track_caller]
    pub(crate) fn reload(&self) {
        self.get("reloading", self.client.refresh());
    }

    /// A picture of the window, where the browser is still able to make one.
    pub(crate) fn screenshot(&self) -> Option<Vec<u8>> {
        self.within_reason(self.client.screenshot())?.ok()
    }

    /// Runs a script in the page and gives back what it returns.
    #[track_caller]
    pub(crate) fn js(&self, script: &str, arguments: &[Value]) -> Value {
        self.get(script, self.client.execute(script, arguments.to_vec()))
    }

    /// The same, where the page may be going away meanwhile: `None` if it did.
    pub(crate) fn try_js(&self, script: &str) -> Option<Value> {
        self.within_reason(self.client.execute(script, Vec::new()))?.ok()
    }

    /// The same for a script that calls back: its last argument is the function to call.
    #[track_caller]
    pub(crate) fn js_later(&self, script: &str, arguments: &[Value]) -> Value {
        self.get(script, self.client.execute_async(script, arguments.to_vec()))
    }

    /// The element a person would see there. `None` where there is none.
    pub(crate) fn find(&self, css: &str) -> Option<Element> {
        self.within_reason(self.client.find(Locator::Css(css)))?.ok()
    }

    /// Clicks as a person does: on what is visible, scrolled into view, and not covered.
    #[track_caller]
    pub(crate) fn click(&self, css: &str) {
        // WebKit's driver scrolls, and then clicks where the element was before. So we scroll.
        // Where it is taller than the window, to its first line, which is where drivers click.
        const INTO_VIEW: &str = "
            const element = document.querySelector(arguments[0]);
            const box = element?.getBoundingClientRect();
            if (!box || (box.top >= 0 && box.bottom <= innerHeight)) return;
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const line = element.getClientRects()[0];
            if (line.top < 0) scrollBy({ top: line.top - innerHeight / 2, behavior: 'instant' });
        ";
        self.js(INTO_VIEW, &[css.into()]);
        let Some(element) = self.find(css) else {
            panic!("there is no `{css}` to click on");
        };
        self.get(&format!("clicking on `{css}`"), element.click());
    }

    /// Types into a field, key by key.
    #[track_caller]
    pub(crate) fn type_into(&self, css: &str, text: &str) {
        let Some(element) = self.find(css) else {
            panic!("there is no `{css}` to type into");
        };
        self.get(&format!("typing into `{css}`"), element.send_keys(text));
    }

    /// Picks an option of a list by its value.
    #[track_caller]
    pub(crate) fn select(&self, css: &str, value: &str) {
        let Some(element) = self.find(css) else {
            panic!("there is no `{css}` to pick from");
        };
        self.get(&format!("picking `{value}` in `{css}`"), element.select_by_value(value));
    }

    /// Draws the mouse along an element, from one part of its width to another; the same twice is a click.
    #[track_caller]
    pub(crate) fn draw_along(&self, css: &str, [from, to]: [f64; 2]) {
        const BOX: &str = "
            const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return [box.left, box.width, box.top + box.height / 2];
        ";
        let Some([left, width, y]) =
            serde_json::from_value::<[f64; 3]>(self.js(BOX, &[css.into()])).ok()
        else {
            panic!("there is no `{css}` to draw along");
        };
        let to_part =
            |part: f64| PointerAction::MoveTo { duration: None, x: left + width * part, y };
        let actions = MouseActions::new("mouse".to_owned())
            .then(to_part(from))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(to_part((from + to) / 2.0))
            .then(to_part(to))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.get(&format!("drawing along `{css}`"), self.client.perform_actions(actions));
    }

    /// Presses keys, whatever has the focus: held down in order, let go in reverse.
    #[track_caller]
    pub(crate) fn press(&self, keys: &[char]) {
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let mut actions = KeyActions::new("keyboard".to_owned());
        for action in down.chain(up) {
            actions = actions.then(action);
        }
        self.get("pressing keys", self.client.perform_actions(actions));
    }

    /// Makes the page this wide and high, whatever the browser puts around it.
    #[track_caller]
    pub(crate) fn resize(&self, width: u32, height: u32) {
        if self.engine() == Engine::Chromium {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", metrics);
            return;
        }
        // A window is resized some time after it was asked to be, and its frame is known only then.
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            let sizes = self.js("return [innerWidth, innerHeight, outerWidth, outerHeight]", &[]);
            let [inner_width, inner_height, outer_width, outer_height] = [0, 1, 2, 3].map(|side| {
                sizes[side].as_u64().and_then(|pixels| u32::try_from(pixels).ok()).unwrap_or(0)
            });
            if (inner_width, inner_height) == (width, height) {
                return;
            }
            let (wider, higher) = (
                outer_width.saturating_sub(inner_width),
                outer_height.saturating_sub(inner_height),
            );
            self.get("resizing", self.client.set_window_size(width + wider, height + higher));
        }
        panic!("the window does not become {width} by {height}");
    }

    /// One command of Chromium's own protocol.
    #[track_caller]
    pub(crate) fn devtools(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.engine(), Engine::Chromium, "only Chromium knows {command}");
        self.extension("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// A command that one vendor added to WebDriver.
    #[track_caller]
    pub(crate) fn extension(&self, path: &'static str, body: Value) -> Value {
        self.get(path, self.client.issue_cmd(Extension { path, body }))
    }
}

#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// The kind of error, and what is said of it: drivers add a stack trace of their own, which says
/// nothing about the page, and WebKit's adds nothing at all.
fn told(why: &CmdError) -> String {
    match why {
        CmdError::Standard(why) => {
            format!("{}: {}", why.error(), why.message.lines().next().unwrap_or_default())
        }
        other => other.to_string(),
    }
}
