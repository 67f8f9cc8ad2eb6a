-- Texts printed again with small changes. Documents of earlier schemas are compared once they are read again.

ALTER TABLE readings ADD COLUMN day INTEGER;    -- of the report: days since 0001-01-01, which is 1; 0 where not known

-- One text, whoever prints it.
CREATE TABLE texts (
    row INTEGER PRIMARY KEY,
    copy TEXT NOT NULL UNIQUE,  -- as in readings
    prints INTEGER NOT NULL     -- how many fingerprints it has
);
-- By which candidates are found: fingerprints of texts, on each day they were printed.
CREATE TABLE text_prints (
    print INTEGER NOT NULL,
    day INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES texts (row),
    PRIMARY KEY (print, day, text)
) WITHOUT ROWID;
-- Pairs of texts that are one with small changes, in both directions, whenever they were printed.
CREATE TABLE near_copies (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
