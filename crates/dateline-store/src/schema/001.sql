-- One file, one case. `version` of a fact is the version of the report that it was read in; facts are those of each report's last version.
-- The key of a fact is its version's key times 2^20 plus its number in the record, so that e4 of version 7 is 7 * 1048576 + 4.

CREATE TABLE documents (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL UNIQUE,
  version INTEGER REFERENCES versions(key)
);

CREATE TABLE versions (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER NOT NULL REFERENCES documents(key),
  id TEXT NOT NULL UNIQUE,
  text_sha256 TEXT NOT NULL,
  title TEXT, outlet TEXT, author TEXT,
  published TEXT, published_basis TEXT,
  language TEXT, url TEXT,
  words INTEGER NOT NULL,
  read_by TEXT NOT NULL
);
CREATE INDEX versions_of_document ON versions(document);

CREATE TABLE originals (
  version INTEGER PRIMARY KEY REFERENCES versions(key),
  name TEXT NOT NULL,
  line INTEGER,
  given TEXT,
  bytes BLOB NOT NULL
);

CREATE TABLE records (
  version INTEGER PRIMARY KEY REFERENCES versions(key),
  packed BLOB NOT NULL
);

CREATE TABLE passages (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  number INTEGER GENERATED ALWAYS AS (key & 1048575) VIRTUAL,
  kind TEXT NOT NULL,
  starts INTEGER NOT NULL, ends INTEGER NOT NULL,
  text TEXT NOT NULL
);
CREATE VIRTUAL TABLE passages_fts USING fts5(text, content="passages", content_rowid="key", tokenize="unicode61 remove_diacritics 2");

CREATE TABLE entities (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  id TEXT GENERATED ALWAYS AS ('n' || (key & 1048575)) VIRTUAL,
  name TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT, code TEXT, sectors TEXT, roles TEXT,
  starts INTEGER NOT NULL, ends INTEGER NOT NULL
);

CREATE TABLE times (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  id TEXT GENERATED ALWAYS AS ('w' || (key & 1048575)) VIRTUAL,
  kind TEXT NOT NULL, value TEXT, day_from TEXT, day_to TEXT, basis TEXT NOT NULL,
  starts INTEGER NOT NULL, ends INTEGER NOT NULL, quote TEXT NOT NULL
);

CREATE TABLE places (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  id TEXT GENERATED ALWAYS AS ('p' || (key & 1048575)) VIRTUAL,
  name TEXT NOT NULL, geonames INTEGER, latitude REAL, longitude REAL,
  country TEXT, admin1 TEXT, precision TEXT, basis TEXT NOT NULL,
  starts INTEGER NOT NULL, ends INTEGER NOT NULL, quote TEXT NOT NULL
);

CREATE TABLE claims (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  id TEXT GENERATED ALWAYS AS ('c' || (key & 1048575)) VIRTUAL,
  speaker TEXT, speaker_entity INTEGER REFERENCES entities(key),
  cue TEXT, act TEXT NOT NULL, kind TEXT NOT NULL,
  addressee TEXT, venue TEXT,
  evidence TEXT NOT NULL, evidence_by TEXT,
  day TEXT,
  variant_of INTEGER REFERENCES claims(key), within INTEGER REFERENCES claims(key),
  starts INTEGER NOT NULL, ends INTEGER NOT NULL, passage INTEGER REFERENCES passages(key),
  quote TEXT NOT NULL
);
CREATE VIRTUAL TABLE claims_fts USING fts5(quote, content="claims", content_rowid="key", tokenize="unicode61 remove_diacritics 2");

CREATE TABLE events (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  id TEXT GENERATED ALWAYS AS ('e' || (key & 1048575)) VIRTUAL,
  type TEXT NOT NULL, mode TEXT, contexts TEXT, status TEXT NOT NULL, background INTEGER NOT NULL,
  day_from TEXT, day_to TEXT, day_basis TEXT,
  place INTEGER REFERENCES places(key), place_basis TEXT,
  weapons TEXT, trigger TEXT NOT NULL,
  claim INTEGER REFERENCES claims(key),
  starts INTEGER NOT NULL, ends INTEGER NOT NULL, passage INTEGER REFERENCES passages(key),
  quote TEXT NOT NULL
);

CREATE TABLE participants (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  event INTEGER NOT NULL REFERENCES events(key),
  role TEXT NOT NULL,
  entity INTEGER REFERENCES entities(key), code TEXT,
  starts INTEGER NOT NULL, ends INTEGER NOT NULL, quote TEXT NOT NULL
);

CREATE TABLE sides (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  id TEXT GENERATED ALWAYS AS ('s' || (key & 1048575)) VIRTUAL,
  who TEXT NOT NULL, who_entity INTEGER REFERENCES entities(key),
  relation TEXT NOT NULL,
  whom TEXT NOT NULL, whom_entity INTEGER REFERENCES entities(key),
  day_from TEXT, basis TEXT NOT NULL, claim INTEGER REFERENCES claims(key),
  starts INTEGER NOT NULL, ends INTEGER NOT NULL, passage INTEGER REFERENCES passages(key),
  quote TEXT NOT NULL
);

CREATE TABLE tolls (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  id TEXT GENERATED ALWAYS AS ('t' || (key & 1048575)) VIRTUAL,
  kind TEXT NOT NULL, least INTEGER, most INTEGER, hedge TEXT,
  who TEXT, who_entity INTEGER REFERENCES entities(key),
  day_from TEXT, day_to TEXT, place INTEGER REFERENCES places(key),
  claim INTEGER REFERENCES claims(key), part_of INTEGER REFERENCES tolls(key), differs_from TEXT,
  starts INTEGER NOT NULL, ends INTEGER NOT NULL, passage INTEGER REFERENCES passages(key),
  quote TEXT NOT NULL
);

CREATE TABLE stakes (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  id TEXT GENERATED ALWAYS AS ('m' || (key & 1048575)) VIRTUAL,
  giver TEXT, giver_entity INTEGER REFERENCES entities(key),
  receiver TEXT, receiver_entity INTEGER REFERENCES entities(key),
  least REAL, most REAL, unit TEXT, hedge TEXT,
  purpose TEXT, status TEXT, day_from TEXT, day_to TEXT,
  claim INTEGER REFERENCES claims(key),
  starts INTEGER NOT NULL, ends INTEGER NOT NULL, passage INTEGER REFERENCES passages(key),
  quote TEXT NOT NULL
);

CREATE TABLE media (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  id TEXT GENERATED ALWAYS AS ('i' || (key & 1048575)) VIRTUAL,
  kind TEXT NOT NULL, shows TEXT, made_by TEXT, published_in TEXT,
  starts INTEGER NOT NULL, ends INTEGER NOT NULL, passage INTEGER REFERENCES passages(key),
  quote TEXT NOT NULL
);

CREATE TABLE problems (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  code TEXT NOT NULL, message TEXT NOT NULL, hint TEXT,
  starts INTEGER, ends INTEGER
);

-- Every further wording of an item: the mentions of an entity, the pieces of a claim, the other tellings of an event.
CREATE TABLE spans (
  key INTEGER PRIMARY KEY,
  version INTEGER GENERATED ALWAYS AS (key >> 20) VIRTUAL REFERENCES versions(key),
  item TEXT NOT NULL, part TEXT NOT NULL,
  starts INTEGER NOT NULL, ends INTEGER NOT NULL
);

-- What many reports say together. `detail` is the joined item whole, as JSON; `newest` the latest version that it rests on.
-- Documents whose stories have still to be put together.
CREATE TABLE unassembled (
  document INTEGER PRIMARY KEY
);

-- What is kept of each document's last version to find copies and stories, in the forms that dateline-story gives and numbers.
CREATE TABLE marks (
  document INTEGER PRIMARY KEY REFERENCES documents(key),
  fingerprint BLOB NOT NULL, profile BLOB NOT NULL
);

CREATE TABLE stories (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  first INTEGER REFERENCES documents(key),
  title TEXT, day_from TEXT, day_to TEXT,
  reports INTEGER NOT NULL, origins INTEGER NOT NULL,
  newest INTEGER NOT NULL
);

CREATE TABLE story_documents (
  document INTEGER PRIMARY KEY REFERENCES documents(key),
  story INTEGER REFERENCES stories(key),
  origin TEXT, agency TEXT, copy_of TEXT, withdrawn_by TEXT
);
CREATE INDEX story_documents_of_story ON story_documents(story);

-- Events, entities, sides, tolls, claims and stakes of many reports, by `kind`; a view each below. `class` is an event's type, a side's
-- relation, a toll's kind, a claim's act; `newest` the latest version that the item rests on; `review` what people made of it; `detail` the item whole, packed.
CREATE TABLE joined (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  story INTEGER NOT NULL REFERENCES stories(key),
  class TEXT, status TEXT,
  day_from TEXT, day_to TEXT, place TEXT,
  who TEXT, whom TEXT,
  reports INTEGER NOT NULL, origins INTEGER NOT NULL, weight INTEGER NOT NULL,
  quote TEXT, review TEXT,
  newest INTEGER NOT NULL, detail BLOB NOT NULL
);
CREATE INDEX joined_of_story ON joined(story);
CREATE INDEX joined_by_id ON joined(id);
CREATE INDEX joined_by_weight ON joined(kind, weight);

-- Which item of one report stands behind which joined one. `item` is the key in the table that `kind` names.
CREATE TABLE joined_members (
  kind TEXT NOT NULL, item INTEGER NOT NULL, joined INTEGER NOT NULL REFERENCES joined(key),
  PRIMARY KEY (kind, item)
) WITHOUT ROWID;
CREATE INDEX joined_members_of_joined ON joined_members(joined);

CREATE VIEW joined_events AS
  SELECT id, class AS type, status, day_from, day_to, place, who AS actors, whom AS recipients, reports, origins, weight, quote, review, story
  FROM joined WHERE kind = 'event';
CREATE VIEW joined_entities AS
  SELECT id, class AS kind, who AS name, whom AS other_names, reports, origins, story FROM joined WHERE kind = 'entity';
CREATE VIEW joined_sides AS
  SELECT id, who, class AS relation, whom, day_from AS since, day_to AS until, status, reports, origins, quote, story
  FROM joined WHERE kind = 'side';
CREATE VIEW joined_tolls AS
  SELECT id, class AS kind, who, status, day_from, day_to, place, reports, origins, quote, story FROM joined WHERE kind = 'toll';
CREATE VIEW joined_claims AS
  SELECT id, who AS speaker, class AS act, status AS standing, day_from AS day, reports, origins, quote, story FROM joined WHERE kind = 'claim';
CREATE VIEW joined_stakes AS
  SELECT id, who AS giver, whom AS receiver, status, day_from, day_to, reports, origins, quote, story FROM joined WHERE kind = 'stake';

-- What people decided: lines are added, never changed.
CREATE TABLE decisions (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  item TEXT NOT NULL, kind TEXT NOT NULL,
  source TEXT, exact TEXT, prefix TEXT, suffix TEXT, starts INTEGER, ends INTEGER, text_sha256 TEXT,
  others TEXT,
  action TEXT NOT NULL,
  field TEXT, old TEXT, new TEXT,
  basis TEXT, evidence TEXT, reason TEXT,
  "by" TEXT NOT NULL, "at" TEXT NOT NULL, tool_version TEXT NOT NULL
);
CREATE INDEX decisions_on_source ON decisions(source);

CREATE TABLE actors (
  name TEXT PRIMARY KEY,
  content TEXT NOT NULL
);

CREATE TABLE looks (
  view TEXT PRIMARY KEY,
  newest INTEGER NOT NULL
);
