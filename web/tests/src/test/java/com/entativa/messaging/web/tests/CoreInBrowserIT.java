package com.entativa.messaging.web.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.testkit.Vectors;
import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Pages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What `CoreInNodeTest` asks in Node, asked in the workers of browsers.
@DisplayName("the compiled core in a browser's worker")
@Timeout(240)
final class CoreInBrowserIT {
    private static final int SIMULATED = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    @DisplayName("a conversation, the project's vectors and those of sender keys hold")
    void vectors_hold(Browser.Engine engine, @TempDir Path profile) throws IOException {
        try (Pages pages = CheckPage.serve();
                CheckPage page = CheckPage.open(engine, profile, pages)) {
            JsonNode report =
                    JSON.readTree(page.text("protocol", vectors("primitives"), vectors("suite1_oneway"), senderKeys()));

            assertThat(report.get("failed")).isEmpty();
            JsonNode held = report.get("held");
            assertThat(held.get("conversation").asInt()).isEqualTo(32);
            assertThat(held.get("replay").asInt()).isEqualTo(32);
            assertThat(held.get("xeddsa_bad").asInt()).isEqualTo(16);
            assertThat(held.get("one way").asInt()).isEqualTo(12);
            assertThat(held.get("sender key refused").asInt()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("the client core with its threads queues offline and moves files")
    void the_client_core_runs(Browser.Engine engine, @TempDir Path profile) throws IOException {
        try (Pages pages = CheckPage.serve();
                CheckPage page = CheckPage.open(engine, profile, pages)) {
            JsonNode report = JSON.readTree(page.text("client"));

            assertThat(report.get("failed")).isEmpty();
            assertThat(report.get("held").get("queued lines are kept").asInt()).isOne();
            assertThat(report.get("held").get("file downloaded").asInt()).isEqualTo(2);
        }
    }

    /// The JVM plays many more of the same.
    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "R1.1, R1.6 people and groups over a bad network, dying at any commit: nothing is lost, nothing shown twice")
    void the_simulation_holds(Browser.Engine engine, @TempDir Path profile) throws IOException {
        try (Pages pages = CheckPage.serve();
                CheckPage page = CheckPage.open(engine, profile, pages)) {
            JsonNode report = JSON.readTree(page.text("simulation", SIMULATED));

            assertThat(report.get("failed")).isEmpty();
            assertThat(report.get("held").get("message").asInt()).isGreaterThan(60 * SIMULATED);
            assertThat(report.get("held").get("crash").asInt()).isPositive();
        }
    }

    private static String vectors(String name) {
        return Vectors.read("project/" + name + ".json").toString();
    }

    private static String senderKeys() throws IOException {
        return Files.readString(Path.of(
                System.getProperty("project.root"), "protocol-jdk/src/test/resources/vectors/senderkey_frozen.json"));
    }
}
