//! Services in groups: of an agency, of a parent. One ordered set of pairs, so that a group costs
//! nothing beside its members and a page can begin anywhere in it.

use crate::domain::id::ServiceId;
use imbl::OrdSet;
use std::ops::Bound;

/// Pairs of a group and a member; `None` stands before every member and is never stored.
#[derive(Debug, Clone)]
pub struct Groups<K: Ord + Clone>(OrdSet<(K, Option<ServiceId>)>);

impl<K: Ord + Clone> Default for Groups<K> {
    fn default() -> Self {
        Self(OrdSet::new())
    }
}

impl<K: Ord + Clone> Groups<K> {
    /// Puts a member into a group.
    pub fn put(&mut self, group: &K, member: &ServiceId) {
        self.0.insert((group.clone(), Some(member.clone())));
    }

    /// Takes a member out of a group.
    pub fn remove(&mut self, group: &K, member: &ServiceId) {
        self.0.remove(&(group.clone(), Some(member.clone())));
    }

    /// The members of a group after one of them, in order.
    pub fn members<'a>(
        &'a self,
        group: &K,
        after: Option<&ServiceId>,
    ) -> impl Iterator<Item = &'a ServiceId> + use<'a, K> {
        let start = (group.clone(), after.cloned());
        let group = group.clone();
        self.0
            .range((Bound::Excluded(start), Bound::Unbounded))
            .take_while(move |(other, _)| *other == group)
            .filter_map(|(_, member)| member.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_holds_its_own_members_in_order() {
        let id = |raw: &str| ServiceId::parse(raw).unwrap();
        let mut groups = Groups::default();
        for (group, member) in
            [("b", "121095101"), ("a", "121096000"), ("b", "121095100"), ("c", "121099000")]
        {
            groups.put(&group, &id(member));
        }
        let of = |groups: &Groups<&str>, after: Option<&ServiceId>| {
            groups.members(&"b", after).map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(of(&groups, None), ["121095100", "121095101"]);
        assert_eq!(of(&groups, Some(&id("121095100"))), ["121095101"]);
        groups.remove(&"b", &id("121095100"));
        assert_eq!(of(&groups, None), ["121095101"]);
    }
}
