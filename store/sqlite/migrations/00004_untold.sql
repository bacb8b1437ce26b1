-- +goose Up
-- Counts of entities and places that nothing reads.
DROP TABLE entity;
DROP TABLE place;
