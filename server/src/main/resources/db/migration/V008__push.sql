-- Where a device's push service reaches it. Goes with the device, its log-out and the account.
CREATE TABLE push_subscription (
    user_id     uuid   NOT NULL,
    device_id   int    NOT NULL,
    endpoint    text   NOT NULL,
    p256dh      text   NOT NULL,                    -- the device's public key, base64url
    auth        text   NOT NULL,
    navigate    text   NOT NULL,                    -- what a tap on the notice opens
    notified_at bigint NOT NULL DEFAULT 0,          -- one notice in some seconds, whichever node
    PRIMARY KEY (user_id, device_id)
);
-- Does something urgent wait for a device that is to be told?
CREATE INDEX envelope_urgent ON envelope (user_id, device_id) WHERE urgent;
