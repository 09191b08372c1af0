package com.entativa.messaging.server.config;

/// How sleeping devices are notified.
///
/// @param contact whom a push service writes to when we misbehave: `mailto:` or https
/// @param key signs what goes to push services (RFC 8292)
/// @param privateHosts subscriptions may name http and hosts that are not public
public record PushSettings(String contact, Config.SigningKey key, boolean privateHosts) {
    static PushSettings read(Settings from) {
        from.section("Push");
        String kind = "mailto:… or https://…";
        String standard = "mailto:push@localhost";
        Setting contact = new Setting(
                "Push", "PUSH_CONTACT", kind, standard, "whom push services write to; some refuse the default", false);
        String jwk = from.secret(
                "VAPID_JWK",
                "a private JWK (P-256)",
                "key that signs pushes; none: a file in the data directory, made at the first start");
        return new PushSettings(
                from.value(contact, standard, PushSettings::contact),
                jwk.isEmpty() ? new Config.SigningKey.InDataDir() : new Config.SigningKey.Given(jwk),
                from.flag("PUSH_PRIVATE_HOSTS", false, "pushes may go to http and to private hosts: for tests"));
    }

    private static String contact(String text) {
        if (text.matches("mailto:\\S+@\\S+|https://\\S+")) return text;
        throw new IllegalArgumentException();
    }
}
