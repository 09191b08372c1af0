package com.entativa.messaging.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Assumptions;

/// The shared test vectors: `VECTORS_DIR`, else `../shared/vectors` beside the checkout. Where they are absent the
/// test
/// is skipped and says so.
public final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    public static JsonNode read(String file) {
        Path path = directory().resolve(file);
        Assumptions.assumeTrue(Files.exists(path), () -> "SKIPPED: shared vectors are absent: " + path.normalize());
        return parse(path);
    }

    public static JsonNode parse(Path path) {
        try {
            return JSON.readTree(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.asText());
    }

    private static Path directory() {
        String chosen = System.getenv("VECTORS_DIR");
        return Path.of(chosen == null ? System.getProperty("vectors.dir", "../shared/vectors") : chosen);
    }
}
