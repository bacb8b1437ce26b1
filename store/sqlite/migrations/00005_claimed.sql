-- +goose Up
-- The newest claims of anybody.
CREATE INDEX claim_published ON claim (published DESC, incident, seq);
