-- Times are epoch milliseconds; ids are a UUID's 16 bytes; flags are 0 or 1. Every table is keyed by clinic first.
-- Where a primary key follows the other indexes: of indexes that look alike while a table is empty, the planner takes the newest.

CREATE TABLE clinic (
    id            BIGINT PRIMARY KEY,
    slug          TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    phone         TEXT,
    zone          TEXT    NOT NULL DEFAULT 'America/Toronto',
    waiting_limit BIGINT NOT NULL DEFAULT 86400000,
    messaging_rules TEXT NOT NULL DEFAULT '',
    messaging     BIGINT NOT NULL DEFAULT 1,
    messaging_ask TEXT,
    moa_files     BIGINT NOT NULL DEFAULT 0,
    created_at    BIGINT NOT NULL
);

-- Where the clinic's OSCAR is, each address written in one way.
CREATE TABLE clinic_oscar (
    clinic_id BIGINT NOT NULL REFERENCES clinic (id),
    address   TEXT    NOT NULL,
    PRIMARY KEY (clinic_id, address)
);

-- The counters that every commit moves, apart from what seldom changes.
CREATE TABLE clinic_head (
    clinic_id  BIGINT PRIMARY KEY REFERENCES clinic (id),
    event_seq  BIGINT NOT NULL,
    audit_seq  BIGINT NOT NULL,
    audit_hash BYTEA    NOT NULL
);

CREATE TABLE event (
    clinic_id BIGINT NOT NULL,
    seq       BIGINT NOT NULL,
    type      TEXT    NOT NULL,
    json      TEXT    NOT NULL,
    PRIMARY KEY (clinic_id, seq)
);

CREATE TABLE audit (
    clinic_id  BIGINT NOT NULL,
    seq        BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    actor_kind TEXT    NOT NULL,
    actor      TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    detail     TEXT    NOT NULL,
    hash       BYTEA    NOT NULL,
    PRIMARY KEY (clinic_id, seq)
);

CREATE TABLE staff_user (
    clinic_id     BIGINT NOT NULL REFERENCES clinic (id),
    id            BYTEA    NOT NULL,
    username      TEXT    NOT NULL,
    display_name  TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    admin         BIGINT NOT NULL,
    provider_no   TEXT,
    password_hash TEXT    NOT NULL,
    must_change   BIGINT NOT NULL,
    disabled_at   BIGINT,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (clinic_id, id),
    UNIQUE (clinic_id, username)
);

-- Wrong tries by name, whether or not such a user exists.
CREATE TABLE sign_in_try (
    clinic_id    BIGINT NOT NULL,
    username     TEXT    NOT NULL,
    failed       BIGINT NOT NULL,
    locked_until BIGINT,
    last_at      BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX sign_in_try_age ON sign_in_try (clinic_id, last_at);
ALTER TABLE sign_in_try ADD PRIMARY KEY (clinic_id, username);

CREATE TABLE staff_session (
    clinic_id    BIGINT NOT NULL,
    id           BYTEA    NOT NULL,
    user_id      BYTEA    NOT NULL,
    device       TEXT    NOT NULL,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    revoked_at   BIGINT,
    PRIMARY KEY (clinic_id, id),
    FOREIGN KEY (clinic_id, user_id) REFERENCES staff_user (clinic_id, id)
);
CREATE INDEX staff_session_user ON staff_session (clinic_id, user_id);

CREATE TABLE access_token (
    clinic_id  BIGINT NOT NULL,
    hash       BYTEA    NOT NULL,
    session_id BYTEA    NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (clinic_id, hash)
);
CREATE INDEX access_token_session ON access_token (clinic_id, session_id);

CREATE TABLE refresh_token (
    clinic_id  BIGINT NOT NULL,
    hash       BYTEA    NOT NULL,
    session_id BYTEA    NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT,
    PRIMARY KEY (clinic_id, hash)
);

-- updated_at is as of when the record is so: when it was imported, or when OSCAR answered with it.
CREATE TABLE patient (
    clinic_id      BIGINT NOT NULL REFERENCES clinic (id),
    demographic_no BIGINT NOT NULL,
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
    do_not_message BIGINT NOT NULL DEFAULT 0,
    search_name    TEXT COLLATE "C" NOT NULL,
    updated_at     BIGINT NOT NULL
);
CREATE INDEX patient_name ON patient (clinic_id, search_name);
CREATE INDEX patient_birth ON patient (clinic_id, date_of_birth);
CREATE INDEX patient_hin ON patient (clinic_id, hin);
ALTER TABLE patient ADD PRIMARY KEY (clinic_id, demographic_no);

-- Each message rewrites its conversation's row: with room in the page and no indexed column touched, that costs no index anything.
-- triage_rank is 0 where staff marked it urgent. entry_seq is the newest of all that stands in it, unread_seq the newest that makes it
-- unread for staff.
CREATE TABLE conversation (
    clinic_id          BIGINT NOT NULL,
    id                 BYTEA    NOT NULL,
    demographic_no     BIGINT NOT NULL,
    status             TEXT    NOT NULL,
    needs_action_since BIGINT,
    created_at         BIGINT NOT NULL,
    snippet            TEXT    NOT NULL,
    last_author        TEXT    NOT NULL,
    last_author_id     BYTEA,
    last_author_name   TEXT    NOT NULL,
    last_at            BIGINT NOT NULL,
    last_seq           BIGINT NOT NULL,
    last_patient_seq   BIGINT NOT NULL,
    patient_read_seq   BIGINT NOT NULL,
    entry_seq          BIGINT NOT NULL,
    unread_seq         BIGINT NOT NULL,
    triage_rank        BIGINT NOT NULL DEFAULT 1,
    owner_id           BYTEA,
    not_delivered      BIGINT NOT NULL,
    has_files          BIGINT NOT NULL DEFAULT 0,
    FOREIGN KEY (clinic_id, demographic_no) REFERENCES patient (clinic_id, demographic_no)
) WITH (fillfactor = 70);
CREATE INDEX conversation_triage ON conversation (clinic_id, triage_rank, needs_action_since, id) WHERE needs_action_since IS NOT NULL;
CREATE INDEX conversation_patient ON conversation (clinic_id, demographic_no);
ALTER TABLE conversation ADD PRIMARY KEY (clinic_id, id);

-- What a conversation is to a staff user: a member since, or only a reader. last_seq is its newest message; it is unread for the user
-- while called_seq, the newest in it that calls for them, is greater than read_seq. So a user's own list and number need no conversation.
-- Each message rewrites these rows, too: an index of last_seq itself would cost each of them three entries of indexes. Of one that
-- changes with every 1,024th event of the clinic, a list sorts no more than that many.
CREATE TABLE participant (
    clinic_id       BIGINT  NOT NULL,
    conversation_id BYTEA   NOT NULL,
    user_id         BYTEA   NOT NULL,
    member_since    BIGINT,
    read_seq        BIGINT  NOT NULL,
    last_seq        BIGINT  NOT NULL,
    called_seq      BIGINT  NOT NULL,
    last_part       BIGINT GENERATED ALWAYS AS (last_seq / 1024) STORED,
    unread          BIGINT GENERATED ALWAYS AS (CASE WHEN called_seq > read_seq THEN 1 ELSE 0 END) STORED,
    PRIMARY KEY (clinic_id, conversation_id, user_id),
    FOREIGN KEY (clinic_id, conversation_id) REFERENCES conversation (clinic_id, id),
    FOREIGN KEY (clinic_id, user_id) REFERENCES staff_user (clinic_id, id)
) WITH (fillfactor = 70);
CREATE INDEX participant_mine ON participant (clinic_id, user_id, last_part) WHERE member_since IS NOT NULL;
CREATE INDEX participant_unread ON participant (clinic_id, user_id, conversation_id) WHERE member_since IS NOT NULL AND unread = 1;

-- Each message is stored with its conversation's row, in one transaction: to look for that row once more, by a foreign key, costs PostgreSQL
-- twice what storing the message does. SQLite has the key, and the same contract.
CREATE TABLE message (
    clinic_id       BIGINT NOT NULL,
    id              BYTEA    NOT NULL,
    conversation_id BYTEA    NOT NULL,
    seq             BIGINT NOT NULL,
    author          TEXT    NOT NULL,
    author_id       BYTEA,
    author_name     TEXT    NOT NULL,
    text            TEXT    NOT NULL,
    sent_at         BIGINT NOT NULL,
    delivery        TEXT,
    kind            TEXT    NOT NULL DEFAULT 'MESSAGE',
    filed_at        BIGINT,
    taken_back_at   BIGINT
);
CREATE INDEX message_conversation ON message (clinic_id, conversation_id, seq);
ALTER TABLE message ADD PRIMARY KEY (clinic_id, id);

-- What never leaves the clinic: notes, and lines that tell what was done. No query of the portal reads this table.
CREATE TABLE staff_entry (
    clinic_id       BIGINT NOT NULL,
    id              BYTEA    NOT NULL,
    conversation_id BYTEA    NOT NULL,
    seq             BIGINT NOT NULL,
    kind            TEXT    NOT NULL,
    author_id       BYTEA    NOT NULL,
    author_name     TEXT    NOT NULL,
    about           TEXT,
    filed_at        BIGINT,
    text            TEXT    NOT NULL,
    at              BIGINT NOT NULL,
    FOREIGN KEY (clinic_id, conversation_id) REFERENCES conversation (clinic_id, id)
);
CREATE INDEX staff_entry_conversation ON staff_entry (clinic_id, conversation_id, seq);
ALTER TABLE staff_entry ADD PRIMARY KEY (clinic_id, id);

-- What is known of a file; its bytes are kept apart, encrypted, under its place. Either a staff user uploaded it or a patient; a message names it, or a
-- note, or a saved reply, or nothing yet. Each has its column: what is given to patients asks for message_id alone (M15). copy_tries
-- counts how often a picture's copies were begun, as long as they are to be made; then their places stand here, or nothing where none can be.
CREATE TABLE file (
    clinic_id  BIGINT NOT NULL,
    id         BYTEA  NOT NULL,
    name       TEXT   NOT NULL,
    media_type TEXT   NOT NULL,
    size       BIGINT NOT NULL,
    place      TEXT   NOT NULL,
    user_id    BYTEA,
    demographic_no BIGINT,
    created_at BIGINT NOT NULL,
    message_id BYTEA,
    note_id BYTEA,
    saved_reply_id BYTEA,
    place_in_message BIGINT,
    copy_tries BIGINT,
    view_place TEXT,
    thumbnail_place TEXT
);
CREATE INDEX file_message ON file (clinic_id, message_id);
CREATE INDEX file_place ON file (clinic_id, place);
CREATE INDEX file_note ON file (clinic_id, note_id) WHERE note_id IS NOT NULL;
CREATE INDEX file_saved_reply ON file (clinic_id, saved_reply_id) WHERE saved_reply_id IS NOT NULL;
CREATE INDEX file_unnamed ON file (clinic_id, created_at) WHERE message_id IS NULL AND note_id IS NULL AND saved_reply_id IS NULL;
CREATE INDEX file_copies ON file (clinic_id, created_at) WHERE copy_tries IS NOT NULL;
CREATE INDEX file_view ON file (clinic_id, view_place) WHERE view_place IS NOT NULL;
CREATE INDEX file_thumbnail ON file (clinic_id, thumbnail_place) WHERE thumbnail_place IS NOT NULL;
ALTER TABLE file ADD PRIMARY KEY (clinic_id, id);

-- What is to stand in a patient's chart in OSCAR, and what became of it; open_since while somebody has to see to it. documents are OSCAR's
-- numbers of those that stand, one space between them. An item is a message, a note or a file, in the order in which they were chosen.
CREATE TABLE filing (
    clinic_id       BIGINT NOT NULL,
    id              BYTEA NOT NULL,
    conversation_id BYTEA NOT NULL,
    demographic_no  BIGINT NOT NULL,
    state           TEXT NOT NULL,
    as_note         BIGINT NOT NULL,
    as_pages        BIGINT NOT NULL,
    with_notes      BIGINT NOT NULL,
    language        TEXT NOT NULL,
    asked_at        BIGINT NOT NULL,
    asked_by_id     BYTEA NOT NULL,
    asked_by        TEXT NOT NULL,
    open_since      BIGINT,
    settled_at      BIGINT,
    reason          TEXT,
    note_id         BIGINT,
    documents       TEXT NOT NULL,
    PRIMARY KEY (clinic_id, id),
    FOREIGN KEY (clinic_id, conversation_id) REFERENCES conversation (clinic_id, id)
);
CREATE INDEX filing_open ON filing (clinic_id, open_since, id) WHERE open_since IS NOT NULL;
CREATE TABLE filing_item (
    clinic_id BIGINT NOT NULL,
    filing_id BYTEA NOT NULL,
    place     BIGINT NOT NULL,
    item_id   BYTEA NOT NULL,
    is_file   BIGINT NOT NULL,
    PRIMARY KEY (clinic_id, filing_id, place),
    FOREIGN KEY (clinic_id, filing_id) REFERENCES filing (clinic_id, id)
);
CREATE INDEX filing_item_item ON filing_item (clinic_id, item_id);

-- Texts kept to be written again: a user's own or, without a user, the clinic's.
CREATE TABLE saved_reply (
    clinic_id BIGINT NOT NULL,
    id        BYTEA  NOT NULL,
    user_id   BYTEA,
    title     TEXT   NOT NULL,
    english   TEXT   NOT NULL,
    french    TEXT   NOT NULL,
    version   BIGINT NOT NULL
);
CREATE INDEX saved_reply_user ON saved_reply (clinic_id, user_id);
ALTER TABLE saved_reply ADD PRIMARY KEY (clinic_id, id);

-- What can be searched for: an entry for each message and note, and its words, folded, each behind the clinic's number and that of the span
-- of 65,536 events it lies in (12q3qmedication).
-- search_head is how far the events have been gone through for it.
CREATE TABLE search_head (
    clinic_id BIGINT PRIMARY KEY,
    seq       BIGINT NOT NULL
);
CREATE TABLE search_entry (
    clinic_id       BIGINT NOT NULL,
    seq             BIGINT NOT NULL,
    conversation_id BYTEA  NOT NULL,
    words           TEXT   NOT NULL,
    PRIMARY KEY (clinic_id, seq)
);
CREATE INDEX search_word ON search_entry USING gin (array_to_tsvector(string_to_array(words, ' '))) WITH (fastupdate = off);

-- Each of a clinic's words once, with the first and the last span that it stands in: what stands nowhere is known from here.
CREATE TABLE clinic_word (
    clinic_id   BIGINT NOT NULL,
    word        TEXT COLLATE "C" NOT NULL,
    oldest_span BIGINT NOT NULL,
    newest_span BIGINT NOT NULL,
    PRIMARY KEY (clinic_id, word)
);

-- The outbox of notices: a row in the message's own transaction, worked off afterwards.
CREATE TABLE notice (
    clinic_id       BIGINT NOT NULL,
    message_id      BYTEA    NOT NULL,
    conversation_id BYTEA    NOT NULL,
    demographic_no  BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    attempts        BIGINT NOT NULL,
    next_attempt_at BIGINT,
    PRIMARY KEY (clinic_id, message_id)
);
CREATE INDEX notice_due ON notice (clinic_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;

CREATE TABLE portal_link (
    clinic_id       BIGINT NOT NULL,
    hash            BYTEA    NOT NULL,
    demographic_no  BIGINT NOT NULL,
    conversation_id BYTEA    NOT NULL,
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    sent_to         BYTEA   NOT NULL,
    failed          BIGINT NOT NULL,
    locked_at       BIGINT,
    PRIMARY KEY (clinic_id, hash)
);
CREATE INDEX portal_link_patient ON portal_link (clinic_id, demographic_no);

CREATE TABLE portal_session (
    clinic_id      BIGINT NOT NULL,
    hash           BYTEA    NOT NULL,
    demographic_no BIGINT NOT NULL,
    created_at     BIGINT NOT NULL,
    last_used_at   BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    revoked_at     BIGINT,
    PRIMARY KEY (clinic_id, hash)
);
CREATE INDEX portal_session_patient ON portal_session (clinic_id, demographic_no);

CREATE TABLE identity_try (
    clinic_id      BIGINT NOT NULL,
    demographic_no BIGINT NOT NULL,
    at             BIGINT NOT NULL,
    id             BYTEA    NOT NULL,
    PRIMARY KEY (clinic_id, demographic_no, at, id)
);
