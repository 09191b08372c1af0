package com.entativa.messaging.api;

/// Every public error, once: the `code` of a problem document and of an error frame. Codes are stable; texts are not.
public enum ErrorCode {
    BAD_REQUEST("bad_request", 400),
    BAD_SIGNATURE("bad_signature", 400),
    UNAUTHENTICATED("unauthenticated", 401),
    BAD_CREDENTIALS("bad_credentials", 401),
    DEVICE_NOT_LINKED("device_not_linked", 403),
    /// Only an admin, or the sender, may do this.
    NOT_ALLOWED("not_allowed", 403),
    /// The other side does not take this from the caller: declined or blocked, which is not told apart.
    NOT_ACCEPTED("not_accepted", 403),
    REGISTRATION_CLOSED("registration_closed", 403),
    INVITE_NEEDED("invite_needed", 403),
    INVITE_BAD("invite_bad", 403),
    NOT_FOUND("not_found", 404),
    TURN_NOT_CONFIGURED("turn_not_configured", 404),
    USERNAME_TAKEN("username_taken", 409),
    IDENTITY_EXISTS("identity_exists", 409),
    IDENTITY_MISSING("identity_missing", 409),
    EPOCH_CHANGED("epoch_changed", 409),
    DEVICES_DIFFER("devices_differ", 409),
    MESSAGE_ID_TAKEN("message_id_taken", 409),
    /// The conversation changed meanwhile: the problem carries its `revision`.
    REVISION_CONFLICT("revision_conflict", 409),
    /// A group is never without an admin.
    LAST_ADMIN("last_admin", 409),
    OFFSET_DIFFERS("offset_differs", 409),
    UPLOAD_BUSY("upload_busy", 409),
    MAILBOX_FILLED("mailbox_filled", 409),
    NO_PASSWORD("no_password", 409),
    CALL_NOT_DIRECT("call_not_direct", 409),
    CALL_TAKEN("call_taken", 409),
    CALL_OVER("call_over", 409),
    CALL_ID_TAKEN("call_id_taken", 409),
    GROUP_FULL("group_full", 413),
    TOO_LARGE("too_large", 413),
    QUOTA_EXCEEDED("quota_exceeded", 413),
    UNSUPPORTED_MEDIA("unsupported_media", 415),
    RANGE_NOT_SATISFIABLE("range_not_satisfiable", 416),
    TOO_MANY_REQUESTS("too_many_requests", 429),
    INTERNAL("internal", 500),
    UNAVAILABLE("unavailable", 503);

    private final String code;
    private final int status;

    ErrorCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    /// The HTTP status that goes with it.
    public int status() {
        return status;
    }
}
