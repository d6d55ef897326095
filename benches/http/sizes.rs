//! The same registry in three sizes: what grows with the catalogue, and what does not.

use crate::Failure;
use crate::Options;
use crate::asked;
use crate::asked::Addresses;
use crate::registry::Registry;
use crate::registry::Served;
use crate::table;
use crate::wrk;
use crate::wrk::Sample;
use std::path::PathBuf;
use std::time::Duration;

/// Services, and what the registry is served with: the largest also with little memory.
const SIZES: [(u32, &[&str]); 4] =
    [(1_000, &[]), (20_000, &[]), (200_000, &[]), (200_000, &["--memory-mib", "256"])];

/// One size, and what was measured.
struct Line {
    services: u32,
    settings: &'static [&'static str],
    registry: Registry,
    generating: Duration,
    served: Served,
    /// Lists of cards, of cards with their tags, of pages; and what each gave.
    lists: [(PathBuf, Vec<Sample>); 3],
}

/// Measures and prints the table.
pub fn run(options: &Options) -> Result<(), Failure> {
    let mut lines: Vec<Line> = Vec::new();
    for (services, settings) in SIZES {
        let same = lines.iter().find(|line| line.services == services);
        let (registry, generating) = match same {
            Some(line) => (line.registry.copy()?, line.generating),
            None => {
                eprintln!("making up {} services …", table::grouped(services.into()));
                Registry::generate(&options.folder, services)?
            }
        };
        let served = registry.serve(settings)?;
        served.wait_until_prepared()?;
        let lists = lists(options, &served, lines.len())?;
        lines.push(Line { services, settings, registry, generating, served, lists });
    }
    for round in 1..=options.rounds {
        eprintln!("round {round} of {} …", options.rounds);
        for which in 0..3 {
            for line in &mut lines {
                if let Some((list, samples)) = line.lists.get_mut(which) {
                    samples.push(wrk::measure(&line.served.process.measured(), list, options.seconds)?);
                }
            }
        }
    }
    print(&lines)
}

fn lists(options: &Options, served: &Served, place: usize) -> Result<[(PathBuf, Vec<Sample>); 3], Failure> {
    let addresses = Addresses::of(&served.process)?;
    let tagged = asked::with_tags(&served.process, &addresses.cards)?;
    let list = |name, lines: &[String]| {
        asked::write_list(&options.folder, &format!("{name}-{place}"), lines).map(|file| (file, Vec::new()))
    };
    Ok([list("cards", &addresses.cards)?, list("tags", &tagged)?, list("pages", &addresses.pages)?])
}

fn print(lines: &[Line]) -> Result<(), Failure> {
    let head = ["services", "made up/s", "file", "ready", "in memory", "a card/s", "304/s", "a page of 50/s"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for line in lines {
        let milliseconds = u64::try_from(line.generating.as_millis())?.max(1);
        let mut row = vec![
            format!("{} {}", table::grouped(line.services.into()), line.settings.join(" ")),
            table::grouped(u64::from(line.services) * 1_000 / milliseconds),
            format!("{} MiB", line.registry.mib()?),
            format!("{:.2} s", line.served.ready.as_secs_f32()),
            format!("{} MiB", line.served.process.resident_mib()?),
        ];
        let smallest = lines.first().unwrap_or(line);
        for ((_, samples), (_, base)) in line.lists.iter().zip(&smallest.lists) {
            row.push(format!(
                "{} ×{}, {}",
                table::rate(samples),
                table::ratio(samples, base),
                table::processor(samples)
            ));
        }
        rows.push(row);
    }
    println!("× is the ratio to the smallest registry, measured in turns.\n");
    table::print(&rows);
    Ok(())
}
