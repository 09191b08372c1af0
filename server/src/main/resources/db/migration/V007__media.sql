-- Blobs of encrypted media. The key is the SHA-256 of the media id: who reads this table can fetch nothing.
CREATE TABLE media (
    key          bytea   PRIMARY KEY,
    owner_id     uuid    NOT NULL,
    size         bigint  NOT NULL,                  -- what it takes of the quota: announced, then true
    received     bigint  NOT NULL DEFAULT 0,        -- durable in the storage
    finished     boolean NOT NULL DEFAULT false,
    writer       uuid,                              -- who holds the lease on an unfinished one, and until when
    writer_until bigint  NOT NULL DEFAULT 0,
    created_at   bigint  NOT NULL,
    expires_at   bigint  NOT NULL
);
CREATE INDEX media_expiry   ON media (expires_at);  -- the sweep
CREATE INDEX media_of_owner ON media (owner_id);       -- deletion of an account

CREATE TABLE media_usage (
    user_id uuid   PRIMARY KEY,
    bytes   bigint NOT NULL CHECK (bytes >= 0)
);

-- Dropped, and perhaps still in the storage.
CREATE TABLE media_garbage (
    key bytea PRIMARY KEY
);
