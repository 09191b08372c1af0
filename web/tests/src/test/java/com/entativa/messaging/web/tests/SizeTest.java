package com.entativa.messaging.web.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a first visit fetches before it shows a list.
final class SizeTest {
    private static final Path DIST = Path.of(System.getProperty("project.root"), "web/ui/dist");
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"/(assets/[^\"]+)\"");

    /// Bytes, compressed by Brotli, of one brand. Asked for are 250 000; until they are reached this holds it where it
    /// is. docs/adr/0020 and 0022 have what is in the way.
    private static final long MOST = 308_000;

    @ParameterizedTest
    @ValueSource(strings = {"vignette", "entativa"})
    @DisplayName("a brand's page, what it links and the worker with the whole core stay within their size")
    void a_first_load_is_small(String brand) throws IOException {
        Path page = DIST.resolve(brand).resolve("index.html");
        List<Path> linked = LINKED.matcher(Files.readString(page))
                .results()
                .map(match -> DIST.resolve(match.group(1)))
                .toList();

        long worker = size(worker());
        long ui = size(page) + linked.stream().mapToLong(SizeTest::size).sum();

        System.out.println(brand + ", compressed: core " + worker + " + interface " + ui + " = " + (worker + ui));
        assertThat(linked).hasSizeGreaterThan(5).allMatch(Files::exists);
        assertThat(worker + ui).isLessThan(MOST);
    }

    private static Path worker() throws IOException {
        try (Stream<Path> assets = Files.list(DIST.resolve("assets"))) {
            return assets.filter(file -> file.getFileName().toString().matches("worker-.*\\.js"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// As the relay serves it: small files have no compressed form.
    private static long size(Path file) {
        Path compressed = file.resolveSibling(file.getFileName() + ".br");
        try {
            return Files.size(Files.exists(compressed) ? compressed : file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
