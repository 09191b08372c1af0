package com.entativa.messaging.server.config;

import java.time.Duration;

/// How many provisioning mailboxes there may be.
///
/// @param opened mailboxes opened from one address
/// @param filled mailboxes filled by one account: each makes a device
/// @param fetched looks into mailboxes from one address, each of which may wait
/// @param open mailboxes open at once in all
public record ProvisioningSettings(Rate opened, Rate filled, Rate fetched, int open) {
    static ProvisioningSettings read(Settings from) {
        Rate opened = Rate.read(
                from, "PROVISIONING", new Rate(20, Duration.ofSeconds(30)), "mailboxes opened from one address");
        Rate filled = Rate.read(from, "LINKING", new Rate(10, Duration.ofMinutes(1)), "devices linked by one account");
        Rate fetched = Rate.read(
                from,
                "PROVISIONING_FETCHES",
                new Rate(200, Duration.ofMillis(500)),
                "looks into mailboxes from one address");
        from.section("Provisioning");
        return new ProvisioningSettings(
                opened,
                filled,
                fetched,
                from.integer("PROVISIONING_MOST", 10_000, 1, 1_000_000, "provisioning mailboxes open at once in all"));
    }
}
