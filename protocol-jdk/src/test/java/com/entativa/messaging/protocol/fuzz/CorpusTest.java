package com.entativa.messaging.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each fuzz target starts from good inputs, committed; `-Dvectors.freeze=true` writes them.
final class CorpusTest {
    private static final Path FOLDER = Path.of("src/test/resources/com/entativa/messaging/protocol/fuzz");

    @Test
    void the_committed_corpus_holds_every_targets_seeds() throws IOException {
        holds("ParserFuzzTestInputs", new FuzzFixture().seeds());
        holds("SenderKeyFuzzTestInputs", new SenderKeyFuzzFixture().seeds());
    }

    private static void holds(String inputs, Map<String, List<byte[]>> targets) throws IOException {
        for (Map.Entry<String, List<byte[]>> target : targets.entrySet()) {
            List<byte[]> seeds = target.getValue();
            for (int i = 0; i < seeds.size(); i++) {
                Path file = FOLDER.resolve(inputs).resolve(target.getKey()).resolve("seed-" + i);
                if (Boolean.getBoolean("vectors.freeze")) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, seeds.get(i));
                }
                assertThat(Files.readAllBytes(file)).as(file.toString()).isEqualTo(seeds.get(i));
            }
        }
    }
}
