-- Links that staff have sent to a patient who could not get in (N4), worked off like notices.
CREATE TABLE fresh_link (
    clinic_id       INTEGER NOT NULL,
    id              BLOB    NOT NULL,
    demographic_no  INTEGER NOT NULL,
    conversation_id BLOB    NOT NULL,
    state           TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    next_attempt_at INTEGER,
    PRIMARY KEY (clinic_id, id)
) WITHOUT ROWID;
CREATE INDEX fresh_link_patient ON fresh_link (clinic_id, demographic_no, at);
CREATE INDEX fresh_link_due ON fresh_link (clinic_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('fresh_link', 'fresh_link', '2000 2000 1'),
    ('fresh_link', 'fresh_link_patient', '2000 2000 2 1'),
    ('fresh_link', 'fresh_link_due', '5 5 1');
