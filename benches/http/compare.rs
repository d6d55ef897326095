//! One registry beside nginx: the same bytes, the same headers, measured in turns.

use crate::Failure;
use crate::Options;
use crate::asked;
use crate::asked::Addresses;
use crate::nginx::Nginx;
use crate::process::Measured;
use crate::process::Running;
use crate::registry;
use crate::registry::Registry;
use crate::registry::Served;
use crate::table;
use crate::wrk;
use crate::wrk::Sample;
use std::path::Path;
use std::path::PathBuf;
use std::thread::available_parallelism;

/// One server asked for one thing, and what was measured.
struct Line {
    what: &'static str,
    who: &'static str,
    server: Measured,
    list: PathBuf,
    samples: Vec<Sample>,
}

/// Measures and prints the table.
pub fn run(options: &Options) -> Result<(), Failure> {
    eprintln!("making up {} services …", table::grouped(options.services.into()));
    let (registry, generating) = Registry::generate(&options.folder, options.services)?;
    let bare = registry.copy()?.serve(&["--memory-mib", "0"])?;
    let mut kept = registry.serve(&[])?;
    kept.wait_until_prepared()?;
    eprintln!("writing the same answers to files …");
    let addresses = Addresses::of(&kept.process)?;
    let nginx = nginx(options, &kept.process, &addresses)?;
    let mut lines = lines(&options.folder, &addresses, &kept, &bare, &nginx)?;
    for round in 1..=options.rounds {
        eprintln!("round {round} of {} …", options.rounds);
        for line in &mut lines {
            line.samples.push(wrk::measure(&line.server, &line.list, options.seconds)?);
        }
    }
    let resident = kept.process.resident_mib()?;
    let visible = registry.add_one(&mut kept)?;
    print(options, &lines);
    println!(
        "\n{} services, {} MiB, made up in {:.1} s; ready {:.2} s after the start, {resident} MiB in memory; \
         a service added by another process is shown {} ms after it.",
        table::grouped(options.services.into()),
        registry.mib()?,
        generating.as_secs_f32(),
        kept.ready.as_secs_f32(),
        visible.as_millis(),
    );
    Ok(())
}

/// Starts nginx with everything that is asked for as files.
fn nginx(options: &Options, registry: &Running, addresses: &Addresses) -> Result<Nginx, Failure> {
    let files = options.folder.join("files");
    for some in [&addresses.cards, &addresses.pages, &addresses.trees] {
        asked::dump(registry, some, &files)?;
    }
    std::fs::write(files.join("ready"), "ready\n")?;
    let first = addresses.cards.first().ok_or("the registry is empty")?;
    Nginx::start(&options.folder, registry.get(first)?.headers(), options.open_files)
}

/// Everything that is measured, nginx first wherever the same is asked of several.
fn lines(
    folder: &Path,
    addresses: &Addresses,
    kept: &Served,
    bare: &Served,
    nginx: &Nginx,
) -> Result<Vec<Line>, Failure> {
    let (ours, theirs, bare) = (&kept.process, &nginx.process, &bare.process);
    let files = asked::files_of(&addresses.pages);
    let list = |name, lines: &[String]| asked::write_list(folder, name, lines);
    let line = |what, who, server: &Running, list| Line {
        what,
        who,
        server: server.measured(),
        list,
        samples: Vec::new(),
    };
    let cards = list("cards", &addresses.cards)?;
    let trees = list("trees", &addresses.trees)?;
    Ok(vec![
        line("a card", "nginx", theirs, cards.clone()),
        line("a card", "khedmat", ours, cards.clone()),
        line("a card", "khedmat that keeps nothing (SQLite)", bare, cards),
        line("304", "nginx", theirs, list("tags-nginx", &asked::with_tags(theirs, &addresses.cards)?)?),
        line("304", "khedmat", ours, list("tags-khedmat", &asked::with_tags(ours, &addresses.cards)?)?),
        line("a page of 50", "nginx", theirs, list("pages-nginx", &files)?),
        line("a page of 50", "khedmat", ours, list("pages-khedmat", &addresses.pages)?),
        line("a service list", "nginx", theirs, trees.clone()),
        line("a service list", "khedmat", ours, trees),
    ])
}

fn print(options: &Options, lines: &[Line]) {
    println!(
        "{} processors, shared by wrk ({} threads, {} connections) and the server; profile {}; \
         {} rounds of {} s in turns.\n",
        available_parallelism().map_or(1, std::num::NonZero::get),
        wrk::threads(),
        wrk::CONNECTIONS,
        registry::profile(),
        options.rounds,
        options.seconds,
    );
    let head = ["asked for", "of", "answers/s: median (span)", "p99", "bytes", "processor", "× nginx"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for line in lines {
        let nginx = lines.iter().find(|other| other.what == line.what).unwrap_or(line);
        rows.push(vec![
            line.what.to_owned(),
            line.who.to_owned(),
            table::rate(&line.samples),
            table::p99(&line.samples),
            table::bytes(&line.samples),
            table::processor(&line.samples),
            table::ratio(&line.samples, &nginx.samples),
        ]);
    }
    table::print(&rows);
}
