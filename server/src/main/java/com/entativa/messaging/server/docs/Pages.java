package com.entativa.messaging.server.docs;

import com.entativa.messaging.api.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/// Every page by its path.
public record Pages(Map<String, Page> byPath) {
    private static final String HTML = "text/html; charset=utf-8";

    public record Page(String mediaType, String body) {}

    public static Pages ofTheContract() {
        Map<String, Object> contract = new Yaml().load(Contract.openApi());
        ApiPage api = new ApiPage(contract);
        return new Pages(Map.of(
                "/", html(Layout.page("Entativa messaging relay", "", resource("welcome.html"))),
                "/docs", html(Layout.page("HTTP operations", api.navigation(), api.body())),
                "/docs/socket",
                        html(Layout.page(
                                "The socket", "", "<article>" + Markdown.html(Contract.socket()) + "</article>")),
                "/docs/openapi.yaml", new Page("application/yaml; charset=utf-8", Contract.openApi()),
                "/docs/style.css", new Page("text/css; charset=utf-8", resource("style.css"))));
    }

    private static Page html(String body) {
        return new Page(HTML, body);
    }

    private static String resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is not on the class path");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
