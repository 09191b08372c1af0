-- Which device showed a signed prekey first. Bundles are public: without this, somebody with a stolen password could show
-- another device's signed prekey again and become active. Relay R-A-3.
CREATE TABLE signed_prekey_ever (
    user_id    uuid  NOT NULL,
    public_key bytea NOT NULL,
    device_id  int   NOT NULL,
    PRIMARY KEY (user_id, public_key)  -- claim of a key at upload
);

INSERT INTO signed_prekey_ever (user_id, public_key, device_id)
SELECT user_id, public_key, device_id FROM signed_prekey ON CONFLICT DO NOTHING;
