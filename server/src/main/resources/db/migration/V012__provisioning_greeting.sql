-- What a linked device and the new one say to each other before the blob, so that both can show one number; empty: not yet.
ALTER TABLE provisioning_mailbox
    ADD COLUMN greeting bytea NOT NULL DEFAULT '',
    ADD COLUMN answer   bytea NOT NULL DEFAULT '';
