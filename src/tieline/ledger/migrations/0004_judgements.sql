-- Judgements of persons in full: who said what and why, of which records, and where those stand today.

ALTER TABLE judgements ADD COLUMN id TEXT;
ALTER TABLE judgements ADD COLUMN reason TEXT;
ALTER TABLE judgements ADD COLUMN undone_by TEXT;
ALTER TABLE judgements ADD COLUMN undone_reason TEXT;
CREATE UNIQUE INDEX judgements_by_id ON judgements (id);

-- Nothing was written into the anchors of schema 1: no command did.
DROP TABLE judgement_anchors;
CREATE TABLE judgement_anchors (
    judgement INTEGER NOT NULL REFERENCES judgements (row),
    item INTEGER NOT NULL,
    record TEXT NOT NULL,       -- id of the record as it was judged; one row for each of its spans
    kind TEXT NOT NULL,
    side INTEGER NOT NULL,      -- of 'different': equal for records that stay together
    document TEXT,              -- id, start and end of its anchoring words; or a coded file's hash and row
    start INTEGER,
    "end" INTEGER,
    file TEXT,
    file_row INTEGER,
    PRIMARY KEY (judgement, item),
    CHECK ((document IS NULL) <> (file IS NULL))
) WITHOUT ROWID;
CREATE INDEX judgement_anchors_by_document ON judgement_anchors (document, judgement) WHERE document IS NOT NULL;

-- Which record a judged one is in a reading: the same, or the one of its kind whose words overlap most.
CREATE TABLE judgement_matches (
    judgement INTEGER NOT NULL REFERENCES judgements (row),
    record TEXT NOT NULL,       -- as it was judged
    side INTEGER NOT NULL,
    found TEXT NOT NULL,        -- id in that reading
    reading INTEGER REFERENCES readings (row),      -- NULL for a coded row
    account INTEGER REFERENCES accounts (row)       -- NULL for a rejected record, and for an issue
);
CREATE INDEX judgement_matches_by_judgement ON judgement_matches (judgement);
CREATE INDEX judgement_matches_by_found ON judgement_matches (found);
CREATE INDEX judgement_matches_by_account ON judgement_matches (account, judgement) WHERE account IS NOT NULL;

-- Records of a reading that a person rejected: they are told no longer, and come back where that is taken back.
CREATE TABLE rejections (
    reading INTEGER NOT NULL REFERENCES readings (row),
    kind TEXT NOT NULL,
    item INTEGER NOT NULL,      -- place among the records of its kind
    id TEXT NOT NULL,
    payload TEXT NOT NULL,      -- as it was read
    judgement INTEGER NOT NULL REFERENCES judgements (row),
    PRIMARY KEY (reading, kind, item)
) WITHOUT ROWID;

CREATE INDEX rejections_by_id ON rejections (id);

ALTER TABLE records ADD COLUMN original TEXT;   -- the record as it was read, where a person corrected it
ALTER TABLE happenings ADD COLUMN judged INTEGER NOT NULL DEFAULT 0;   -- persons had a say in what it holds
