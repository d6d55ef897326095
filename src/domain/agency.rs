//! An agency: a body of government that gives services.

use crate::domain::hours::Hours;
use crate::domain::id::AgencyCode;
use crate::domain::text::Bilingual;
use crate::domain::vocabulary::Province;
use crate::domain::vocabulary::Tier;

/// What the registry knows of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its code, never changed and never reused.
    pub code: AgencyCode,
    /// Its name.
    pub title: Bilingual,
    /// National headquarters, provincial body, or subordinate of another.
    pub tier: Tier,
    /// «دستگاه مادر»: the agency it belongs to.
    pub parent: Option<AgencyCode>,
    /// The province of a provincial agency.
    pub province: Option<Province>,
    /// Its portal.
    pub website: Option<String>,
    /// Its default hours, what «وقت اداری» refers to.
    pub hours: Option<Hours>,
}
