package com.entativa.messaging.server.account;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.doctor.Check;
import com.entativa.messaging.server.doctor.Finding;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A key that signs: readable, and its private part that of its public part. Makes none.
public final class KeyCheck implements Check {
    private final Place place;
    private final Config.SigningKey from;

    /// Where the key is: in `setting`, or else in `file`.
    public record Place(String area, String setting, Path file) {}

    public KeyCheck(Place place, Config.SigningKey from) {
        this.place = place;
        this.from = from;
    }

    @Override
    public List<Finding> look() {
        try {
            Optional<ECKey> key = SigningKeys.present(from, place.file(), place.setting());
            if (key.isEmpty()) return List.of(Finding.ok(place.area(), "no key yet: the first start makes one"));
            if (signs(key.get())) return List.of(Finding.ok(place.area(), "the key signs"));
        } catch (IOException | JOSEException e) {
            // One remedy for both.
        }
        return List.of(Finding.fail(
                place.area(),
                "the key cannot be used",
                place.setting() + ", or " + place.file().getFileName()
                        + " in the data directory, must be a private P-256 JWK, readable for the server's user"));
    }

    private static boolean signs(ECKey key) throws JOSEException {
        JWSHeader header = new JWSHeader(JWSAlgorithm.ES256);
        Base64URL signature = new ECDSASigner(key).sign(header, new byte[] {1});
        return new ECDSAVerifier(key).verify(header, new byte[] {1}, signature);
    }
}
