//! The answer to a query, put together: the matches, the facets, one page of hits.

use crate::catalogue::search::index::SearchIndex;
use crate::catalogue::search::marks::marks;
use crate::catalogue::search::phrase::Phrase;
use crate::catalogue::search::query::Facets;
use crate::catalogue::search::query::Found;
use crate::catalogue::search::query::Hit;
use crate::catalogue::search::query::Position;
use crate::catalogue::search::query::Query;
use crate::catalogue::search::rank::Ranking;
use crate::catalogue::search::suggest;
use crate::domain::id::AgencyCode;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::ServiceType;
use roaring::RoaringBitmap;
use std::cmp::Reverse;

impl SearchIndex {
    /// Answers a query.
    ///
    /// A text without a letter or digit matches nothing.
    pub fn search(&self, query: &Query) -> Found {
        let Query { text, agency, service_type, channel, after, limit } = query;
        let (agency, service_type, channel) = (agency.as_ref(), service_type.as_ref(), channel.as_ref());
        let phrase = Phrase::read(text);
        let ranking = Ranking::of(self, text, &phrase);
        let all = ranking.all();
        let matches = self.narrow(&all, agency, service_type, channel);
        let facets = Facets {
            agency: self.count_agencies(&self.narrow(&all, None, service_type, channel)),
            service_type: self.types.count(&self.narrow(&all, agency, None, channel)),
            channel: self.channels.count(&self.narrow(&all, agency, service_type, None)),
        };
        let mut page = ranking.page(self, &matches, after.as_ref(), limit.saturating_add(1));
        let more = page.len() > *limit;
        page.truncate(*limit);
        let hits: Vec<Hit> =
            page.into_iter().filter_map(|(score, number)| self.hit(score, number, &phrase)).collect();
        Found {
            total: matches.len(),
            facets,
            did_you_mean: all.is_empty().then(|| suggest::correct(self, text)).flatten(),
            next: hits
                .last()
                .filter(|_| more)
                .map(|last| Position { score: last.score, id: last.id.clone() }),
            hits,
        }
    }

    fn narrow(
        &self,
        documents: &RoaringBitmap,
        agency: Option<&AgencyCode>,
        service_type: Option<&ServiceType>,
        channel: Option<&ChannelKind>,
    ) -> RoaringBitmap {
        let mut left = documents.clone();
        self.agencies.narrow(&mut left, agency);
        self.types.narrow(&mut left, service_type);
        self.channels.narrow(&mut left, channel);
        left
    }

    /// How many of the documents each agency has, the largest first.
    fn count_agencies(&self, documents: &RoaringBitmap) -> Vec<(AgencyCode, u64)> {
        let mut counts = self.agencies.tally(self.rows.read(documents, |_, row| row.agency));
        counts.sort_by_key(|(_, count)| Reverse(*count));
        counts
    }

    fn hit(&self, score: u32, number: u32, phrase: &Phrase) -> Option<Hit> {
        let document = self.document(number)?;
        Some(Hit { id: document.id.clone(), score, marks: marks(&document.title, phrase) })
    }
}
