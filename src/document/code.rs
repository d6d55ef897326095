//! Values of closed lists as JSON: a code is kept as it came until the form is checked, so that an
//! unknown one is named with all other violations and not alone.
//!
//! Never here: the lists. They are the domain's; this is the one place that says which of them
//! stand in JSON and under what schema name.

use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::domain::violation::Fault;
use crate::domain::vocabulary;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use std::borrow::Cow;
use std::marker::PhantomData;
use utoipa::PartialSchema;
use utoipa::ToSchema;
use utoipa::openapi::ObjectBuilder;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::schema::Type;

/// A closed list of the domain, as the schema needs it.
pub trait ClosedList: Copy + 'static {
    /// Its name among the schemas.
    const NAME: &'static str;
    /// What it is.
    const ABOUT: &'static str;
    /// Every code, in the order of the guide.
    const CODES: &'static [&'static str];
    /// The code of a value.
    fn code(self) -> &'static str;
    /// The value of a code.
    fn from_code(code: &str) -> Option<Self>;
}

/// A code of the list `T`, not yet checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code<T> {
    code: Cow<'static, str>,
    list: PhantomData<T>,
}

impl<T> Code<T> {
    /// The code as it stands in JSON.
    pub fn as_str(&self) -> &str {
        &self.code
    }
}

impl<T: ClosedList> From<T> for Code<T> {
    fn from(value: T) -> Self {
        Self { code: Cow::Borrowed(value.code()), list: PhantomData }
    }
}

/// The later template: a record that names none follows it.
impl Default for Code<vocabulary::FormEdition> {
    fn default() -> Self {
        vocabulary::FormEdition::Y1397.into()
    }
}

impl<T> Serialize for Code<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.code)
    }
}

impl<'de, T> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|code| Self { code: Cow::Owned(code), list: PhantomData })
    }
}

impl<T: ClosedList> PartialSchema for Code<T> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(T::ABOUT.trim()))
            .enum_values(Some(T::CODES.iter().copied()))
            .into()
    }
}

impl<T: ClosedList> ToSchema for Code<T> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(T::NAME)
    }
}

/// The value a code stands for.
///
/// # Errors
/// Not in the list; the hint names those that are.
pub fn value<T: ClosedList>(reader: &mut Reader, code: &Code<T>) -> Read<T> {
    T::from_code(&code.code).ok_or_else(|| reader.note_hinting(Fault::NotInList, T::CODES.join(", ")))
}

/// Writes values as codes.
pub fn codes<T: ClosedList>(values: &[T]) -> Vec<Code<T>> {
    values.iter().copied().map(Code::from).collect()
}

/// Says of closed lists that they stand in JSON, and names their codes.
macro_rules! closed_lists {
    ($($list:path as $alias:ident),+ $(,)?) => { $(
        impl $crate::document::code::ClosedList for $list {
            const NAME: &'static str = {
                // `FeeKindCode` is the alias, `FeeKind` the schema.
                match stringify!($alias).split_at(stringify!($alias).len() - "Code".len()) { (name, _) => name }
            };
            const ABOUT: &'static str = <$list>::ABOUT;
            const CODES: &'static [&'static str] = <$list>::CODES;
            fn code(self) -> &'static str {
                <$list>::code(self)
            }
            fn from_code(code: &str) -> Option<Self> {
                <$list>::from_code(code)
            }
        }
        #[doc = concat!("A code of [`", stringify!($list), "`].")]
        pub type $alias = $crate::document::code::Code<$list>;
    )+ };
}
pub(crate) use closed_lists;

closed_lists! {
    vocabulary::Actor as ActorCode,
    vocabulary::AliasScheme as AliasSchemeCode,
    vocabulary::Capability as CapabilityCode,
    vocabulary::CapabilityState as CapabilityStateCode,
    vocabulary::ChannelKind as ChannelKindCode,
    vocabulary::Day as DayCode,
    vocabulary::DocumentForm as DocumentFormCode,
    vocabulary::DurationUnit as DurationUnitCode,
    vocabulary::ExchangeMode as ExchangeModeCode,
    vocabulary::FeeKind as FeeKindCode,
    vocabulary::FormEdition as FormEditionCode,
    vocabulary::InPersonReason as InPersonReasonCode,
    vocabulary::Initiation as InitiationCode,
    vocabulary::LawKind as LawKindCode,
    vocabulary::Level as LevelCode,
    vocabulary::LifeEvent as LifeEventCode,
    vocabulary::ManualBy as ManualByCode,
    vocabulary::MaturityPhase as MaturityPhaseCode,
    vocabulary::Nature as NatureCode,
    vocabulary::Period as PeriodCode,
    vocabulary::Province as ProvinceCode,
    vocabulary::Scope as ScopeCode,
    vocabulary::ServicePattern as ServicePatternCode,
    vocabulary::ServiceStatus as ServiceStatusCode,
    vocabulary::ServiceType as ServiceTypeCode,
    vocabulary::Severity as SeverityCode,
    vocabulary::StageChannel as StageChannelCode,
    vocabulary::StageKind as StageKindCode,
    vocabulary::Tier as TierCode,
    vocabulary::VisitPlace as VisitPlaceCode,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_of_a_list_names_it_and_its_codes() {
        assert_eq!(FeeKindCode::name(), "FeeKind");
        let schema = serde_json::to_value(FeeKindCode::schema()).unwrap();
        assert_eq!(schema["enum"], serde_json::json!(vocabulary::FeeKind::CODES));
        assert_eq!(schema["description"], "How a fee is fixed.");
    }

    #[test]
    fn an_unknown_code_is_a_violation_that_names_the_list() {
        let code: NatureCode = serde_json::from_str("\"private\"").unwrap();
        let mut reader = Reader::default();
        let read = reader.key("nature", |reader| value(reader, &code));
        let [found] = &reader.finish(read).unwrap_err()[..] else { panic!("one violation") };
        assert_eq!((found.pointer.as_str(), found.fault), ("/nature", Fault::NotInList));
        assert_eq!(found.hint.as_deref(), Some("sovereign, operational"));
    }
}
