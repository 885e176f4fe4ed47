//! `cargo xtask serve`: from a fresh clone to a page that can be opened.

use std::thread;

use crate::{
    failure::Failure,
    reader_build::{self, Profile},
    server::Serving,
    workspace::Workspace,
};

/// Where the page is unless another port is asked for, or this one taken.
const USUAL_PORT: u16 = 8080;

/// Builds the reader, serves it, and stays until it is interrupted.
pub fn serve(workspace: &Workspace, port: Option<u16>, profile: Profile) -> Result<(), Failure> {
    let dist = reader_build::build(workspace, profile)?;
    let folder = Serving::folder(&dist).gzipped();
    let server = match port {
        Some(port) => folder.on_port(port).start()?,
        // Nobody asked for the usual port, so there is no reason to insist on it.
        None => {
            folder.clone().on_port(USUAL_PORT).start().or_else(|_| folder.on_port(0).start())?
        }
    };
    println!("\nOffprint is at {}  (Ctrl+C stops it)", server.url(""));
    println!("The same page, as files for any static host: {}", dist.display());
    loop {
        thread::park();
    }
}
