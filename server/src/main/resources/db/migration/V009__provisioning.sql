-- Where a new device waits for what a linked one sends it. docs/spec/relay.md R-V
CREATE TABLE provisioning_mailbox (
    address          text   PRIMARY KEY,
    fetch_token_hash bytea  NOT NULL,               -- SHA-256 of the token
    ephemeral_key    bytea  NOT NULL,
    encrypted_name   bytea  NOT NULL,               -- opaque; empty: none
    expires_at       bigint NOT NULL,
    user_id          uuid,                          -- with the next two: filled
    device_id        int,
    blob             bytea,
    CHECK ((user_id IS NULL) = (blob IS NULL) AND (user_id IS NULL) = (device_id IS NULL))
);
ALTER TABLE provisioning_mailbox ALTER COLUMN blob SET STORAGE EXTERNAL;   -- ciphertext does not shrink
CREATE INDEX provisioning_mailbox_expiry ON provisioning_mailbox (expires_at);   -- the sweep; how many are open
CREATE INDEX provisioning_mailbox_of_device ON provisioning_mailbox (user_id, device_id) WHERE user_id IS NOT NULL;   -- removal

-- last_seen: the day (0:00 UTC) of its last request. provisioned: was made by a linked device.
ALTER TABLE device
    ADD COLUMN encrypted_name bytea   NOT NULL DEFAULT '',
    ADD COLUMN last_seen      bigint  NOT NULL DEFAULT 0,
    ADD COLUMN provisioned    boolean NOT NULL DEFAULT false;
-- The sweep of those that never became active.
CREATE INDEX device_never_active ON device (created_at) WHERE provisioned AND NOT active;
