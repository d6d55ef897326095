CREATE TABLE delegability_state (
    sequence BIGINT NOT NULL PRIMARY KEY REFERENCES journal_entry (sequence),
    service_id TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    not_sovereign BOOLEAN NOT NULL,
    electronic_capable BOOLEAN NOT NULL,
    outsourceable BOOLEAN NOT NULL,
    decided_on TEXT,
    reason TEXT
);
CREATE UNIQUE INDEX delegability_state_number ON delegability_state (service_id, number);

CREATE TABLE capability_fact (
    sequence BIGINT NOT NULL PRIMARY KEY REFERENCES journal_entry (sequence),
    service_id TEXT COLLATE "C" NOT NULL,
    capability TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    state TEXT NOT NULL,
    holds_from TEXT NOT NULL,
    channels TEXT NOT NULL,
    request_url TEXT,
    reason TEXT
);
CREATE UNIQUE INDEX capability_fact_number ON capability_fact (service_id, capability, number);

-- A removed notice is a row without text.
CREATE TABLE notice_state (
    sequence BIGINT NOT NULL PRIMARY KEY REFERENCES journal_entry (sequence),
    service_id TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    text_fa TEXT,
    text_en TEXT,
    severity TEXT,
    shown_from BIGINT,
    shown_to BIGINT,
    CHECK ((text_fa IS NULL) = (severity IS NULL) AND (text_fa IS NULL) = (shown_from IS NULL))
);
CREATE UNIQUE INDEX notice_state_number ON notice_state (service_id, number);
