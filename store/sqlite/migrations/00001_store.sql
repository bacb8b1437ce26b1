-- +goose Up
-- "Dyad" in ASCII: how a file is known as a store.
PRAGMA application_id = 1148805476;

-- What was read from one page. n is the order in which articles were kept; that of a
-- deleted one is not given again.
CREATE TABLE article (
    n         INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT NOT NULL UNIQUE,
    origin    INTEGER REFERENCES article (n), -- whose text this one copies; NULL for its own
    source_id TEXT NOT NULL,
    url       TEXT NOT NULL,
    title     TEXT NOT NULL,
    outlet    TEXT NOT NULL,
    published TEXT NOT NULL,
    language  TEXT NOT NULL,
    more      TEXT NOT NULL,                  -- JSON of the fields without a column
    prints    BLOB NOT NULL,                  -- fingerprints, 8 bytes each
    run       TEXT NOT NULL,
    kept      INTEGER NOT NULL,               -- nanoseconds since 1970
    bare      INTEGER NOT NULL,               -- 1 where the text was not to be kept
    text      TEXT NOT NULL
);
CREATE INDEX article_origin ON article (origin) WHERE origin IS NOT NULL;

-- The words of title and text. Its content is the article table's.
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, content = 'article', content_rowid = 'n',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE page (
    digest  TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX page_article ON page (article);

-- Fingerprints of texts. Which ones an article has stands in article.prints.
CREATE TABLE print (
    print   INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (print, article)
) WITHOUT ROWID;

-- What coded an event.
CREATE TABLE coder (
    n        INTEGER PRIMARY KEY,
    coder    TEXT NOT NULL,
    codebook TEXT NOT NULL,
    tables   TEXT NOT NULL,
    UNIQUE (coder, codebook, tables)
);

-- body is the event's JSON without what its article and coder give again; took has a
-- bit for each field that the article gives.
CREATE TABLE event (
    n       INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
    seq     INTEGER NOT NULL,
    coder   INTEGER REFERENCES coder (n),
    took    INTEGER NOT NULL,
    body    TEXT NOT NULL
);
CREATE INDEX event_article ON event (article, seq);

CREATE TABLE incident (
    n       INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    day     TEXT NOT NULL,
    type    TEXT NOT NULL,
    quad    INTEGER NOT NULL,
    realis  TEXT NOT NULL,
    -- what it adds to each of its dyad_day rows
    sources INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    scale   INTEGER NOT NULL,
    body    TEXT NOT NULL
);
CREATE INDEX incident_day ON incident (day DESC, id);

-- Which incident an event was joined to.
CREATE TABLE report (
    event    INTEGER PRIMARY KEY REFERENCES event (n) ON DELETE CASCADE,
    incident INTEGER NOT NULL REFERENCES incident (n) ON DELETE CASCADE
);
CREATE INDEX report_incident ON report (incident);

CREATE TABLE claim (
    incident  INTEGER NOT NULL REFERENCES incident (n) ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    event     INTEGER NOT NULL REFERENCES event (n) ON DELETE CASCADE,
    published TEXT NOT NULL,
    body      TEXT NOT NULL,
    PRIMARY KEY (incident, seq)
);
CREATE INDEX claim_event ON claim (event);

CREATE TABLE incident_key (
    key      TEXT NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident (n) ON DELETE CASCADE,
    PRIMARY KEY (key, incident)
) WITHOUT ROWID;
CREATE INDEX incident_key_incident ON incident_key (incident);

-- The dyads that an incident falls to; counted is 1 where it adds to dyad_day.
CREATE TABLE incident_dyad (
    src      TEXT NOT NULL,
    dst      TEXT NOT NULL,
    day      TEXT NOT NULL,
    id       TEXT NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident (n) ON DELETE CASCADE,
    counted  INTEGER NOT NULL,
    PRIMARY KEY (src, dst, day DESC, id)
) WITHOUT ROWID;
CREATE INDEX incident_dyad_dst ON incident_dyad (dst, day DESC, id);
CREATE INDEX incident_dyad_incident ON incident_dyad (incident);

-- Sums over incidents; scale in millionths, so that what was added can be taken away.
CREATE TABLE dyad_day (
    src       TEXT NOT NULL,
    dst       TEXT NOT NULL,
    day       TEXT NOT NULL,
    type      TEXT NOT NULL,
    quad      INTEGER NOT NULL,
    incidents INTEGER NOT NULL,
    sources   INTEGER NOT NULL,
    reports   INTEGER NOT NULL,
    scale     INTEGER NOT NULL,
    PRIMARY KEY (src, dst, day, type, quad)
) WITHOUT ROWID;
CREATE INDEX dyad_day_day ON dyad_day (day);
CREATE INDEX dyad_day_dst ON dyad_day (dst, day);

-- Who and where, as the events name them, with how many events do.
CREATE TABLE entity (
    n      INTEGER PRIMARY KEY,
    qid    TEXT NOT NULL,
    name   TEXT NOT NULL,
    code   TEXT NOT NULL,
    sector TEXT NOT NULL,
    events INTEGER NOT NULL,
    UNIQUE (qid, name, code, sector)
);
CREATE TABLE place (
    n          INTEGER PRIMARY KEY,
    geonameid  INTEGER NOT NULL,
    name       TEXT NOT NULL,
    country    TEXT NOT NULL,
    lat        REAL NOT NULL,
    lon        REAL NOT NULL,
    resolution INTEGER NOT NULL,
    events     INTEGER NOT NULL,
    UNIQUE (geonameid, name, country)
);

CREATE TABLE feed (
    url  TEXT PRIMARY KEY,
    body TEXT NOT NULL
);

CREATE TABLE link (
    url   TEXT PRIMARY KEY,
    found INTEGER NOT NULL, -- nanoseconds since 1970
    next  INTEGER NOT NULL,
    done  INTEGER NOT NULL,
    body  TEXT NOT NULL
);
CREATE INDEX link_due ON link (found, url) WHERE done = 0;

CREATE TABLE run (
    id      TEXT PRIMARY KEY,
    started INTEGER NOT NULL,
    body    TEXT NOT NULL
);
