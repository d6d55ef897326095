DROP TABLE notice_state;
DROP TABLE capability_fact;
DROP TABLE delegability_state;
