package com.entativa.messaging.web.tests.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.openqa.selenium.json.Json;

/// Chromium's own protocol, through the driver's door for it: for what WebDriver has no word for.
final class DevTools {
    private final URI door;

    DevTools(URI driver, String session) {
        this.door = driver.resolve("/session/" + session + "/goog/cdp/execute");
    }

    void tell(String command, Map<String, ?> with) {
        String body = new Json().toJson(Map.of("cmd", command, "params", with));
        HttpRequest request =
                HttpRequest.newBuilder(door).POST(BodyPublishers.ofString(body)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException(command + ": " + answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command, e);
        }
    }
}
