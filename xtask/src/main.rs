//! `cargo xtask …`: reads what was typed, does it, and says what went wrong.

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
};

use xtask::{
    arguments::{self, Order},
    bench, draw, evaluate,
    failure::Failure,
    fuzz, gates,
    reader_build::Profile,
    serve, style,
    workspace::Workspace,
};

fn main() -> ExitCode {
    let typed = env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
    match arguments::understand(typed).and_then(carry_out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_reported() {
                eprintln!("xtask: {failure}");
            }
            ExitCode::from(failure.exit_code())
        }
    }
}

fn carry_out(order: Order) -> Result<(), Failure> {
    if order == Order::Help {
        // Whoever pipes the help into `head` has what they wanted.
        let _ = writeln!(io::stdout(), "{}", arguments::help());
        return Ok(());
    }
    let workspace = Workspace::find()?;
    match order {
        Order::Serve { port, debug } => {
            let profile = if debug { Profile::Debug } else { Profile::Release };
            serve::serve(&workspace, port, profile)
        }
        Order::Test { fast, only } => gates::run(&workspace, fast, only.as_deref()),
        Order::Bench { data } => bench::bench(&workspace, data.as_deref()),
        Order::Evaluate { data, only } => {
            evaluate::evaluate(&workspace, data.as_deref(), only.as_deref())
        }
        Order::Fuzz { seconds, only } => fuzz::fuzz(&workspace, seconds, only.as_deref()),
        Order::Draw => draw::draw(&workspace),
        Order::Style => style::join(&workspace),
        Order::Help => Ok(()),
    }
}
