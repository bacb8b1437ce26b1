-- +goose Up
-- The tables are those of store/sqlite, whose migrations say more of each. All text is
-- compared byte by byte, as there. What rests on an article or an incident is deleted with
-- it by the store, in the same transaction, and not by foreign keys.

-- The numbers that were given last, so that none is given twice, and a version that every
-- update changes. Its row is what an update holds: one runs at a time.
CREATE TABLE state (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    version  bigint NOT NULL,
    article  bigint NOT NULL,
    event    bigint NOT NULL,
    incident bigint NOT NULL,
    record   bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO state VALUES (true, 1, 0, 0, 0, 0);

CREATE TABLE article (
    n         bigint PRIMARY KEY,
    id        text COLLATE "C" NOT NULL UNIQUE,
    origin    bigint,
    source_id text NOT NULL,
    url       text NOT NULL,
    title     text NOT NULL,
    outlet    text NOT NULL,
    published text COLLATE "C" NOT NULL,
    language  text NOT NULL,
    more      text NOT NULL,
    prints    bigint[] NOT NULL,
    run       text NOT NULL,
    kept      bigint NOT NULL,
    bare      boolean NOT NULL,
    text      text NOT NULL
);
CREATE INDEX article_origin ON article (origin) WHERE origin IS NOT NULL;
CREATE INDEX article_print ON article USING gin (prints) WITH (fastupdate = off);

-- The stems of title and text, made by dyad: the same on every server.
CREATE TABLE words (
    article bigint PRIMARY KEY,
    stems   tsvector NOT NULL
);
CREATE INDEX words_stems ON words USING gin (stems);

CREATE TABLE page (
    digest  text COLLATE "C" PRIMARY KEY,
    article bigint NOT NULL
);
CREATE INDEX page_article ON page (article);

CREATE TABLE coder (
    n        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    coder    text NOT NULL,
    codebook text NOT NULL,
    tables   text NOT NULL,
    UNIQUE (coder, codebook, tables)
);

CREATE TABLE event (
    n       bigint PRIMARY KEY,
    id      text COLLATE "C" NOT NULL UNIQUE,
    article bigint NOT NULL,
    seq     integer NOT NULL,
    coder   bigint,
    took    integer NOT NULL,
    body    text NOT NULL
);
CREATE INDEX event_article ON event (article, seq);

CREATE TABLE incident (
    n       bigint PRIMARY KEY,
    id      text COLLATE "C" NOT NULL UNIQUE,
    day     text COLLATE "C" NOT NULL,
    type    text COLLATE "C" NOT NULL,
    quad    integer NOT NULL,
    realis  text COLLATE "C" NOT NULL,
    sources integer NOT NULL,
    reports integer NOT NULL,
    scale   bigint NOT NULL,
    body    text NOT NULL
);
CREATE INDEX incident_day ON incident (day DESC, id);

CREATE TABLE report (
    event    bigint PRIMARY KEY,
    incident bigint NOT NULL
);
CREATE INDEX report_incident ON report (incident);

-- code and name are those of the voice, by which its claims are found.
CREATE TABLE claim (
    incident  bigint NOT NULL,
    seq       integer NOT NULL,
    event     bigint NOT NULL,
    published text COLLATE "C" NOT NULL,
    code      text COLLATE "C",
    name      text COLLATE "C",
    body      text NOT NULL,
    PRIMARY KEY (incident, seq)
);
CREATE INDEX claim_event ON claim (event);
CREATE INDEX claim_code ON claim (code, published) WHERE code IS NOT NULL;
CREATE INDEX claim_name ON claim (name, published) WHERE name IS NOT NULL;

CREATE TABLE incident_key (
    key      text COLLATE "C" NOT NULL,
    incident bigint NOT NULL,
    PRIMARY KEY (key, incident)
);
CREATE INDEX incident_key_incident ON incident_key (incident);

CREATE TABLE incident_dyad (
    src      text COLLATE "C" NOT NULL,
    dst      text COLLATE "C" NOT NULL,
    day      text COLLATE "C" NOT NULL,
    id       text COLLATE "C" NOT NULL,
    incident bigint NOT NULL,
    counted  boolean NOT NULL
);
CREATE UNIQUE INDEX incident_dyad_src ON incident_dyad (src, dst, day DESC, id);
CREATE INDEX incident_dyad_dst ON incident_dyad (dst, day DESC, id);
CREATE INDEX incident_dyad_incident ON incident_dyad (incident);

CREATE TABLE dyad_day (
    src       text COLLATE "C" NOT NULL,
    dst       text COLLATE "C" NOT NULL,
    day       text COLLATE "C" NOT NULL,
    type      text COLLATE "C" NOT NULL,
    quad      integer NOT NULL,
    incidents bigint NOT NULL,
    sources   bigint NOT NULL,
    reports   bigint NOT NULL,
    scale     bigint NOT NULL,
    PRIMARY KEY (src, dst, day, type, quad)
) WITH (fillfactor = 80);
CREATE INDEX dyad_day_day ON dyad_day (day);
CREATE INDEX dyad_day_dst ON dyad_day (dst, day);

CREATE TABLE dataset (
    n    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE record (
    n       bigint PRIMARY KEY,
    id      bigint NOT NULL UNIQUE,
    dataset bigint NOT NULL,
    of      bigint,
    day     text COLLATE "C" NOT NULL,
    type    text COLLATE "C" NOT NULL,
    quad    integer NOT NULL,
    realis  text COLLATE "C" NOT NULL,
    body    text NOT NULL
);
CREATE INDEX record_dataset ON record (dataset, n);
CREATE INDEX record_day ON record (dataset, day DESC, id) WHERE of IS NULL;
CREATE INDEX record_of ON record (of) WHERE of IS NOT NULL;

CREATE TABLE record_dyad (
    dataset  bigint NOT NULL,
    src      text COLLATE "C" NOT NULL,
    dst      text COLLATE "C" NOT NULL,
    day      text COLLATE "C" NOT NULL,
    id       bigint NOT NULL,
    incident bigint NOT NULL
);
CREATE UNIQUE INDEX record_dyad_src ON record_dyad (dataset, src, dst, day DESC, id);
CREATE INDEX record_dyad_dst ON record_dyad (dataset, dst, day DESC, id);

CREATE TABLE record_days (
    dataset   bigint NOT NULL,
    src       text COLLATE "C" NOT NULL,
    dst       text COLLATE "C" NOT NULL,
    day       text COLLATE "C" NOT NULL,
    type      text COLLATE "C" NOT NULL,
    quad      integer NOT NULL,
    incidents bigint NOT NULL,
    sources   bigint NOT NULL,
    reports   bigint NOT NULL,
    scale     bigint NOT NULL,
    PRIMARY KEY (dataset, src, dst, day, type, quad)
) WITH (fillfactor = 80);
CREATE INDEX record_days_day ON record_days (dataset, day);
CREATE INDEX record_days_dst ON record_days (dataset, dst, day);

CREATE TABLE feed (
    url  text COLLATE "C" PRIMARY KEY,
    body text NOT NULL
);

CREATE TABLE link (
    url   text COLLATE "C" PRIMARY KEY,
    found bigint NOT NULL,
    next  bigint NOT NULL,
    done  boolean NOT NULL,
    body  text NOT NULL
);
CREATE INDEX link_due ON link (found, url) WHERE NOT done;

CREATE TABLE run (
    id      text COLLATE "C" PRIMARY KEY,
    started bigint NOT NULL,
    body    text NOT NULL
);
