DROP TABLE alias_state;
DROP TABLE revision;
DROP TABLE service_state;
DROP TABLE agency_state;
