package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.account.Names;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.fake.FakeHttp.Fate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-V-7 names of people who are seen and not known")
final class NameLookupsTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");

    @Test
    @DisplayName("are asked for once, however often they are seen, and told")
    void once() {
        for (int i = 0; i < 1_000; i++) alice.sync().names().want(Set.of(bob.userId()));
        world.pass(World.MINUTE, World.SECOND);
        alice.sync().names().want(Set.of(bob.userId()));
        world.pass(World.MINUTE, World.SECOND);

        assertThat(asked(bob.userId())).isEqualTo(1);
        assertThat(knowsBob()).isTrue();
        assertThat(alice.events).contains(new Event.PersonChanged(bob.userId()));
    }

    @Test
    @DisplayName("who is nobody is not asked for again; without an answer they are, after a pause")
    void nobody() {
        UUID nobody = UUID.randomUUID();
        alice.sync().names().want(Set.of(nobody));
        world.pass(World.MINUTE, World.SECOND);
        alice.sync().names().want(Set.of(nobody));
        world.pass(World.MINUTE, World.SECOND);
        assertThat(asked(nobody)).isEqualTo(1);

        alice.http.fate = request -> request.path().contains("/users/") ? Fate.LOST : Fate.ANSWERED;
        alice.sync().names().want(Set.of(bob.userId()));
        world.pass(World.MINUTE, World.SECOND);
        assertThat(knowsBob()).isFalse();
        alice.http.fate = _ -> Fate.ANSWERED;
        world.pass(World.MINUTE, World.SECOND);
        assertThat(knowsBob()).isTrue();
    }

    private boolean knowsBob() {
        return alice.read(rows -> new Names(rows).find(bob.userId()).isPresent());
    }

    private long asked(UUID userId) {
        return world.relay.requests.stream()
                .filter(request -> request.contains("/users/" + userId))
                .count();
    }
}
