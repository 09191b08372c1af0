-- One row. database_identity tells this database from a copy of it: a restore by whatever tool is noticed at start,
-- raises the epoch and drops the stock of one-time prekeys (R1.5).
CREATE TABLE server_epoch (
    one               boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch             bigint  NOT NULL,
    database_identity text    NOT NULL
);
INSERT INTO server_epoch (epoch, database_identity) VALUES (1, '');

-- Invite codes, as hashes.
CREATE TABLE invite (
    invite_id  uuid   PRIMARY KEY,
    code_hash  bytea  NOT NULL UNIQUE,              -- register
    uses_left  int    NOT NULL CHECK (uses_left >= 0),
    expires_at bigint NOT NULL,
    created_at bigint NOT NULL
);

ALTER TABLE account ADD COLUMN disabled_at bigint;
CREATE INDEX account_disabled ON account (disabled_at) WHERE disabled_at IS NOT NULL;   -- whose sockets to cut
