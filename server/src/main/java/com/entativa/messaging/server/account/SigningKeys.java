package com.entativa.messaging.server.account;

import com.entativa.messaging.server.config.Config;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Optional;

/// Where a key comes from that signs: access tokens, pushes.
public final class SigningKeys {
    private SigningKeys() {}

    /// The key given in `setting`, or the one in `file`, made (0600) at the first start.
    public static ECKey load(Config.SigningKey from, Path file, String setting, SecureRandom random)
            throws IOException {
        Optional<ECKey> present = present(from, file, setting);
        return present.isPresent() ? present.get() : made(file, random);
    }

    /// Empty when it is still to be made.
    static Optional<ECKey> present(Config.SigningKey from, Path file, String setting) throws IOException {
        return switch (from) {
            case Config.SigningKey.Given(String jwk) -> Optional.of(parsed(jwk, setting));
            case Config.SigningKey.InDataDir _ ->
                Files.exists(file) ? Optional.of(parsed(Files.readString(file), file.toString())) : Optional.empty();
        };
    }

    private static ECKey made(Path file, SecureRandom random) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, fresh(random).toJSONString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return parsed(Files.readString(file), file.toString());
    }

    /// A new one, kept nowhere.
    public static ECKey fresh(SecureRandom random) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .secureRandom(random)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no P-256 key could be made", e);
        }
    }

    private static ECKey parsed(String jwk, String where) throws IOException {
        try {
            ECKey key = ECKey.parse(jwk);
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve()))
                throw new IOException(where + " is no private P-256 JWK");
            return key.getKeyID() == null
                    ? new ECKey.Builder(key).keyIDFromThumbprint().build()
                    : key;
        } catch (ParseException | JOSEException e) {
            throw new IOException(where + " is no private P-256 JWK", e);
        }
    }
}
