//! «نمودار مراحل دریافت خدمت»: the client's way through the service.
//!
//! Never here: the agency's own processes. Those are titles on the identity form.

use crate::document::code;
use crate::document::code::ActorCode;
use crate::document::code::ChannelKindCode;
use crate::document::limit;
use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::text;
use crate::document::text::BilingualJson;
use crate::document::value;
use crate::domain::card::Step;
use crate::domain::violation::Fault;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// One step of the client's flow.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = Step)]
#[serde(default)]
pub struct StepJson {
    /// Its place, from one, without gaps.
    #[schema(required, nullable = false, minimum = 1)]
    pub order: Option<i64>,
    /// What happens; one line.
    #[schema(required, nullable = false)]
    pub title: Option<BilingualJson>,
    /// Who does it.
    #[schema(required, nullable = false)]
    pub actor: Option<ActorCode>,
    /// Through what; null: not stated.
    pub channel: Option<ChannelKindCode>,
    /// Whether the client must be there.
    #[schema(required, nullable = false)]
    pub in_person: Option<bool>,
}

/// Reads all steps: numbered from one without gaps, in this order.
///
/// # Errors
/// Everything wrong with them, noted.
pub fn read_all(reader: &mut Reader, steps: &[StepJson]) -> Read<Vec<Step>> {
    let mut place = 0;
    reader.rows("steps", steps, limit::STEPS, |reader, row| {
        place += 1;
        step(reader, row, place)
    })
}

fn step(reader: &mut Reader, row: &StepJson, place: i64) -> Read<Step> {
    let StepJson { order, title, actor, channel, in_person } = row;
    let order = reader.required("order", order, |reader, order: &i64| {
        if *order == place {
            Ok(place)
        } else {
            Err(reader.note_hinting(Fault::StepOrder, place.to_string()))
        }
    });
    let title = reader.required("title", title, text::label);
    let actor = reader.required("actor", actor, code::value);
    let channel = reader.optional("channel", channel, code::value);
    let in_person = reader.required("in_person", in_person, value::answer);
    Ok(Step { order: order?, title: title?, actor: actor?, channel: channel?, in_person: in_person? })
}

impl From<&Step> for StepJson {
    fn from(Step { order, title, actor, channel, in_person }: &Step) -> Self {
        Self {
            order: Some(*order),
            title: Some(title.into()),
            actor: Some((*actor).into()),
            channel: channel.map(Into::into),
            in_person: Some(*in_person),
        }
    }
}
