package com.entativa.messaging.server.command;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Tls;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/// `healthy`: what a container engine asks every few seconds.
@Command(
        name = "healthy",
        mixinStandardHelpOptions = true,
        description =
                "Exit code 0 when the server on this host is ready. When it speaks TLS only its port is tried: the "
                        + "certificate names another host than this one.")
final class HealthyCommand implements ServerCommand.Sub {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public int run(SettingOptions options, ParseResult arguments, PrintWriter out)
            throws IOException, InterruptedException {
        Config.Listen listen = options.config(arguments).listen();
        return switch (listen.tls()) {
            case Tls.None _ -> asked(listen.port());
            case Tls.Own _ -> tried(listen.port());
        };
    }

    private static int asked(int port) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
                    .timeout(PATIENCE)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200 ? 0 : 1;
        }
    }

    private static int tried(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            return 0;
        }
    }
}
