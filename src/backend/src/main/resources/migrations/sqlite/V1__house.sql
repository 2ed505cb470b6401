-- Times are epoch milliseconds; ids are a UUID's 16 bytes; flags are 0 or 1. Every table is keyed by clinic first.

CREATE TABLE clinic (
    id            INTEGER PRIMARY KEY,
    slug          TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    phone         TEXT,
    zone          TEXT    NOT NULL DEFAULT 'America/Toronto',
    waiting_limit INTEGER NOT NULL DEFAULT 86400000,
    messaging_rules TEXT NOT NULL DEFAULT '',
    messaging     INTEGER NOT NULL DEFAULT 1,
    messaging_ask TEXT,
    moa_files     INTEGER NOT NULL DEFAULT 0,
    created_at    INTEGER NOT NULL
);

-- Where the clinic's OSCAR is, each address written in one way.
CREATE TABLE clinic_oscar (
    clinic_id INTEGER NOT NULL REFERENCES clinic (id),
    address   TEXT    NOT NULL,
    PRIMARY KEY (clinic_id, address)
) WITHOUT ROWID;

-- The counters that every commit moves, apart from what seldom changes.
CREATE TABLE clinic_head (
    clinic_id  INTEGER PRIMARY KEY REFERENCES clinic (id),
    event_seq  INTEGER NOT NULL,
    audit_seq  INTEGER NOT NULL,
    audit_hash BLOB    NOT NULL
);

CREATE TABLE event (
    clinic_id INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    type      TEXT    NOT NULL,
    json      TEXT    NOT NULL,
    PRIMARY KEY (clinic_id, seq)
) WITHOUT ROWID;

CREATE TABLE audit (
    clinic_id  INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    actor_kind TEXT    NOT NULL,
    actor      TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    detail     TEXT    NOT NULL,
    hash       BLOB    NOT NULL,
    PRIMARY KEY (clinic_id, seq)
) WITHOUT ROWID;

CREATE TABLE staff_user (
    clinic_id     INTEGER NOT NULL REFERENCES clinic (id),
    id            BLOB    NOT NULL,
    username      TEXT    NOT NULL,
    display_name  TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    admin         INTEGER NOT NULL,
    provider_no   TEXT,
    password_hash TEXT    NOT NULL,
    must_change   INTEGER NOT NULL,
    disabled_at   INTEGER,
    created_at    INTEGER NOT NULL,
    PRIMARY KEY (clinic_id, id),
    UNIQUE (clinic_id, username)
) WITHOUT ROWID;

-- Wrong tries by name, whether or not such a user exists.
CREATE TABLE sign_in_try (
    clinic_id    INTEGER NOT NULL,
    username     TEXT    NOT NULL,
    failed       INTEGER NOT NULL,
    locked_until INTEGER,
    last_at      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (clinic_id, username)
) WITHOUT ROWID;
CREATE INDEX sign_in_try_age ON sign_in_try (clinic_id, last_at);

CREATE TABLE staff_session (
    clinic_id    INTEGER NOT NULL,
    id           BLOB    NOT NULL,
    user_id      BLOB    NOT NULL,
    device       TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    revoked_at   INTEGER,
    PRIMARY KEY (clinic_id, id),
    FOREIGN KEY (clinic_id, user_id) REFERENCES staff_user (clinic_id, id)
) WITHOUT ROWID;
CREATE INDEX staff_session_user ON staff_session (clinic_id, user_id);

CREATE TABLE access_token (
    clinic_id  INTEGER NOT NULL,
    hash       BLOB    NOT NULL,
    session_id BLOB    NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (clinic_id, hash)
) WITHOUT ROWID;
CREATE INDEX access_token_session ON access_token (clinic_id, session_id);

CREATE TABLE refresh_token (
    clinic_id  INTEGER NOT NULL,
    hash       BLOB    NOT NULL,
    session_id BLOB    NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER,
    PRIMARY KEY (clinic_id, hash)
) WITHOUT ROWID;

-- updated_at is as of when the record is so: when it was imported, or when OSCAR answered with it.
CREATE TABLE patient (
    clinic_id      INTEGER NOT NULL REFERENCES clinic (id),
    demographic_no INTEGER NOT NULL,
    first_name     TEXT    NOT NULL,
    last_name      TEXT    NOT NULL,
    date_of_birth  TEXT    NOT NULL,
    sex            TEXT    NOT NULL,
    hin            TEXT,
    hin_version    TEXT,
    hin_province   TEXT,
    email          TEXT,
    cell_phone     TEXT,
    phone          TEXT,
    language       TEXT    NOT NULL,
    status         TEXT    NOT NULL,
    consent        TEXT    NOT NULL DEFAULT 'UNKNOWN',
    do_not_message INTEGER NOT NULL DEFAULT 0,
    search_name    TEXT    NOT NULL,
    updated_at     INTEGER NOT NULL,
    PRIMARY KEY (clinic_id, demographic_no)
) WITHOUT ROWID;
CREATE INDEX patient_name ON patient (clinic_id, search_name);
CREATE INDEX patient_birth ON patient (clinic_id, date_of_birth);
CREATE INDEX patient_hin ON patient (clinic_id, hin);

-- triage_rank is 0 where staff marked it urgent. entry_seq is the newest of all that stands in it, unread_seq the newest that makes it
-- unread for staff.
CREATE TABLE conversation (
    clinic_id          INTEGER NOT NULL,
    id                 BLOB    NOT NULL,
    demographic_no     INTEGER NOT NULL,
    status             TEXT    NOT NULL,
    needs_action_since INTEGER,
    created_at         INTEGER NOT NULL,
    snippet            TEXT    NOT NULL,
    last_author        TEXT    NOT NULL,
    last_author_id     BLOB,
    last_author_name   TEXT    NOT NULL,
    last_at            INTEGER NOT NULL,
    last_seq           INTEGER NOT NULL,
    last_patient_seq   INTEGER NOT NULL,
    patient_read_seq   INTEGER NOT NULL,
    entry_seq          INTEGER NOT NULL,
    unread_seq         INTEGER NOT NULL,
    triage_rank        INTEGER NOT NULL DEFAULT 1,
    owner_id           BLOB,
    not_delivered      INTEGER NOT NULL,
    has_files          INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (clinic_id, id),
    FOREIGN KEY (clinic_id, demographic_no) REFERENCES patient (clinic_id, demographic_no)
) WITHOUT ROWID;
CREATE INDEX conversation_triage ON conversation (clinic_id, triage_rank, needs_action_since, id) WHERE needs_action_since IS NOT NULL;
-- In a patient's order: with it a page of one who has very many reads no more than it shows. PostgreSQL, where each message would write all
-- of the row's indexes anew for it, has to sort them.
CREATE INDEX conversation_patient ON conversation (clinic_id, demographic_no, last_at);

-- What a conversation is to a staff user: a member since, or only a reader. last_seq is its newest message; it is unread for the user
-- while called_seq, the newest in it that calls for them, is greater than read_seq. So a user's own list and number need no conversation.
-- last_part serves PostgreSQL, whose rows it lets be rewritten without their indexes.
CREATE TABLE participant (
    clinic_id       INTEGER NOT NULL,
    conversation_id BLOB    NOT NULL,
    user_id         BLOB    NOT NULL,
    member_since    INTEGER,
    read_seq        INTEGER NOT NULL,
    last_seq        INTEGER NOT NULL,
    called_seq      INTEGER NOT NULL,
    last_part       INTEGER GENERATED ALWAYS AS (last_seq / 1024) STORED,
    unread          INTEGER GENERATED ALWAYS AS (CASE WHEN called_seq > read_seq THEN 1 ELSE 0 END) STORED,
    PRIMARY KEY (clinic_id, conversation_id, user_id),
    FOREIGN KEY (clinic_id, conversation_id) REFERENCES conversation (clinic_id, id),
    FOREIGN KEY (clinic_id, user_id) REFERENCES staff_user (clinic_id, id)
) WITHOUT ROWID;
CREATE INDEX participant_mine ON participant (clinic_id, user_id, last_part, last_seq) WHERE member_since IS NOT NULL;
CREATE INDEX participant_unread ON participant (clinic_id, user_id, conversation_id) WHERE member_since IS NOT NULL AND unread = 1;

CREATE TABLE message (
    clinic_id       INTEGER NOT NULL,
    id              BLOB    NOT NULL,
    conversation_id BLOB    NOT NULL,
    seq             INTEGER NOT NULL,
    author          TEXT    NOT NULL,
    author_id       BLOB,
    author_name     TEXT    NOT NULL,
    text            TEXT    NOT NULL,
    sent_at         INTEGER NOT NULL,
    delivery        TEXT,
    kind            TEXT    NOT NULL DEFAULT 'MESSAGE',
    filed_at        INTEGER,
    taken_back_at   INTEGER,
    PRIMARY KEY (clinic_id, id),
    FOREIGN KEY (clinic_id, conversation_id) REFERENCES conversation (clinic_id, id)
) WITHOUT ROWID;
CREATE INDEX message_conversation ON message (clinic_id, conversation_id, seq);

-- What never leaves the clinic: notes, and lines that tell what was done. No query of the portal reads this table.
CREATE TABLE staff_entry (
    clinic_id       INTEGER NOT NULL,
    id              BLOB    NOT NULL,
    conversation_id BLOB    NOT NULL,
    seq             INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    author_id       BLOB    NOT NULL,
    author_name     TEXT    NOT NULL,
    about           TEXT,
    filed_at        INTEGER,
    text            TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    PRIMARY KEY (clinic_id, id),
    FOREIGN KEY (clinic_id, conversation_id) REFERENCES conversation (clinic_id, id)
) WITHOUT ROWID;
CREATE INDEX staff_entry_conversation ON staff_entry (clinic_id, conversation_id, seq);

-- What is known of a file; its bytes are kept apart, encrypted, under its place. Either a staff user uploaded it or a patient; a message names it, or a
-- note, or a saved reply, or nothing yet. Each has its column: what is given to patients asks for message_id alone (M15). copy_tries
-- counts how often a picture's copies were begun, as long as they are to be made; then their places stand here, or nothing where none can be.
CREATE TABLE file (
    clinic_id  INTEGER NOT NULL,
    id         BLOB    NOT NULL,
    name       TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    size       INTEGER NOT NULL,
    place      TEXT    NOT NULL,
    user_id    BLOB,
    demographic_no INTEGER,
    created_at INTEGER NOT NULL,
    message_id BLOB,
    note_id BLOB,
    saved_reply_id BLOB,
    place_in_message INTEGER,
    copy_tries INTEGER,
    view_place TEXT,
    thumbnail_place TEXT,
    PRIMARY KEY (clinic_id, id)
) WITHOUT ROWID;
CREATE INDEX file_message ON file (clinic_id, message_id);
CREATE INDEX file_place ON file (clinic_id, place);
CREATE INDEX file_note ON file (clinic_id, note_id) WHERE note_id IS NOT NULL;
CREATE INDEX file_saved_reply ON file (clinic_id, saved_reply_id) WHERE saved_reply_id IS NOT NULL;
CREATE INDEX file_unnamed ON file (clinic_id, created_at) WHERE message_id IS NULL AND note_id IS NULL AND saved_reply_id IS NULL;
CREATE INDEX file_copies ON file (clinic_id, created_at) WHERE copy_tries IS NOT NULL;
CREATE INDEX file_view ON file (clinic_id, view_place) WHERE view_place IS NOT NULL;
CREATE INDEX file_thumbnail ON file (clinic_id, thumbnail_place) WHERE thumbnail_place IS NOT NULL;

-- What is to stand in a patient's chart in OSCAR, and what became of it; open_since while somebody has to see to it. documents are OSCAR's
-- numbers of those that stand, one space between them. An item is a message, a note or a file, in the order in which they were chosen.
CREATE TABLE filing (
    clinic_id       INTEGER NOT NULL,
    id              BLOB NOT NULL,
    conversation_id BLOB NOT NULL,
    demographic_no  INTEGER NOT NULL,
    state           TEXT NOT NULL,
    as_note         INTEGER NOT NULL,
    as_pages        INTEGER NOT NULL,
    with_notes      INTEGER NOT NULL,
    language        TEXT NOT NULL,
    asked_at        INTEGER NOT NULL,
    asked_by_id     BLOB NOT NULL,
    asked_by        TEXT NOT NULL,
    open_since      INTEGER,
    settled_at      INTEGER,
    reason          TEXT,
    note_id         INTEGER,
    documents       TEXT NOT NULL,
    PRIMARY KEY (clinic_id, id),
    FOREIGN KEY (clinic_id, conversation_id) REFERENCES conversation (clinic_id, id)
) WITHOUT ROWID;
CREATE INDEX filing_open ON filing (clinic_id, open_since, id) WHERE open_since IS NOT NULL;
CREATE TABLE filing_item (
    clinic_id INTEGER NOT NULL,
    filing_id BLOB NOT NULL,
    place     INTEGER NOT NULL,
    item_id   BLOB NOT NULL,
    is_file   INTEGER NOT NULL,
    PRIMARY KEY (clinic_id, filing_id, place),
    FOREIGN KEY (clinic_id, filing_id) REFERENCES filing (clinic_id, id)
) WITHOUT ROWID;
CREATE INDEX filing_item_item ON filing_item (clinic_id, item_id);

-- Texts kept to be written again: a user's own or, without a user, the clinic's.
CREATE TABLE saved_reply (
    clinic_id INTEGER NOT NULL,
    id        BLOB    NOT NULL,
    user_id   BLOB,
    title     TEXT    NOT NULL,
    english   TEXT    NOT NULL,
    french    TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    PRIMARY KEY (clinic_id, id)
) WITHOUT ROWID;
CREATE INDEX saved_reply_user ON saved_reply (clinic_id, user_id);

-- What can be searched for: an entry for each message and note, and its words, folded, each behind the clinic's number and that of the span
-- of 65,536 events it lies in (12q3qmedication). A row of the words is the clinic's number times 2^40 and the event's.
-- search_head is how far the events have been gone through for it.
CREATE TABLE search_head (
    clinic_id INTEGER PRIMARY KEY,
    seq       INTEGER NOT NULL
);
CREATE TABLE search_entry (
    clinic_id       INTEGER NOT NULL,
    seq             INTEGER NOT NULL,
    conversation_id BLOB    NOT NULL,
    PRIMARY KEY (clinic_id, seq)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_word USING fts5 (words, content = '', detail = none, columnsize = 0, tokenize = 'ascii');

-- Each of a clinic's words once, with the first and the last span that it stands in: what stands nowhere is known from here.
CREATE TABLE clinic_word (
    clinic_id   INTEGER NOT NULL,
    word        TEXT    NOT NULL,
    oldest_span INTEGER NOT NULL,
    newest_span INTEGER NOT NULL,
    PRIMARY KEY (clinic_id, word)
) WITHOUT ROWID;

-- The outbox of notices: a row in the message's own transaction, worked off afterwards.
CREATE TABLE notice (
    clinic_id       INTEGER NOT NULL,
    message_id      BLOB    NOT NULL,
    conversation_id BLOB    NOT NULL,
    demographic_no  INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    next_attempt_at INTEGER,
    PRIMARY KEY (clinic_id, message_id)
) WITHOUT ROWID;
CREATE INDEX notice_due ON notice (clinic_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE TABLE portal_link (
    clinic_id       INTEGER NOT NULL,
    hash            BLOB    NOT NULL,
    demographic_no  INTEGER NOT NULL,
    conversation_id BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    sent_to         BLOB    NOT NULL,
    failed          INTEGER NOT NULL,
    locked_at       INTEGER,
    PRIMARY KEY (clinic_id, hash)
) WITHOUT ROWID;
CREATE INDEX portal_link_patient ON portal_link (clinic_id, demographic_no);

CREATE TABLE portal_session (
    clinic_id      INTEGER NOT NULL,
    hash           BLOB    NOT NULL,
    demographic_no INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    last_used_at   INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    revoked_at     INTEGER,
    PRIMARY KEY (clinic_id, hash)
) WITHOUT ROWID;
CREATE INDEX portal_session_patient ON portal_session (clinic_id, demographic_no);

CREATE TABLE identity_try (
    clinic_id      INTEGER NOT NULL,
    demographic_no INTEGER NOT NULL,
    at             INTEGER NOT NULL,
    id             BLOB    NOT NULL,
    PRIMARY KEY (clinic_id, demographic_no, at, id)
) WITHOUT ROWID;

-- What a clinic looks like after years, for SQLite's planner, which gathers no statistics by itself and would take the many rows of a
-- clinic for ten. As "rows of the index, rows alike in its first column, in its first two, …".
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('event', 'event', '10000000 10000000 1'),
    ('audit', 'audit', '10000000 10000000 1'),
    ('staff_session', 'staff_session', '5000 5000 1'),
    ('staff_session', 'staff_session_user', '5000 5000 250'),
    ('access_token', 'access_token', '50000 50000 1'),
    ('access_token', 'access_token_session', '50000 50000 10'),
    ('sign_in_try', 'sign_in_try', '1000 1000 1'),
    ('sign_in_try', 'sign_in_try_age', '1000 1000 1'),
    ('patient', 'patient', '100000 100000 1'),
    ('patient', 'patient_name', '100000 100000 1'),
    ('patient', 'patient_birth', '100000 100000 4'),
    ('patient', 'patient_hin', '100000 100000 1'),
    ('conversation', 'conversation', '1000000 1000000 1'),
    ('conversation', 'conversation_triage', '300 300 150 1 1'),
    ('conversation', 'conversation_patient', '1000000 1000000 10 1'),
    ('participant', 'participant', '1500000 1500000 2 1'),
    ('participant', 'participant_mine', '1500000 1500000 75000 100 1'),
    ('participant', 'participant_unread', '600 600 30 1'),
    ('message', 'message', '4000000 4000000 1'),
    ('message', 'message_conversation', '4000000 4000000 4 1'),
    ('staff_entry', 'staff_entry', '1000000 1000000 1'),
    ('staff_entry', 'staff_entry_conversation', '1000000 1000000 4 1'),
    ('file', 'file', '300000 300000 1'),
    ('file', 'file_message', '300000 300000 2'),
    ('file', 'file_place', '300000 300000 1'),
    ('file', 'file_note', '20000 20000 2'),
    ('file', 'file_saved_reply', '200 200 2'),
    ('file', 'file_unnamed', '20 20 1'),
    ('file', 'file_copies', '5 5 1'),
    ('file', 'file_view', '200000 200000 1'),
    ('file', 'file_thumbnail', '200000 200000 1'),
    ('filing', 'filing', '200000 200000 1'),
    ('filing', 'filing_open', '20 20 1 1'),
    ('filing_item', 'filing_item', '500000 500000 3 1'),
    ('filing_item', 'filing_item_item', '500000 500000 1'),
    ('clinic_oscar', 'clinic_oscar', '20 2 1'),
    ('saved_reply', 'saved_reply', '1000 1000 1'),
    ('saved_reply', 'saved_reply_user', '1000 1000 30'),
    ('search_entry', 'search_entry', '5000000 5000000 1'),
    ('clinic_word', 'clinic_word', '200000 200000 1'),
    ('notice', 'notice', '100 100 1'),
    ('notice', 'notice_due', '100 100 1'),
    ('portal_link', 'portal_link', '2000000 2000000 1'),
    ('portal_link', 'portal_link_patient', '2000000 2000000 20'),
    ('portal_session', 'portal_session', '100000 100000 1'),
    ('portal_session', 'portal_session_patient', '100000 100000 2');
