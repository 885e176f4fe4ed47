//! What the browser complained of: errors and warnings on the console, and what a policy forbade.
//!
//! WebDriver has no word for it, so each engine is asked in its own way. Chromium keeps a log.
//! Firefox keeps script errors and refusals in a service that only its own code may ask, and prints
//! what a page says by `console`. WebKitGTK under automation tells nobody, so there a listener in the
//! page hears what comes after the page has loaded; what a policy forbids before that is the same
//! document's doing in the other two.

use serde_json::{Value, json};
use xtask::tools::browsers::Engine;

use crate::session::Session;

/// To be called when a page has loaded: from here on WebKit's is listened to as well.
pub(crate) fn listen(session: &Session) {
    if session.engine() == Engine::WebKit {
        session.js(LISTEN, &[]);
    }
}

/// What was complained of, one line each. Some is told once, some each time it is asked for.
pub(crate) fn complaints(session: &Session) -> Vec<String> {
    match session.engine() {
        Engine::Chromium => of_chromium(session),
        Engine::Firefox => [of_firefox(session), printed_by_firefox(session)].concat(),
        Engine::WebKit => {
            strings(&session.js("return (window.offprintHeard ?? []).splice(0)", &[]))
        }
    }
}

fn of_chromium(session: &Session) -> Vec<String> {
    let entries = session.extension("se/log", json!({ "type": "browser" }));
    let entries = entries.as_array().cloned().unwrap_or_default();
    entries
        .iter()
        .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
        .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
        .collect()
}

fn of_firefox(session: &Session) -> Vec<String> {
    session.extension("moz/context", json!({ "context": "chrome" }));
    let complaints = session.js(SCRIPT_ERRORS, &[]);
    session.extension("moz/context", json!({ "context": "content" }));
    let mut complaints = strings(&complaints);
    complaints.retain(|complaint| !is_of_a_picture_left_behind(session, complaint));
    complaints
}

/// What Firefox says of a picture that is broken, and of a whole one when its page is left before the
/// last of it has come.
const TRUNCATED: &str = "Image corrupt or truncated.";

/// Whether that was said of a picture that is whole: it is asked for once more, and made into pixels.
fn is_of_a_picture_left_behind(session: &Session, complaint: &str) -> bool {
    let Some(place) = complaint.strip_suffix(TRUNCATED) else { return false };
    let Some((address, _line)) = place.trim_end().rsplit_once(':') else { return false };
    session.js(DECODES, &[json!(address)]) == json!(true)
}

/// What Firefox's own add-on against faulty sites says of itself, as pages do. No preference stops it.
const OF_WEBCOMPAT: &str = "\"un-needed interventions\"";

/// A page's strings are printed in quotes, those of the browser's own code are not.
fn printed_by_firefox(session: &Session) -> Vec<String> {
    let said = session.said();
    // A line still being written is left for the next time.
    let whole = said.rfind('\n').map_or("", |end| &said[..end]);
    let of_page = |line: &&str| {
        let is_complaint =
            line.starts_with("console.warn: \"") || line.starts_with("console.error: \"");
        is_complaint && !line.contains(OF_WEBCOMPAT)
    };
    whole.lines().filter(of_page).map(str::to_owned).collect()
}

fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().cloned().unwrap_or_default();
    list.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}

/// In Firefox's own code: what came from a page of ours, but for what is mere information.
const SCRIPT_ERRORS: &str = "
    const complaints = [];
    for (const message of Services.console.getMessageArray()) {
        if (!(message instanceof Ci.nsIScriptError)) continue;
        if (!message.sourceName.startsWith('http://127.0.0.1:')) continue;
        if (message.flags & Ci.nsIScriptError.infoFlag) continue;
        complaints.push(`${message.sourceName}:${message.lineNumber} ${message.errorMessage}`);
    }
    Services.console.reset();
    return complaints;
";

/// A broken picture has no pixels.
const DECODES: &str = "
    const picture = new Image();
    picture.src = arguments[0];
    return picture.decode().then(() => true, () => false);
";

const LISTEN: &str = "
    if (window.offprintHeard) return;
    const heard = window.offprintHeard = [];
    for (const level of ['warn', 'error']) {
        const usual = console[level];
        console[level] = (...said) => { heard.push(`console.${level}: ${said.join(' ')}`); usual.apply(console, said); };
    }
    addEventListener('error', (event) => heard.push(event.message));
    addEventListener('unhandledrejection', (event) => heard.push(`unhandled: ${event.reason}`));
    document.addEventListener('securitypolicyviolation', (event) =>
        heard.push(`forbidden by ${event.effectiveDirective}: ${event.blockedURI}`));
";
