//! Two doors: in the browser it mounts the reader, elsewhere it runs the command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    offprint::reader::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    offprint::cli::run(std::env::args_os())
}
