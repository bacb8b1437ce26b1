-- +goose Up
-- Data that others coded, apart from coded news. A record is a row of it and, but where it
-- only reports another, an incident of its own.
CREATE TABLE dataset (
    n    INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE record (
    n       INTEGER PRIMARY KEY,
    id      INTEGER NOT NULL UNIQUE, -- the digits of its ids, so that numbers have their order
    dataset INTEGER NOT NULL REFERENCES dataset (n),
    of      INTEGER,                 -- digits of the incident that it reports; NULL where it is one
    day     TEXT NOT NULL,
    type    TEXT NOT NULL,
    quad    INTEGER NOT NULL,
    realis  TEXT NOT NULL,
    body    TEXT NOT NULL            -- JSON of the record without its ids
);
CREATE INDEX record_dataset ON record (dataset);
CREATE INDEX record_day ON record (dataset, day DESC, id) WHERE of IS NULL;
CREATE INDEX record_of ON record (of) WHERE of IS NOT NULL;

-- As incident_dyad; incident is the number of the record.
CREATE TABLE record_dyad (
    dataset  INTEGER NOT NULL,
    src      TEXT NOT NULL,
    dst      TEXT NOT NULL,
    day      TEXT NOT NULL,
    id       INTEGER NOT NULL,
    incident INTEGER NOT NULL,
    PRIMARY KEY (dataset, src, dst, day DESC, id)
) WITHOUT ROWID;
CREATE INDEX record_dyad_dst ON record_dyad (dataset, dst, day DESC, id);

-- As dyad_day.
CREATE TABLE record_days (
    dataset   INTEGER NOT NULL,
    src       TEXT NOT NULL,
    dst       TEXT NOT NULL,
    day       TEXT NOT NULL,
    type      TEXT NOT NULL,
    quad      INTEGER NOT NULL,
    incidents INTEGER NOT NULL,
    sources   INTEGER NOT NULL,
    reports   INTEGER NOT NULL,
    scale     INTEGER NOT NULL,
    PRIMARY KEY (dataset, src, dst, day, type, quad)
) WITHOUT ROWID;
CREATE INDEX record_days_day ON record_days (dataset, day);
CREATE INDEX record_days_dst ON record_days (dataset, dst, day);
