-- Rows here are never changed: a change of an agency or a service is its next state.
CREATE TABLE agency_state (
    sequence INTEGER NOT NULL PRIMARY KEY REFERENCES journal_entry (sequence),
    code TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    title_fa TEXT NOT NULL,
    title_en TEXT,
    tier TEXT NOT NULL,
    parent TEXT,
    province TEXT,
    website TEXT,
    hours TEXT,
    status TEXT NOT NULL,
    effective_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX agency_state_number ON agency_state (code, number);
CREATE INDEX agency_state_effective ON agency_state (effective_at);

CREATE TABLE service_state (
    sequence INTEGER NOT NULL PRIMARY KEY REFERENCES journal_entry (sequence),
    service_id TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    agency TEXT NOT NULL,
    parent TEXT,
    title_fa TEXT NOT NULL,
    title_en TEXT,
    scope TEXT,
    province TEXT,
    issued_on TEXT NOT NULL,
    withdrawn_on TEXT,
    withdrawal TEXT,
    effective_at BIGINT NOT NULL,
    CHECK ((withdrawn_on IS NULL) = (withdrawal IS NULL))
);
CREATE UNIQUE INDEX service_state_number ON service_state (service_id, number);
CREATE INDEX service_state_agency ON service_state (agency, service_id);
CREATE INDEX service_state_parent ON service_state (parent);
CREATE INDEX service_state_effective ON service_state (effective_at);

CREATE TABLE revision (
    sequence INTEGER NOT NULL PRIMARY KEY REFERENCES journal_entry (sequence),
    service_id TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    published_at BIGINT NOT NULL,
    schema BIGINT NOT NULL,
    digest TEXT NOT NULL,
    change_note TEXT,
    document TEXT NOT NULL
);
CREATE UNIQUE INDEX revision_number ON revision (service_id, number);

CREATE TABLE alias_state (
    sequence INTEGER NOT NULL PRIMARY KEY REFERENCES journal_entry (sequence),
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number >= 1),
    service_id TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT
);
CREATE UNIQUE INDEX alias_state_number ON alias_state (scheme, value, number);
CREATE INDEX alias_state_value ON alias_state (value);
CREATE INDEX alias_state_service ON alias_state (service_id);
