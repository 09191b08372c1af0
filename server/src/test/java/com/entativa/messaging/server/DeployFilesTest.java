package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Settings;
import com.entativa.messaging.server.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The files an operator copies: they parse, what they name exists, and they use only settings there are.
final class DeployFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    /// Of the other services of compose.yaml.
    private static final Set<String> OTHERS = Set.of("POSTGRES_PASSWORD", "TURN_REALM");

    @Test
    @DisplayName("R-O-12 compose.yaml: known settings, existing files, nothing public but what is meant to be")
    void compose() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(ROOT.resolve("compose.yaml")));
        Map<?, ?> services = map(compose.get("services"));
        Map<?, ?> relay = map(services.get("relay"));

        assertThat(services.keySet().stream().map(String::valueOf))
                .containsExactlyInAnyOrder("relay", "postgres", "valkey", "coturn");
        assertThat(settings()).containsAll(strings(map(relay.get("environment")).keySet()));
        assertThat(relay.get("read_only")).isEqualTo(true);
        assertThat(String.valueOf(relay.get("ports"))).contains("127.0.0.1:8003:8003");
        assertThat(ROOT.resolve(String.valueOf(map(relay.get("build")).get("dockerfile"))))
                .exists();
        assertThat(map(services.get("postgres")).containsKey("ports")).isFalse();
        assertThat(map(services.get("valkey")).containsKey("ports")).isFalse();
    }

    @Test
    @DisplayName("R-O-12 what compose.yaml and the secrets set is enough to start, through its own Valkey")
    void compose_is_a_whole_configuration() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(ROOT.resolve("compose.yaml")));
        Map<?, ?> services = map(compose.get("services"));
        Map<String, String> environment = new HashMap<>();
        map(map(services.get("relay")).get("environment"))
                .forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        for (String line : Files.readAllLines(ROOT.resolve("deploy/secrets.env.example"))) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2 && !line.startsWith("#")) environment.put(pair[0], pair[1]);
        }
        Config config = Config.of(environment);

        assertThat(config.nodes()).isEqualTo(new Config.Nodes.Sharing("redis://valkey:6379"));
        assertThat(config.push().key()).isInstanceOf(Config.SigningKey.Given.class);
    }

    @Test
    @DisplayName("R-O-12 the secrets' example names only what is used, and holds none")
    void secrets() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(ROOT.resolve("deploy/secrets.env.example"))) {
            if (line.startsWith("#") || line.isBlank()) continue;
            names.add(line.split("=", 2)[0]);
            assertThat(line).containsAnyOf("CHOOSE-", "messages.example");
        }
        names.removeAll(OTHERS);

        assertThat(settings()).containsAll(names);
    }

    @Test
    @DisplayName("R-O-12 the image: not as root, asked whether it is healthy, only known settings")
    void container() throws IOException {
        String file = Files.readString(ROOT.resolve("Containerfile"));

        assertThat(file)
                .contains("\nUSER 10001\n", "\nHEALTHCHECK ", "server.Main\"]")
                .doesNotContain("USER root");
        Matcher set = Pattern.compile("(?m)^ENV (.*)$").matcher(file);
        while (set.find()) {
            for (String pair : set.group(1).split(" ", -1))
                assertThat(settings()).contains(pair.split("=", 2)[0]);
        }
    }

    @Test
    @DisplayName("R-O-12 the unit: hardened, known settings, no two lines alike")
    void unit() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("deploy/systemd/messenger-server.service"));

        assertThat(lines)
                .contains("NoNewPrivileges=true", "ProtectSystem=strict", "User=messenger", "CapabilityBoundingSet=")
                .filteredOn(line -> line.contains("="))
                .doesNotHaveDuplicates()
                .allMatch(line -> line.startsWith("#") || line.matches("[A-Z][A-Za-z]+=.*"));
        lines.stream().filter(line -> line.startsWith("Environment=")).forEach(line -> assertThat(settings())
                .contains(line.split("=", 3)[1]));
    }

    @Test
    @DisplayName("R-O-12 every file the manual links is there")
    void the_manuals_links() throws IOException {
        Matcher links = Pattern.compile("\\]\\((\\.\\./[^)#]+)\\)")
                .matcher(Files.readString(ROOT.resolve("docs/operating.md")));
        Stream<Path> linked = links.results().map(link -> ROOT.resolve("docs").resolve(link.group(1)));

        assertThat(linked).isNotEmpty().allSatisfy(path -> assertThat(path).exists());
    }

    private static Set<String> settings() {
        Settings settings = new Settings(Sources.environment(Map.of()));
        Config.read(settings);
        return new TreeSet<>(
                settings.all().stream().map(present -> present.setting().name()).toList());
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) return map;
        throw new AssertionError("not a map: " + value);
    }

    private static Set<String> strings(Set<?> keys) {
        return new TreeSet<>(keys.stream().map(String::valueOf).toList());
    }
}
