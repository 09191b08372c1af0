package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.content.Aside.Avatar;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.fake.FakeHttp.Fate;
import com.entativa.messaging.client.portrait.Introducing;
import com.entativa.messaging.client.relay.MediaAnswer;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-N-5 pictures that are shown stay at the relay")
final class PictureUpkeepTest {
    private static final Bytes32 OWN = bytes(1);
    private static final Bytes32 OF_GROUP = bytes(2);

    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");

    PictureUpkeepTest() {
        world.settle();
        new Introducing(alice.profile()).show(bytes(3), new Avatar.Blob(OWN, bytes(4), 1_000), alice.events::add);
        UUID group = alice.groupOf("Book club", bob);
        AttachmentRef picture =
                new AttachmentRef(group, OF_GROUP, Secret32.copyOf(bytes(5).toArray(), 0), bytes(6), 1_000);
        alice.groups().change(group, new GroupAct.Pictured(new GroupAct.Picture.Blob(picture)));
        world.settle();
        world.pass(8 * World.DAY, World.HOUR);
        world.relay.requests.clear();
    }

    private static Bytes32 bytes(int value) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        Arrays.fill(bytes, (byte) value);
        return Bytes32.copyOf(bytes);
    }

    private static String keeping(Bytes32 blobId) {
        return "POST /media/" + MediaAnswer.text(blobId);
    }

    private List<String> kept() {
        return world.relay.requests.stream()
                .filter(request -> request.startsWith("POST /media/"))
                .toList();
    }

    @Test
    @DisplayName("once a week, by the person and by an admin of the group; nobody keeps what is not theirs to show")
    void once_a_week() {
        world.pass(14 * World.DAY, World.HOUR);

        assertThat(kept()).containsExactly(keeping(OWN), keeping(OF_GROUP), keeping(OWN), keeping(OF_GROUP));
    }

    @Test
    @DisplayName("while the relay does not answer it is tried again; what another admin uploaded is left to them")
    void tried_again() {
        world.relay.othersMedia.add(MediaAnswer.text(OWN));
        alice.http.fate = request -> request.path().contains("/media/") ? Fate.LOST : Fate.ANSWERED;
        world.pass(7 * World.DAY, World.HOUR);
        assertThat(kept()).isEmpty();

        alice.http.fate = _ -> Fate.ANSWERED;
        world.pass(World.DAY, World.HOUR);
        assertThat(kept()).containsExactly(keeping(OWN), keeping(OF_GROUP));
    }
}
