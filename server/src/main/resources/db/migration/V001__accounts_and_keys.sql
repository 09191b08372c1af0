CREATE TABLE account (
    user_id        uuid   PRIMARY KEY,
    username       text   NOT NULL UNIQUE,          -- log-in, findUser
    display_name   text   NOT NULL,
    password_hash  text,                            -- null: comes by an outside issuer only
    next_device_id int    NOT NULL DEFAULT 2,       -- never given twice
    created_at     bigint NOT NULL
);

-- Accounts of an outside issuer, made on first sight.
CREATE TABLE outside_account (
    issuer  text NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL,
    PRIMARY KEY (issuer, subject)
);

-- receives: has a verified signed prekey, so that sends must reach it.
CREATE TABLE device (
    user_id         uuid    NOT NULL,
    device_id       int     NOT NULL,
    registration_id int     NOT NULL,
    active          boolean NOT NULL,
    receives        boolean NOT NULL DEFAULT false,
    logged_out      boolean NOT NULL DEFAULT false,
    created_at      bigint  NOT NULL,
    PRIMARY KEY (user_id, device_id)
);

CREATE TABLE identity_key (
    user_id    uuid   PRIMARY KEY,
    public_key bytea  NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE signed_prekey (
    user_id    uuid  NOT NULL,
    device_id  int   NOT NULL,
    key_id     int   NOT NULL,
    public_key bytea NOT NULL,
    signature  bytea NOT NULL,
    PRIMARY KEY (user_id, device_id)
);

CREATE TABLE one_time_prekey (
    user_id    uuid  NOT NULL,
    device_id  int   NOT NULL,
    key_id     int   NOT NULL,
    public_key bytea NOT NULL,
    PRIMARY KEY (user_id, device_id, key_id)
);

-- Ids that were handed out: never again (R1.4).
CREATE TABLE used_one_time_prekey (
    user_id   uuid NOT NULL,
    device_id int  NOT NULL,
    key_id    int  NOT NULL,
    PRIMARY KEY (user_id, device_id, key_id)
);

CREATE TABLE refresh_token (
    hash       bytea   PRIMARY KEY,                 -- SHA-256 of the token
    family     uuid    NOT NULL,
    user_id    uuid    NOT NULL,
    device_id  int     NOT NULL,
    used       boolean NOT NULL DEFAULT false,
    expires_at bigint  NOT NULL
);
CREATE INDEX refresh_token_of_device ON refresh_token (user_id, device_id);   -- log-out, removal, reuse
CREATE INDEX refresh_token_expiry    ON refresh_token (expires_at);           -- the hourly sweep
