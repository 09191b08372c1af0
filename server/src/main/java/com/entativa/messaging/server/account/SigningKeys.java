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

/// Where the key comes from that signs our access tokens.
public final class SigningKeys {
    private SigningKeys() {}

    /// The given key, or the one in the data directory, made (0600) at the first start.
    public static ECKey load(Config.SigningKey from, Path dataDir, SecureRandom random) throws IOException {
        return switch (from) {
            case Config.SigningKey.Given(String jwk) -> parsed(jwk, "JWT_SIGNING_JWK");
            case Config.SigningKey.InDataDir _ -> inFile(dataDir.resolve("jwt-signing.jwk"), random);
        };
    }

    private static ECKey inFile(Path file, SecureRandom random) throws IOException {
        if (Files.exists(file)) return parsed(Files.readString(file), file.toString());
        Path fresh = file.resolveSibling("jwt-signing.jwk.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, generated(random).toJSONString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return parsed(Files.readString(file), file.toString());
    }

    private static ECKey generated(SecureRandom random) {
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
