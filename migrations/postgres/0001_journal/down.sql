DROP TABLE journal_hash;
DROP TABLE journal_entry;
DROP TABLE journal_head;
DROP TABLE registry;
