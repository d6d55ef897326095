//! The public reads, over HTTP and on both databases, as those who use them and those who attack them would ask.

mod agencies;
