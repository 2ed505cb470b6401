-- Somebody says who they are without a health card, or without a link, and is to prove it by a one-time code (N2). hash is of what their
-- browser keeps. A row stands here whether or not they are right: then nobody's code is ever made for it. code_hash is there once
-- the code leaves; number_mark is a few bits of the number that was typed: enough to count by, too few to know it again.
CREATE TABLE portal_code (
    clinic_id       INTEGER NOT NULL,
    hash            BLOB    NOT NULL,
    id              BLOB    NOT NULL,
    link            BLOB,
    number_mark     INTEGER,
    demographic_no  INTEGER,
    said_right      INTEGER NOT NULL,
    channel         TEXT    NOT NULL,
    asked_at        INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    failed          INTEGER NOT NULL,
    code_hash       TEXT,
    used_at         INTEGER,
    attempts        INTEGER NOT NULL,
    next_attempt_at INTEGER,
    PRIMARY KEY (clinic_id, hash)
) WITHOUT ROWID;
CREATE INDEX portal_code_age ON portal_code (clinic_id, asked_at);
CREATE INDEX portal_code_patient ON portal_code (clinic_id, demographic_no, asked_at) WHERE demographic_no IS NOT NULL;
CREATE INDEX portal_code_number ON portal_code (clinic_id, number_mark, asked_at) WHERE number_mark IS NOT NULL;
CREATE INDEX portal_code_due ON portal_code (clinic_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- From where it was tried of late to get in without a link; an hour's worth.
CREATE TABLE entry_try (
    clinic_id INTEGER NOT NULL,
    network   TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    id        BLOB    NOT NULL,
    PRIMARY KEY (clinic_id, network, at, id)
) WITHOUT ROWID;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('portal_code', 'portal_code', '500 500 1'),
    ('portal_code', 'portal_code_age', '500 500 1'),
    ('portal_code', 'portal_code_patient', '500 500 2 1'),
    ('portal_code', 'portal_code_number', '500 500 2 1'),
    ('portal_code', 'portal_code_due', '5 5 1'),
    ('entry_try', 'entry_try', '500 500 5 1 1');
