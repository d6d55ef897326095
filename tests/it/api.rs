//! The public reads, over HTTP and on both databases, as those who use them and those who attack them would ask.

mod agencies;
mod batch;
mod caching;
mod cards;
mod consistency;
mod hostile;
mod identifiers;
mod lists;
mod paging;
mod past;
mod refusals;
mod revisions;
mod search;
mod tree;
mod withdrawn;
