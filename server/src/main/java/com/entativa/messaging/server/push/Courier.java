package com.entativa.messaging.server.push;

import com.entativa.messaging.api.json.Json;
import com.interaso.webpush.WebPush;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// Carries one notice to a push service: encrypted for the device (RFC 8291), signed by the relay (RFC 8292). Follows
/// no redirect, reads no body, connects only where {@link Destinations} allows. Blocking; any thread.
public final class Courier implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final Duration ALTOGETHER = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 64;

    /// A newer notice takes the place of one the push service still keeps.
    private static final String TOPIC = "messages";

    /// A message waits for its device; a call does not.
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration URGENT_KEPT = Duration.ofMinutes(1);
    private static final int DECLARATIVE = 8030;

    private final WebPush webPush;
    private final CloseableHttpClient http;

    public Courier(WebPush webPush, Destinations destinations) {
        this.webPush = webPush;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver(destinations))
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(SILENCE)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    sealed interface Outcome {
        record Taken() implements Outcome {}

        /// The push service knows the subscription no more.
        record Gone() implements Outcome {}

        /// Not now; not before `pause` has passed, if the service said so (else zero).
        record Later(Duration pause) implements Outcome {}

        /// Trying again would not help.
        record Refused(int status) implements Outcome {}
    }

    Outcome carry(Subscription to, boolean urgent) {
        HttpPost post = request(to, urgent);
        Thread watchdog = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(ALTOGETHER);
                post.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (ClassicHttpResponse response = http.executeOpen(null, post, null)) {
            return outcome(response);
        } catch (IOException e) {
            return new Outcome.Later(Duration.ZERO);
        } finally {
            watchdog.interrupt();
        }
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException ignored) {
            // Nothing is lost: messages wait in the database.
        }
    }

    private HttpPost request(Subscription to, boolean urgent) {
        Duration kept = urgent ? URGENT_KEPT : KEPT;
        WebPush.Urgency urgency = urgent ? WebPush.Urgency.High : WebPush.Urgency.Normal;
        byte[] body = webPush.getBody(notice(to.navigate()), decoded(to.p256dh()), decoded(to.auth()));
        Map<String, String> headers = webPush.getHeaders(to.endpoint(), (int) kept.toSeconds(), TOPIC, urgency);
        HttpPost post = new HttpPost(to.endpoint());
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Content-Encoding"))
                post.setHeader(name, value);
        });
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_OCTET_STREAM, "aes128gcm"));
        return post;
    }

    /// The same words for everything: neither who, nor where, nor what.
    private static byte[] notice(String navigate) {
        Json notification = Json.build()
                .put("title", "New message")
                .put("navigate", navigate)
                .put("tag", TOPIC)
                .object();
        Json notice = Json.build()
                .put("web_push", DECLARATIVE)
                .put("notification", notification)
                .object();
        return notice.write().getBytes(StandardCharsets.UTF_8);
    }

    private static Outcome outcome(ClassicHttpResponse response) {
        int status = response.getCode();
        if (status >= 200 && status < 300) return new Outcome.Taken();
        if (status == 404 || status == 410) return new Outcome.Gone();
        if (status == 429 || status >= 500) return new Outcome.Later(retryAfter(response));
        return new Outcome.Refused(status);
    }

    private static Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        boolean seconds = header != null && header.getValue().matches("\\d{1,6}");
        return seconds ? Duration.ofSeconds(Long.parseLong(header.getValue())) : Duration.ZERO;
    }

    private static byte[] decoded(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    private static DnsResolver resolver(Destinations destinations) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return destinations.addressesOf(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
