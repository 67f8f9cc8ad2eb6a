-- The ledger, version 1.
--
-- Times the ledger sets (recorded_at, superseded_at, ...) are UTC in ISO form with microseconds and "Z", so that they
-- sort as text. Days (when_start, when_end) are calendar days of the source, "YYYY-MM-DD".
-- What is superseded stays: current rows have superseded_at NULL.

CREATE TABLE documents (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT,
    outlet TEXT,
    published TEXT,           -- ISO date, or moment with its offset, as the source gives it
    zone TEXT,
    language TEXT,
    licence TEXT,
    retrieved TEXT,
    "references" TEXT NOT NULL,   -- JSON list
    version_of INTEGER REFERENCES documents (row),
    seen_at TEXT NOT NULL,    -- UTC moment that orders the versions of one page: retrieved, else published, else added
    added_at TEXT NOT NULL,
    title_start INTEGER,
    title TEXT,
    text TEXT NOT NULL        -- last, so that reading the other columns does not walk through it
);
CREATE INDEX documents_by_url ON documents (url, seen_at) WHERE url IS NOT NULL;
CREATE INDEX documents_by_published ON documents (substr(published, 1, 10), id);
CREATE INDEX documents_by_version ON documents (version_of) WHERE version_of IS NOT NULL;

-- Title and text, searchable; the words are stored once, in documents.
CREATE VIRTUAL TABLE documents_fts USING fts5 (
    title, text, content = 'documents', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF title, text ON documents
WHEN old.title IS NOT new.title OR old.text IS NOT new.text BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
END;

-- One reading of a document by one version of the pipeline.
CREATE TABLE readings (
    row INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (row),
    version TEXT NOT NULL,
    metadata TEXT NOT NULL,     -- JSON of the document as it was read, without its text
    fingerprint TEXT NOT NULL,  -- hash of version, metadata and records
    copy TEXT NOT NULL,         -- equal for documents that carry one text
    recorded_at TEXT NOT NULL,
    superseded_at TEXT
);
CREATE UNIQUE INDEX readings_current ON readings (document) WHERE superseded_at IS NULL;
CREATE INDEX readings_by_document ON readings (document, recorded_at);
CREATE INDEX readings_by_copy ON readings (copy);

-- Files of coded rows.
CREATE TABLE imports (
    row INTEGER PRIMARY KEY,
    file TEXT NOT NULL UNIQUE,  -- sha256
    format TEXT NOT NULL,
    name TEXT,
    rows INTEGER NOT NULL,
    imported_at TEXT NOT NULL
);

-- A happening: one doing in the world. Its id is "h" and the smallest id among its records, and is looked up through
-- that record: an index of its own would cost a page written at random for every doing of every document.
CREATE TABLE happenings (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    method TEXT NOT NULL
);

-- An account: all that one document (or one coded row) tells of one doing.
CREATE TABLE accounts (
    row INTEGER PRIMARY KEY,
    reading INTEGER REFERENCES readings (row),
    import INTEGER REFERENCES imports (row),
    kind TEXT NOT NULL,         -- of the record that stands for it; only contacts have a meeting
    first TEXT NOT NULL,        -- smallest id among its records
    size INTEGER NOT NULL,      -- how many they are
    place TEXT,                 -- equal for answering accounts of copies
    meeting TEXT,               -- equal for contacts of the same persons in the same mode
    day INTEGER,                -- the day of that contact: days since 0001-01-01, which is 1
    opens TEXT,                 -- that day's bounds, UTC
    closes TEXT,
    zoned INTEGER,
    exact INTEGER,
    happening INTEGER REFERENCES happenings (row),  -- NULL once superseded
    recorded_at TEXT NOT NULL,
    superseded_at TEXT,
    CHECK ((reading IS NULL) <> (import IS NULL)),
    CHECK ((happening IS NULL) = (superseded_at IS NOT NULL))
);
CREATE INDEX accounts_by_reading ON accounts (reading, place);
CREATE INDEX accounts_by_meeting ON accounts (meeting, day) WHERE meeting IS NOT NULL;
CREATE INDEX accounts_by_happening ON accounts (happening, first, size) WHERE happening IS NOT NULL;

CREATE TABLE records (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,         -- contact, event, statement, pledge, claim, issue
    document INTEGER REFERENCES documents (row),
    reading INTEGER REFERENCES readings (row),
    import INTEGER REFERENCES imports (row),
    import_row INTEGER,
    account INTEGER REFERENCES accounts (row),  -- NULL for an issue, which is no doing
    when_start TEXT,            -- of contacts and events, when they happened; of what is said, the day of the report
    when_end TEXT,
    mode TEXT,                  -- of a contact
    status TEXT,                -- of a contact
    category TEXT,              -- of an event
    aspect TEXT,                -- of an event
    binding TEXT,               -- of a pledge
    predicate TEXT,             -- of a claim
    label TEXT,                 -- of an issue
    weight REAL,                -- of an event, -10 to 10
    confidence REAL NOT NULL,
    recorded_at TEXT NOT NULL,
    superseded_at TEXT,
    payload TEXT NOT NULL,      -- the whole record, JSON
    CHECK ((reading IS NULL) <> (import IS NULL)),
    CHECK ((document IS NULL) = (reading IS NULL))
);
CREATE INDEX records_by_id ON records (id);
CREATE INDEX records_by_kind ON records (kind, superseded_at, when_start, id, when_end, account);
CREATE INDEX records_by_reading ON records (reading, kind) WHERE reading IS NOT NULL;
CREATE INDEX records_by_account ON records (account) WHERE account IS NOT NULL;
CREATE UNIQUE INDEX records_by_import ON records (import, import_row, kind) WHERE import IS NOT NULL;

-- Which states (or blocs) a record involves, and as what.
CREATE TABLE record_states (
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES records (row),
    role TEXT NOT NULL,
    PRIMARY KEY (state, kind, record, role)
) WITHOUT ROWID;

CREATE TABLE unresolved (
    reading INTEGER NOT NULL REFERENCES readings (row),
    item INTEGER NOT NULL,
    record TEXT,                -- id of the record the value is missing from
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,     -- JSON list
    PRIMARY KEY (reading, item)
) WITHOUT ROWID;

-- Where the happening of a record that a later reading no longer tells is to be found.
-- Other former ids need no entry: "h" and the id of any current record leads to that record's happening.
CREATE TABLE redirects (
    former TEXT PRIMARY KEY,
    current TEXT NOT NULL,
    made_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE links (
    source TEXT NOT NULL,       -- ids of happenings, which redirect
    kind TEXT NOT NULL,         -- part_of, announces, fulfils, repeats
    target TEXT NOT NULL,
    method TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (source, kind, target)
) WITHOUT ROWID;
CREATE INDEX links_by_target ON links (target);

-- What somebody or some method decided about entries. Judgements outlive every re-reading, so they are anchored to
-- documents and spans, and are taken back rather than deleted.
CREATE TABLE judgements (
    row INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('same', 'different', 'wrong', 'corrected')),
    payload TEXT NOT NULL,      -- JSON
    method TEXT NOT NULL,
    score REAL,
    author TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_at TEXT
);
CREATE TABLE judgement_anchors (
    judgement INTEGER NOT NULL REFERENCES judgements (row),
    item INTEGER NOT NULL,
    document TEXT,              -- id, start and end in its text; or a coded file's hash and row
    start INTEGER,
    "end" INTEGER,
    file TEXT,
    file_row INTEGER,
    PRIMARY KEY (judgement, item),
    CHECK ((document IS NULL) <> (file IS NULL))
) WITHOUT ROWID;
CREATE INDEX judgement_anchors_by_document ON judgement_anchors (document, start) WHERE document IS NOT NULL;
CREATE INDEX judgement_anchors_by_file ON judgement_anchors (file, file_row) WHERE file IS NOT NULL;

-- Members of happenings, for a reader of the file.
CREATE VIEW members AS
SELECT h.id AS happening, r.id AS record, r.kind AS kind, d.id AS document
FROM accounts AS a
JOIN happenings AS h ON h.row = a.happening
JOIN records AS r ON r.account = a.row
LEFT JOIN documents AS d ON d.row = r.document;
