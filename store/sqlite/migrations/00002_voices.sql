-- +goose Up
-- Whose voice a claim is: the code of a state, or the name of an organisation or group.
CREATE INDEX claim_code ON claim (json_extract(body, '$.by.code'), published);
CREATE INDEX claim_name ON claim (json_extract(body, '$.by.identifier_text'), published);
