package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.platform.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Calls to one relay by `java.net.http`.
public final class JdkHttp implements Http {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private final HttpClient client;
    private final URI server;

    public JdkHttp(HttpClient client, URI server) {
        this.client = client;
        this.server = server;
    }

    @Override
    public Reply call(Request request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(server.resolve(request.path())).timeout(ANSWER_WITHIN);
        if (!request.token().isEmpty()) builder.header("Authorization", "Bearer " + request.token());
        if (!request.provisioningToken().isEmpty()) builder.header("Provisioning-Token", request.provisioningToken());
        if (request.body().isEmpty()) {
            builder.method(request.method(), BodyPublishers.noBody());
        } else {
            builder.header("Content-Type", "application/json");
            builder.method(request.method(), BodyPublishers.ofString(request.body()));
        }
        try {
            HttpResponse<String> response = client.send(builder.build(), BodyHandlers.ofString());
            return new Reply.Answered(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Reply.Unreachable(e.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reply.Unreachable("interrupted");
        }
    }
}
