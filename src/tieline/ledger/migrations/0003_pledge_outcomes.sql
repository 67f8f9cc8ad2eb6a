-- What persons judged of pledges: an outcome, or that some passage is no evidence. Like all judgements they are anchored
-- to documents and spans, so that they outlive every re-reading, and are taken back rather than deleted.

CREATE TABLE pledge_outcomes (
    row INTEGER PRIMARY KEY,
    document TEXT NOT NULL,     -- id, start and end of the pledge's action
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    status TEXT,                -- JSON of the pledge's status; NULL where only evidence is rejected
    evidence TEXT,              -- JSON of a passage that is no evidence: document, start, end
    author TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_at TEXT,
    CHECK ((status IS NULL) <> (evidence IS NULL))
);
CREATE INDEX pledge_outcomes_by_document ON pledge_outcomes (document, start);
