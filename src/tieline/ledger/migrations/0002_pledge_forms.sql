-- Pledges by what they promise: equal for two that promise the same, whatever the inflection and tense of their words.

ALTER TABLE records ADD COLUMN form TEXT;   -- of a pledge; NULL where it cannot be told from others
UPDATE records SET form = normal_form(payload) WHERE kind = 'pledge';
CREATE INDEX records_by_form ON records (form) WHERE form IS NOT NULL;
