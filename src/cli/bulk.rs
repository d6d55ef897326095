//! Commands that work on the whole registry: migrate, import, generate, verify.

use crate::app::load;
use crate::app::load::Loaded;
use crate::cli::Failure;
use crate::cli::Migrate;
use crate::clock;
use crate::config::Settings;
use crate::config::USUAL_DATABASE;
use crate::config::USUAL_FOLDER;
use crate::document::load as file;
use crate::document::load::Load;
use crate::document::load::LoadedService;
use crate::domain::violation::Fault;
use crate::domain::violation::Violation;
use crate::store::IfMissing;
use crate::store::Store;
use crate::store::migrate as migrations;
use crate::store::verify as verification;
use crate::synthetic::Synthetic;
use crate::wording::Language;
use crate::wording::faults;
use indicatif::ProgressBar;
use indicatif::ProgressStyle;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc::SyncSender;
use std::sync::mpsc::sync_channel;
use std::thread;

/// The largest file that is read, in bytes.
const LARGEST_FILE: u64 = 512 << 20;
/// Services recorded in one transaction while a catalogue is made up.
const BATCH: usize = 1_000;

/// Opens the registry of the settings and brings it to this version.
fn open(settings: &Settings) -> Result<Store, Failure> {
    make_usual_folder(settings)?;
    let store = Store::open(&crate::store::Settings::new(settings.database.clone()), IfMissing::Create)?;
    migrations::run(&store, clock::now())?;
    Ok(store)
}

/// Makes the folder of the usual registry. A folder that somebody named is theirs to make: a slip of the pen
/// must not look like an empty registry.
pub fn make_usual_folder(settings: &Settings) -> Result<(), Failure> {
    if settings.database == USUAL_DATABASE {
        let made = std::fs::create_dir_all(USUAL_FOLDER);
        made.map_err(|why| format!("the folder {USUAL_FOLDER} cannot be made here: {why}"))?;
    }
    Ok(())
}

/// `khedmat migrate`.
pub fn migrate(settings: &Settings, what: Migrate) -> Result<(), Failure> {
    let address = crate::store::Settings::new(settings.database.clone());
    match what {
        Migrate::Up => {
            make_usual_folder(settings)?;
            let store = Store::open(&address, IfMissing::Create)?;
            report("applied", &migrations::run(&store, clock::now())?);
        }
        Migrate::Down => {
            let store = Store::open(&address, IfMissing::Refuse)?;
            report("taken back", &migrations::down(&store, 1)?);
        }
        Migrate::Status => {
            let store = Store::open(&address, IfMissing::Refuse)?;
            report("missing", &migrations::pending(&store)?);
        }
    }
    Ok(())
}

fn report(what: &str, names: &[String]) {
    match names {
        [] => println!("nothing {what}"),
        names => names.iter().for_each(|name| println!("{what}: {name}")),
    }
}

/// `khedmat import`.
pub fn import(settings: &Settings, files: &[PathBuf]) -> Result<(), Failure> {
    let store = open(settings)?;
    let loads = read_files(&store, files)?;
    let Loaded { agencies, services, cards, entries } = load::load(&store, &loads, clock::now())?;
    println!("loaded {agencies} agencies, {services} services and {cards} cards; {entries} journal entries");
    Ok(())
}

/// `khedmat import --dry-run`.
pub fn check(settings: &Settings, files: &[PathBuf]) -> Result<(), Failure> {
    let store = open(settings)?;
    let loads = read_files(&store, files)?;
    let count = |of: fn(&Load) -> usize| loads.iter().map(of).sum::<usize>();
    let (agencies, services) = (count(|load| load.agencies.len()), count(|load| load.services.len()));
    println!(
        "nothing wrong: {agencies} agencies and {services} services could be loaded; nothing was changed"
    );
    Ok(())
}

/// Reads every file, each knowing what the ones before it hold; all faults of all files are said at once.
fn read_files(store: &Store, files: &[PathBuf]) -> Result<Vec<Load>, Failure> {
    let texts = files
        .iter()
        .map(|path| Ok((path.display().to_string(), read(path)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    parse(store, &texts)
}

/// Reads texts in the load form, as [`read_files`] does files.
pub fn parse(store: &Store, texts: &[(String, Vec<u8>)]) -> Result<Vec<Load>, Failure> {
    let mut known = load::known(store, clock::now())?;
    let (mut loads, mut faults) = (Vec::new(), Vec::new());
    for (name, bytes) in texts {
        let seen = file::Known {
            agency: &|code| known.agencies.contains(code),
            service: &|id| known.services.contains(id),
        };
        match file::read(bytes, seen) {
            Ok(load) => {
                faults.extend(known.in_use(&load).iter().map(|violation| line(name, violation)));
                known.add(&load);
                loads.push(load);
            }
            Err(violations) => faults.extend(violations.iter().map(|violation| line(name, violation))),
        }
    }
    if faults.is_empty() {
        return Ok(loads);
    }
    Err(format!("nothing was loaded; {} faults:\n{}", faults.len(), faults.join("\n")).into())
}

fn line(name: &str, Violation { pointer, fault, hint }: &Violation) -> String {
    let message = faults::message(*fault, hint.as_deref(), Language::En);
    format!("  {name}: {pointer}: {message} [{}]", fault.code())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let size = std::fs::metadata(path).map_err(|why| format!("{shown} cannot be read: {why}"))?.len();
    if size > LARGEST_FILE {
        return Err(format!("{shown} is larger than {} MiB", LARGEST_FILE >> 20).into());
    }
    std::fs::read(path).map_err(|why| format!("{shown} cannot be read: {why}").into())
}

/// `khedmat generate`.
pub fn generate(settings: &Settings, seed: u64, services: u64) -> Result<(), Failure> {
    let store = open(settings)?;
    let known = load::known(&store, clock::now())?;
    if !known.services.is_empty() || !known.agencies.is_empty() {
        return Err("the registry is not empty; a made-up catalogue goes into an empty one".into());
    }
    let catalogue = Synthetic::new(seed, services);
    let refused = |fault: Fault| format!("a made-up value is refused: {}", fault.code());
    let agencies = (0..catalogue.agencies())
        .map(|index| catalogue.agency(index))
        .collect::<Result<Vec<_>, _>>()
        .map_err(refused)?;
    store.write(|tx| load::record_new(tx, &agencies, &[], clock::now()))?;
    let progress = bar(catalogue.services(), "services");
    thread::scope(|scope| -> Result<(), Failure> {
        let (sender, batches) = sync_channel(1);
        scope.spawn(move || make_up(catalogue, &sender));
        for batch in batches {
            let batch = batch.map_err(refused)?;
            store.write(|tx| load::record_new(tx, &[], &batch, clock::now()))?;
            progress.inc(u64::try_from(batch.len())?);
        }
        Ok(())
    })?;
    progress.finish_and_clear();
    println!("made up {} agencies and {} services (seed {seed})", catalogue.agencies(), catalogue.services());
    Ok(())
}

/// Makes up the next batch while the one before is recorded, until nobody takes any more.
fn make_up(catalogue: Synthetic, batches: &SyncSender<Result<Vec<LoadedService>, Fault>>) {
    let places: Vec<u64> = (0..catalogue.services()).collect();
    for batch in places.chunks(BATCH) {
        let made = batch.iter().map(|place| catalogue.service(*place)).collect();
        if batches.send(made).is_err() {
            return;
        }
    }
}

fn bar(length: u64, what: &str) -> ProgressBar {
    let template = format!("{{bar:40}} {{pos}}/{{len}} {what} ({{per_sec}}, {{eta}} left)");
    let style = ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style)
}

/// `khedmat verify`.
pub fn verify(settings: &Settings) -> Result<(), Failure> {
    let store = Store::open(&crate::store::Settings::new(settings.database.clone()), IfMissing::Refuse)?;
    let pending = migrations::pending(&store)?;
    if !pending.is_empty() {
        return Err("the registry is older than this program; run `khedmat migrate` first".into());
    }
    let progress = bar(0, "entries");
    let report = store.read(|conn| {
        verification::run(conn, &mut |done, of| {
            progress.set_length(u64::try_from(of).unwrap_or_default());
            progress.set_position(u64::try_from(done).unwrap_or_default());
        })
    })?;
    progress.finish_and_clear();
    print!("{report}");
    if report.is_sound() { Ok(()) } else { Err("the registry is not as it was recorded".into()) }
}
