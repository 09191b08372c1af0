package com.entativa.messaging.system.crowd;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// The first member of a group, who says things to all the others over HTTP: so many envelopes are more than a frame
/// holds.
public final class GroupSender {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;
    private final Population.Group group;
    private final List<Envelope> envelopes = new ArrayList<>();

    GroupSender(URI relay, String token, Population.Group group, int bytes) {
        this.address = relay.resolve("/api/v1/conversations/" + group.conversation() + "/messages");
        this.token = token;
        this.group = group;
        Random random = new Random(bytes);
        for (UUID member : group.members().subList(1, group.members().size())) {
            byte[] content = new byte[bytes];
            random.nextBytes(content);
            envelopes.add(new Envelope(new DeviceAddress(member, 1), Population.REGISTRATION_ID, content));
        }
    }

    /// Returns after the relay's commit.
    public void say(UUID id) {
        String body = new Submission(id, group.conversation(), Submission.Audience.EVERYONE, envelopes)
                .toJson()
                .write();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) throw new IllegalStateException("refused: " + answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
