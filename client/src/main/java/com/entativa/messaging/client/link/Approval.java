package com.entativa.messaging.client.link;

import java.util.List;

/// How far an approving device has come with a code it was shown.
/// ```
///   scan ──greeted──▶ Asking ──answered──▶ Choosing ──the right number──▶ Approved
///     └──────────────────┴────────────────────┴──── Failed: nothing of the account has left
/// ```
public sealed interface Approval {
    /// The new device has not answered yet.
    enum Asking implements Approval {
        ASKING
    }

    /// The new device, by the name it gives itself, shows one of these three numbers. Its user picks; the name proves
    /// nothing.
    record Choosing(String deviceName, List<Integer> numbers) implements Approval {}

    /// What the account needs waits for the new device.
    enum Approved implements Approval {
        APPROVED
    }

    record Failed(Reason reason) implements Approval {}

    enum Reason {
        NOT_A_CODE,
        /// No device waits for this code: mistyped, over, or used.
        NOT_THERE,
        /// Somebody else answered the code first.
        ANSWERED_BEFORE,
        /// The answer is not of the device that showed the code.
        FORGED,
        /// Another number than the one that device shows: the code is done with.
        WRONG_NUMBER,
        TOO_MANY_TRIES,
        /// The same again may help.
        UNREACHABLE
    }
}
