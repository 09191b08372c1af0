-- expires_at: from then on never shown, and hard-deleted within a minute; null: never. Relay R-X-1.
-- urgent: wakes a sleeping device (calls); the sender says so.
ALTER TABLE envelope ADD COLUMN expires_at bigint, ADD COLUMN urgent boolean NOT NULL DEFAULT false;
ALTER TABLE message ADD COLUMN expires_at bigint, ADD COLUMN deleted_at bigint;   -- deleted_at: for everyone, by its sender

CREATE INDEX envelope_expiry ON envelope (expires_at) WHERE expires_at IS NOT NULL;   -- the sweep every 20 s
CREATE INDEX message_expiry  ON message (expires_at) WHERE expires_at IS NOT NULL;    -- the same
