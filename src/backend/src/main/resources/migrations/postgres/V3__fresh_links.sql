-- Links that staff have sent to a patient who could not get in (N4), worked off like notices.
CREATE TABLE fresh_link (
    clinic_id       BIGINT NOT NULL,
    id              BYTEA    NOT NULL,
    demographic_no  BIGINT NOT NULL,
    conversation_id BYTEA    NOT NULL,
    state           TEXT    NOT NULL,
    at              BIGINT NOT NULL,
    attempts        BIGINT NOT NULL,
    next_attempt_at BIGINT,
    PRIMARY KEY (clinic_id, id)
);
CREATE INDEX fresh_link_patient ON fresh_link (clinic_id, demographic_no, at);
CREATE INDEX fresh_link_due ON fresh_link (clinic_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;

