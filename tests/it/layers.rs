//! The house as its plan has it: who may name whom, read from the sources themselves.
//!
//! The table of `ARCHITECTURE.md` is the rule, so the page cannot say one thing and the code do another.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// Libraries that a room does without, by the beginning of their names.
const WITHOUT: [(&str, &[&str]); 11] = [
    ("domain", &["serde", "diesel", "actix", "utoipa", "tokio", "tracing"]),
    ("store", &["actix", "utoipa", "tokio"]),
    ("document", &["diesel", "actix", "tokio"]),
    ("catalogue", &["diesel", "actix", "utoipa", "tokio"]),
    ("app", &["diesel", "actix", "utoipa", "tokio"]),
    ("exchange", &["diesel", "actix", "utoipa", "tokio"]),
    ("wording", &["serde", "diesel", "actix", "utoipa", "tokio", "tracing"]),
    ("synthetic", &["diesel", "actix", "utoipa", "tokio"]),
    ("http", &["diesel"]),
    ("api", &["diesel"]),
    ("site", &["diesel", "utoipa"]),
];

/// A source file without its comments and its tests.
struct Source {
    path: String,
    room: String,
    lines: Vec<(usize, String)>,
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let code = text.lines().enumerate().take_while(|(_, line)| *line != "#[cfg(test)]");
        let lines = code
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(number, line)| (number + 1, line.to_owned()))
            .collect();
        let path = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
        let room = path.split(['/', '.']).next().unwrap().to_owned();
        Self { path, room, lines }
    }

    /// Every line that holds one of some texts, as a complaint.
    fn holding(&self, texts: &[&str]) -> Vec<String> {
        let lines = self.lines.iter().filter(|(_, line)| texts.iter().any(|text| line.contains(text)));
        lines.map(|(number, line)| format!("src/{}:{number}: {}", self.path, line.trim())).collect()
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let (mut folders, mut found) = (vec![root().join("src")], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            match (path.is_dir(), name) {
                (_, "tests" | "tests.rs") => {}
                (true, _) => folders.push(path),
                (false, name) if name.ends_with(".rs") => found.push(Source::read(&path)),
                (false, _) => {}
            }
        }
    }
    assert!(found.len() > 150, "the sources were not found");
    found
}

/// What each room may name, by the table of the page; `None` is everything.
fn plan() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = page.split("| room |").nth(1).expect("the table of rooms").split("\n\n").next().unwrap();
    let mut plan = BTreeMap::new();
    for row in table.lines().skip(2) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let (rooms, may_name) = (cells[0], cells[cells.len() - 1].trim_end_matches(" |"));
        let may_name: BTreeSet<String> = may_name.split(", ").map(str::to_owned).collect();
        for room in rooms.split(", ").map(|room| room.trim_matches('`')) {
            let own = may_name.iter().filter(|name| *name != "itself").cloned().chain([room.to_owned()]);
            let named = (!may_name.contains("everything")).then(|| own.collect());
            plan.insert(room.to_owned(), named);
        }
    }
    plan
}

/// The rooms that a line names, by `use` or by path.
fn named(line: &str) -> Vec<&str> {
    let paths = line.split("crate::").skip(1);
    paths.filter_map(|path| path.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()).collect()
}

fn none(complaints: &[String], rule: &str) {
    assert!(complaints.is_empty(), "{rule}:\n{}", complaints.join("\n"));
}

#[test]
fn the_plan_names_every_room_and_no_other() {
    let rooms: BTreeSet<String> = sources().into_iter().map(|source| source.room).collect();
    let planned: BTreeSet<String> = plan().into_keys().chain(["lib", "main"].map(str::to_owned)).collect();
    assert_eq!(rooms, planned);
}

#[test]
fn imports_point_down() {
    let plan = plan();
    let mut complaints = Vec::new();
    for source in sources() {
        let Some(Some(allowed)) = plan.get(&source.room) else { continue };
        for (number, line) in &source.lines {
            for room in named(line).into_iter().filter(|room| plan.contains_key(*room)) {
                if !allowed.contains(room) {
                    complaints.push(format!("src/{}:{number} names {room}", source.path));
                }
            }
        }
    }
    none(&complaints, "a room names one that the plan does not give it");
}

#[test]
fn an_import_from_the_crate_names_one_thing_and_starts_at_the_root() {
    let mut complaints = Vec::new();
    for source in sources() {
        complaints.extend(source.holding(&["use crate::{", "super::super", "use khedmat::", "crate::*"]));
        let grouped = |line: &str| line.contains("use crate::") && line.contains('{');
        let grouped = source.lines.iter().filter(|(_, line)| grouped(line));
        complaints.extend(grouped.map(|(number, line)| format!("src/{}:{number}: {line}", source.path)));
        // From the head of a room, one `super` is the root already.
        if source.path.ends_with("mod.rs") && source.path.matches('/').count() == 1
            || !source.path.contains('/')
        {
            complaints.extend(source.holding(&["super::"]));
        }
    }
    none(&complaints, "an import that the test of layers could not read");
}

#[test]
fn rooms_do_without_the_libraries_that_are_not_theirs() {
    let mut complaints = Vec::new();
    for source in sources() {
        let banned = WITHOUT.iter().filter(|(room, _)| *room == source.room).flat_map(|(_, names)| *names);
        for name in banned {
            let paths = source.lines.iter().filter(|(_, line)| names_library(line, name));
            complaints.extend(paths.map(|(number, line)| format!("src/{}:{number}: {line}", source.path)));
        }
    }
    none(&complaints, "a library in a room that does without it");
}

/// Whether a path of a line begins with a library whose name begins so.
fn names_library(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let rest = line[at..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | ':' | '.'))
            && rest.starts_with("::")
    })
}

#[test]
fn one_file_reads_the_clock_and_one_the_environment() {
    let (mut clocks, mut environments) = (Vec::new(), Vec::new());
    for source in sources() {
        if source.path != "clock.rs" {
            clocks.extend(source.holding(&[
                "Timestamp::now(",
                "SystemTime",
                "Zoned::now(",
                "std::time::Instant",
            ]));
        }
        if source.path != "config.rs" {
            environments.extend(source.holding(&["env::var", "env::vars", "env = \"KHEDMAT"]));
        }
    }
    none(&clocks, "a reader of the clock beside clock.rs");
    none(&environments, "a reader of the environment beside config.rs");
}

#[test]
fn the_domain_counts_in_whole_numbers() {
    let sources = sources().into_iter().filter(|source| source.room == "domain");
    let complaints: Vec<_> = sources.flat_map(|source| source.holding(&["f64", "f32"])).collect();
    none(&complaints, "a float in the domain");
}
