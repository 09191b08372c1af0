package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Contract;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The pages people read.
final class PagesTest {
    @Test
    @DisplayName("R-O-10 /docs shows every operation and every schema, and nothing comes from anywhere else")
    void the_documentation_is_whole() {
        try (TestRelay relay = new TestRelay(Postgres.migrated(), Map.of())) {
            TestRelay.Answer docs = relay.get("", "/docs");

            assertThat(docs.status()).isEqualTo(200);
            assertThat(docs.response()
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            Matcher ids = Pattern.compile("operationId: (\\w+)").matcher(Contract.openApi());
            while (ids.find()) assertThat(docs.body()).contains("id=\"" + ids.group(1) + "\"");
            Matcher links = Pattern.compile("href=\"#(schema-\\w+)\"").matcher(docs.body());
            while (links.find()) assertThat(docs.body()).contains("id=\"" + links.group(1) + "\"");
            assertThat(docs.body()).doesNotContain("<script").doesNotContain("=\"http");
            assertThat(relay.get("", "/docs/socket").body()).contains("<table>", "<code>resume</code>");
            assertThat(relay.get("", "/docs/openapi.yaml").body()).isEqualTo(Contract.openApi());
            assertThat(relay.get("", "/docs/style.css").status()).isEqualTo(200);
            assertThat(relay.get("", "/").body()).contains("href=\"/docs\"");
        }
    }
}
