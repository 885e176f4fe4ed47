//! One connection, from its first request to its last.

use std::{
    io::{BufReader, Write},
    net::{Shutdown, TcpStream},
    sync::atomic::Ordering,
    time::Duration,
};

use super::{
    Asked, Shared,
    answer::Answer,
    lock,
    request::{self, Method},
};

/// Longer than any browser keeps an idle connection that it means to use again.
const IDLE: Duration = Duration::from_secs(300);

/// Answers request after request, until one side has had enough.
pub(super) fn serve(stream: &TcpStream, shared: &Shared) {
    // Neither is worth ending for: without them answers are slower, or a lost browser holds a thread.
    let _ = stream.set_nodelay(true);
    let _ = stream.set_read_timeout(Some(IDLE));
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    let mut open = true;
    while open && !shared.stopping.load(Ordering::SeqCst) {
        open = answer_one(&mut reader, &mut writer, shared);
    }
    let _ = stream.shutdown(Shutdown::Both);
    let this = stream.peer_addr().ok();
    lock(&shared.streams).retain(|open| this.is_none() || open.peer_addr().ok() != this);
}

/// Whether there may be another.
fn answer_one(
    reader: &mut BufReader<&TcpStream>,
    writer: &mut impl Write,
    shared: &Shared,
) -> bool {
    let request = match request::read(reader) {
        Ok(request) => request,
        Err(refused) => {
            if let Some(answer) = Answer::refusing(&refused) {
                // It ends here either way.
                let _ = answer.send(writer, Method::Get, false);
            }
            return false;
        }
    };
    let answer = Answer::to(&request, shared);
    lock(&shared.log).push(Asked {
        method: request.method,
        target: request.target,
        status: answer.as_ref().map(|answer| answer.status),
    });
    match answer {
        Some(answer) => answer.send(writer, request.method, request.keep_alive).unwrap_or(false),
        None => {
            shared.wait_for_the_end();
            false
        }
    }
}
