-- One row: which registry this is.
CREATE TABLE registry (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    uuid TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- One row: the newest entry of the journal, and the right edge of its tree.
CREATE TABLE journal_head (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    edge TEXT NOT NULL
);
INSERT INTO journal_head (id, sequence, at, edge) VALUES (1, 0, 0, '[]');

CREATE TABLE journal_entry (
    sequence BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    actor_digest TEXT,
    payload_digest TEXT NOT NULL,
    public BOOLEAN NOT NULL,
    salt TEXT,
    payload TEXT,
    CHECK ((salt IS NULL) = (payload IS NULL))
);
CREATE INDEX journal_entry_subject ON journal_entry (subject, sequence);
CREATE INDEX journal_entry_at ON journal_entry (at, sequence);

-- The nodes of the Merkle tree, leaves included, in the order in which they became known.
CREATE TABLE journal_hash (
    position BIGINT NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL
);
