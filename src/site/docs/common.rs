//! What operations share: parameters, headers of answers, and answers; each described once on the page.
//!
//! Never here: what only one operation has.

use crate::site::docs::document::Document;
use crate::site::docs::document::anchor;
use crate::site::docs::document::entries;
use crate::site::docs::document::text;
use crate::site::docs::operation::Answer;
use crate::site::docs::operation::Parameter;
use crate::site::docs::prose;
use crate::site::docs::prose::Block;
use serde_json::Value;

/// What operations share.
pub(super) struct Common {
    /// Parameters.
    pub parameters: Vec<Parameter>,
    /// Headers of answers.
    pub headers: Vec<Header>,
    /// Answers, each with its anchor; what stands where the status would is its name.
    pub answers: Vec<(String, Answer)>,
}

/// A header of answers.
pub(super) struct Header {
    /// Where links to it lead.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: Vec<Block>,
}

impl Common {
    /// Reads the components of a document.
    pub(super) fn read(document: Document<'_>, components: &Value) -> Self {
        let header = |(name, header): (&String, &Value)| Header {
            anchor: anchor("header-", name),
            name: name.clone(),
            description: prose::blocks(text(header, "description")),
        };
        let answer = |(name, answer): (&String, &Value)| {
            let status = status(document, name).unwrap_or_default();
            let title = format!("{status} {name}").trim_start().to_owned();
            (anchor("answer-", name), Answer::read(document, &title, answer, "any operation"))
        };
        Self {
            parameters: entries(components, "parameters").map(|(_, it)| Parameter::read(it)).collect(),
            headers: entries(components, "headers").map(header).collect(),
            answers: entries(components, "responses").map(answer).collect(),
        }
    }

    /// Whether there is nothing of the kind.
    pub(super) fn is_empty(&self) -> bool {
        self.parameters.is_empty() && self.headers.is_empty() && self.answers.is_empty()
    }
}

/// The status under which operations have an answer.
fn status(document: Document<'_>, name: &str) -> Option<String> {
    let target = format!("#/components/responses/{name}");
    let operations =
        entries(document.0, "paths").flat_map(|(_, item)| item.as_object().into_iter().flatten());
    let mut answers = operations.flat_map(|(_, operation)| entries(operation, "responses"));
    answers.find(|(_, answer)| text(answer, "$ref") == target).map(|(status, _)| status.clone())
}
