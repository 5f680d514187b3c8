-- What joined items and further wordings cost: wordings of a report lie in one row, joined items find their words in the reports' own rows, their
-- details lie together in compressed pieces. What reports say together is made anew from the records by the next command that opens the file.

CREATE TABLE wordings (
  version INTEGER PRIMARY KEY REFERENCES versions(key),
  items TEXT NOT NULL
);
INSERT INTO wordings(version, items)
  SELECT version, json_group_array(json_array(item, part, json(places)))
  FROM (SELECT key >> 20 AS version, item, part, '[' || group_concat(starts || ',' || ends) || ']' AS places FROM spans GROUP BY 1, 2, 3)
  GROUP BY version;
DROP TABLE spans;
-- Every further wording of an item: the mentions of an entity, the pieces of a claim, the other tellings of an event. `items` holds lists of an
-- item, a part, and the starts and ends in turn.
CREATE VIEW spans AS
  SELECT w.version, i.value ->> 0 AS item, i.value ->> 1 AS part, s.value AS starts, i.value ->> ('$[2][' || (s.key + 1) || ']') AS ends
  FROM wordings w, json_each(w.items) i, json_each(i.value, '$[2]') s WHERE s.key % 2 = 0;

DROP VIEW joined_events;
DROP VIEW joined_entities;
DROP VIEW joined_sides;
DROP VIEW joined_tolls;
DROP VIEW joined_claims;
DROP VIEW joined_stakes;
DROP TABLE joined_members;
DROP TABLE joined;
DELETE FROM story_documents;
DELETE FROM stories;
INSERT OR IGNORE INTO unassembled SELECT key FROM documents WHERE version IS NOT NULL;

-- Events, entities, sides, tolls, claims and stakes of many reports, by `kind`; a view each below. The key is the story's key times 2^24 plus a
-- number. `item` is the key of the telling whose words are printed, in the table that `kind` names; `words` the words where no report has them so.
-- `class` is an event's type, a side's relation, a toll's kind, a claim's act; `newest` the latest version that the item rests on; `review` what
-- people made of it; `detail` where the item whole lies: the number of its piece times 16 plus its line there.
CREATE TABLE joined (
  key INTEGER PRIMARY KEY,
  story INTEGER GENERATED ALWAYS AS (key >> 24) VIRTUAL REFERENCES stories(key),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  item INTEGER,
  class TEXT, status TEXT,
  day_from TEXT, day_to TEXT, place TEXT,
  who TEXT, whom TEXT,
  reports INTEGER NOT NULL, origins INTEGER NOT NULL, weight INTEGER NOT NULL,
  words TEXT, review TEXT,
  newest INTEGER NOT NULL, detail INTEGER NOT NULL
);
CREATE INDEX joined_by_id ON joined(id);
CREATE INDEX joined_by_weight ON joined(kind, weight, status);
CREATE INDEX joined_by_item ON joined(item);
CREATE INDEX joined_reviewed ON joined(review) WHERE review IS NOT NULL;

-- Sixteen items whole to a piece, a line of JSON each, compressed; the key is the story's key times 2^24 plus the piece's number.
CREATE TABLE details (
  key INTEGER PRIMARY KEY,
  packed BLOB NOT NULL
);

-- The tellings of a joined item beside the one in its row.
CREATE TABLE tellings (
  joined INTEGER NOT NULL REFERENCES joined(key),
  item INTEGER NOT NULL,
  PRIMARY KEY (joined, item)
) WITHOUT ROWID;
CREATE INDEX tellings_by_item ON tellings(item);

-- Which item of one report stands behind which joined one. `item` is the key in the table that `kind` names.
CREATE VIEW joined_members AS
  SELECT kind, item, key AS joined FROM joined WHERE item IS NOT NULL
  UNION ALL SELECT j.kind, t.item, t.joined FROM tellings t JOIN joined j ON j.key = t.joined;

CREATE VIEW joined_events AS
  SELECT id, class AS type, status, day_from, day_to, place, who AS actors, whom AS recipients, reports, origins, weight,
         coalesce(words, (SELECT quote FROM events e WHERE e.key = item)) AS quote, review, story
  FROM joined WHERE kind = 'event';
CREATE VIEW joined_entities AS
  SELECT id, class AS kind, who AS name, whom AS other_names, reports, origins, story FROM joined WHERE kind = 'entity';
CREATE VIEW joined_sides AS
  SELECT id, who, class AS relation, whom, day_from AS since, day_to AS until, status, reports, origins,
         coalesce(words, (SELECT quote FROM sides s WHERE s.key = item)) AS quote, story
  FROM joined WHERE kind = 'side';
CREATE VIEW joined_tolls AS
  SELECT id, class AS kind, who, status, day_from, day_to, place, reports, origins,
         coalesce(words, (SELECT quote FROM tolls t WHERE t.key = item)) AS quote, story
  FROM joined WHERE kind = 'toll';
CREATE VIEW joined_claims AS
  SELECT id, who AS speaker, class AS act, status AS standing, day_from AS day, reports, origins,
         coalesce(words, (SELECT quote FROM claims c WHERE c.key = item)) AS quote, story
  FROM joined WHERE kind = 'claim';
CREATE VIEW joined_stakes AS
  SELECT id, who AS giver, whom AS receiver, status, day_from, day_to, reports, origins,
         coalesce(words, (SELECT quote FROM stakes m WHERE m.key = item)) AS quote, story
  FROM joined WHERE kind = 'stake';
