package com.entativa.messaging.server.config;

import java.nio.file.Path;

/// Who speaks TLS.
public sealed interface Tls {
    /// A proxy in front, or nobody.
    record None() implements Tls {}

    /// We, with a certificate chain and a PKCS#8 key, both PEM files; read again when they change.
    record Own(Path certificate, Path key) implements Tls {}

    static Tls read(Settings from) {
        String certificate =
                from.text("TLS_CERT", "", "PEM file of the certificate chain: speak HTTPS; with `TLS_KEY`");
        String key = from.text("TLS_KEY", "", "PEM file of its key (PKCS#8); both are read again when they change");
        if (certificate.isEmpty() && key.isEmpty()) return new None();
        if (certificate.isEmpty()) from.mustBe("TLS_CERT", "set together with TLS_KEY");
        if (key.isEmpty()) from.mustBe("TLS_KEY", "set together with TLS_CERT");
        return new Own(Path.of(certificate), Path.of(key));
    }
}
