/**
 * The steps from an empty file to today's schema; the version of a file is the number of steps it has been through.
 * A released step is never edited: a change is a new step.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE rounds (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    complete INTEGER NOT NULL,
    next_due TEXT NOT NULL,
    passed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    to_review INTEGER NOT NULL,
    disabled INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    links_broken INTEGER NOT NULL,
    oit REAL,
    ita REAL,
    -- the whole round as JSON, gzip
    body BLOB NOT NULL
  );

  CREATE TABLE items (
    round INTEGER NOT NULL REFERENCES rounds (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    item TEXT NOT NULL,
    title TEXT NOT NULL,
    owner TEXT,
    verdict TEXT NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    unexplained INTEGER NOT NULL,
    PRIMARY KEY (round, item)
  ) WITHOUT ROWID;
  CREATE INDEX items_by_item ON items (item, round);

  -- A finding that went and came back has a row for each time.
  CREATE TABLE findings (
    key TEXT NOT NULL,
    first_round INTEGER NOT NULL,
    first_date TEXT NOT NULL,
    last_round INTEGER NOT NULL,
    last_date TEXT NOT NULL,
    item TEXT NOT NULL,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    url TEXT,
    PRIMARY KEY (key, first_round)
  ) WITHOUT ROWID;
  CREATE INDEX findings_by_item ON findings (item, last_round);

  CREATE TABLE links (
    url TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    status INTEGER,
    last_checked TEXT,
    failing_since TEXT,
    etag TEXT,
    last_modified TEXT,
    last_round INTEGER NOT NULL
  ) WITHOUT ROWID;

  -- kept: raw or gz in the evidence folder, none when only the hash is kept
  CREATE TABLE evidence (
    sha256 TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    type TEXT,
    kept TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE evidence_uses (
    round INTEGER NOT NULL REFERENCES rounds (number) ON DELETE CASCADE,
    item TEXT NOT NULL,
    url TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (round, item, url)
  ) WITHOUT ROWID;
  CREATE INDEX evidence_uses_by_hash ON evidence_uses (sha256);

  -- The versions that changes are measured against.
  CREATE TABLE baseline (
    item TEXT NOT NULL,
    url TEXT NOT NULL,
    position INTEGER NOT NULL,
    sha256 TEXT,
    content_sha256 TEXT,
    type TEXT,
    found_on TEXT,
    label TEXT,
    last_seen TEXT NOT NULL,
    PRIMARY KEY (item, url)
  ) WITHOUT ROWID;

  -- Items whose rounds were pruned are still known here.
  CREATE TABLE items_seen (
    item TEXT PRIMARY KEY,
    round INTEGER NOT NULL,
    date TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE acceptances (
    id INTEGER PRIMARY KEY,
    item TEXT NOT NULL,
    letter TEXT NOT NULL,
    who TEXT NOT NULL,
    note TEXT,
    at TEXT NOT NULL,
    covers TEXT NOT NULL
  );

  -- finished: null while the round runs or after it was cut off, else the number of the round that was stored
  CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    finished INTEGER
  );

  -- Manifests outlive their pruned rounds, so that the chain of hashes stays whole.
  CREATE TABLE manifests (
    round INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    pruned INTEGER NOT NULL DEFAULT 0
  );
  `,
  `
  -- What the last crawl remembers of the site's pages, so that only those that have changed are sent again.
  CREATE TABLE crawled_pages (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    tool_version TEXT NOT NULL,
    -- JSON, gzip
    body BLOB NOT NULL
  );
  `,
  `
  -- Links of the chain of hashes after a round: acceptances, and rounds that were removed.
  CREATE TABLE chain_links (
    round INTEGER NOT NULL,
    step INTEGER NOT NULL,
    kind TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (round, step)
  ) WITHOUT ROWID;
  `,
  `
  -- Acceptances that are in force no more; they stay on record.
  CREATE TABLE withdrawals (
    id INTEGER PRIMARY KEY,
    acceptance INTEGER NOT NULL UNIQUE,
    who TEXT NOT NULL,
    note TEXT,
    at TEXT NOT NULL
  );
  `,
  `
  -- The least and the most that the readings of the score give; null where they agree, and in rounds stored before.
  ALTER TABLE rounds ADD COLUMN oit_least REAL;
  ALTER TABLE rounds ADD COLUMN oit_most REAL;
  ALTER TABLE rounds ADD COLUMN ita_least REAL;
  ALTER TABLE rounds ADD COLUMN ita_most REAL;
  `,
];
