-- Somebody says who they are without a health card, or without a link, and is to prove it by a one-time code (N2). hash is of what their
-- browser keeps. A row stands here whether or not they are right: then nobody's code is ever made for it. code_hash is there once
-- the code leaves; number_mark is a few bits of the number that was typed: enough to count by, too few to know it again.
CREATE TABLE portal_code (
    clinic_id       BIGINT NOT NULL,
    hash            BYTEA    NOT NULL,
    id              BYTEA    NOT NULL,
    link            BYTEA,
    number_mark     BIGINT,
    demographic_no  BIGINT,
    said_right      BIGINT NOT NULL,
    channel         TEXT    NOT NULL,
    asked_at        BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    failed          BIGINT NOT NULL,
    code_hash       TEXT,
    used_at         BIGINT,
    attempts        BIGINT NOT NULL,
    next_attempt_at BIGINT,
    PRIMARY KEY (clinic_id, hash)
);
CREATE INDEX portal_code_age ON portal_code (clinic_id, asked_at);
CREATE INDEX portal_code_patient ON portal_code (clinic_id, demographic_no, asked_at) WHERE demographic_no IS NOT NULL;
CREATE INDEX portal_code_number ON portal_code (clinic_id, number_mark, asked_at) WHERE number_mark IS NOT NULL;
CREATE INDEX portal_code_due ON portal_code (clinic_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- From where it was tried of late to get in without a link; an hour's worth.
CREATE TABLE entry_try (
    clinic_id BIGINT NOT NULL,
    network   TEXT    NOT NULL,
    at        BIGINT NOT NULL,
    id        BYTEA    NOT NULL,
    PRIMARY KEY (clinic_id, network, at, id)
);

