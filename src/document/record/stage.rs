//! «مراحل خدمت»: the four stages of giving a service and what each runs on (form, row 6).
//!
//! Never here: whether a channel works. That is a capability, claimed and verified apart.

use crate::document::code;
use crate::document::code::InPersonReasonCode;
use crate::document::code::StageChannelCode;
use crate::document::code::StageKindCode;
use crate::document::code::VisitPlaceCode;
use crate::document::code::codes;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::record::identity;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::domain::identity::Stage;
use crate::domain::violation::Fault;
use crate::domain::vocabulary::StageChannel;
use crate::domain::vocabulary::StageKind;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// One of the four stages and what it runs on.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Stage)]
#[serde(default)]
pub struct StageJson {
    /// Which; the four stand in the order of the list.
    #[schema(required, nullable = false)]
    pub stage: Option<StageKindCode>,
    /// «رسانه ارتباطی – الکترونیکی»: a set; `intranet` only in `production`.
    pub channels: Vec<StageChannelCode>,
    /// The channel meant by «سایر»: filled exactly when `channels` has `other`.
    pub other: Option<BilingualJson>,
    /// «غیرالکترونیکی – ذکر ضرورت مراجعه حضوری»: a set.
    pub in_person_reasons: Vec<InPersonReasonCode>,
    /// The reason meant by «سایر»: filled exactly when `in_person_reasons` has `other`.
    pub in_person_other: Option<BilingualJson>,
    /// «مراجعه به دستگاه»: where a client must come; a set.
    pub visit_places: Vec<VisitPlaceCode>,
}

/// Reads the four stages; none at all stands for four empty ones.
///
/// # Errors
/// Everything wrong with them, noted.
pub fn read_all(reader: &mut Reader, stages: &[StageJson]) -> Read<Vec<Stage>> {
    if stages.is_empty() {
        return Ok(StageKind::ALL.iter().map(|stage| empty(*stage)).collect());
    }
    let named: Vec<&str> = stages.iter().filter_map(|row| Some(row.stage.as_ref()?.as_str())).collect();
    if named != StageKind::CODES {
        reader.note_at("stages", Fault::StagesIncomplete);
    }
    reader.rows("stages", stages, StageKind::ALL.len(), stage)
}

/// The four stages with nothing in them: what the form of a service without a record shows.
pub fn nothing_filled_in() -> Vec<StageJson> {
    StageKind::ALL.iter().map(|stage| StageJson::from(&empty(*stage))).collect()
}

const fn empty(stage: StageKind) -> Stage {
    Stage {
        stage,
        channels: Vec::new(),
        other: None,
        in_person_reasons: Vec::new(),
        in_person_other: None,
        visit_places: Vec::new(),
    }
}

fn stage(reader: &mut Reader, row: &StageJson) -> Read<Stage> {
    let StageJson { stage, channels, other, in_person_reasons, in_person_other, visit_places } = row;
    let stage = reader.required("stage", stage, code::value);
    identity::explained(reader, channels, "other", other);
    let channels = reader.set("channels", channels, limit::CHOICES, |reader, code| {
        let channel = code::value(reader, code)?;
        if channel == StageChannel::Intranet && stage.is_ok_and(|stage| stage != StageKind::Production) {
            return Err(reader.note(Fault::ChannelNotInStage));
        }
        Ok(channel)
    });
    let other = reader.optional("other", other, text::label);
    identity::explained(reader, in_person_reasons, "in_person_other", in_person_other);
    let in_person_reasons = reader.set("in_person_reasons", in_person_reasons, limit::CHOICES, code::value);
    let in_person_other = reader.optional("in_person_other", in_person_other, text::label);
    let visit_places = reader.set("visit_places", visit_places, limit::CHOICES, code::value);
    Ok(Stage {
        stage: stage?,
        channels: channels?,
        other: other?,
        in_person_reasons: in_person_reasons?,
        in_person_other: in_person_other?,
        visit_places: visit_places?,
    })
}

impl From<&Stage> for StageJson {
    fn from(row: &Stage) -> Self {
        let Stage { stage, channels, other, in_person_reasons, in_person_other, visit_places } = row;
        Self {
            stage: Some((*stage).into()),
            channels: codes(channels),
            other: other.as_ref().map(Into::into),
            in_person_reasons: codes(in_person_reasons),
            in_person_other: in_person_other.as_ref().map(Into::into),
            visit_places: codes(visit_places),
        }
    }
}
