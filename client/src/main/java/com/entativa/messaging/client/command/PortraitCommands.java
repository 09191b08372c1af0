package com.entativa.messaging.client.command;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.content.Aside.Avatar;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.portrait.Introducing;
import com.entativa.messaging.client.portrait.Portrait;
import com.entativa.messaging.client.portrait.Portraits;
import com.entativa.messaging.client.sync.Actor;
import com.entativa.messaging.protocol.key.Bytes32;
import java.util.Optional;
import java.util.UUID;

/// The user's own name and picture, and the pictures of others. Those the user talks with are told; the relay is not.
public final class PortraitCommands {
    private static final int MAX_NAME = 64;
    private final Profile profile;
    private final Actor actor;
    private final Events events;

    public PortraitCommands(Profile profile, Actor actor, Events events) {
        this.profile = profile;
        this.actor = actor;
        this.events = events;
    }

    /// Throws for one that is blank or has more than 64 characters.
    public void rename(String name) {
        String plain = name.strip();
        if (plain.isEmpty() || plain.length() > MAX_NAME) throw new IllegalArgumentException("no name");
        act(() -> new Introducing(profile).rename(plain, events::emit));
    }

    /// A picture that was sealed under the user's own id and is at the relay.
    public void show(AttachmentRef picture) {
        Bytes32 key = Bytes32.copyOf(picture.key().expose().clone());
        Avatar avatar = new Avatar.Blob(picture.blobId(), picture.digest(), picture.size());
        act(() -> new Introducing(profile).show(key, avatar, events::emit));
    }

    public void showNone() {
        Bytes32 key = Bytes32.copyOf(profile.platform().randomness().bytes(Bytes32.LENGTH));
        act(() -> new Introducing(profile).show(key, Avatar.None.NONE, events::emit));
    }

    /// Empty where there is none.
    public Optional<AttachmentRef> of(UUID userId) {
        return actor.call(() -> profile.platform()
                .store()
                .inTransaction(rows -> new Portraits(rows).find(userId).flatMap(Portrait::picture)));
    }

    public Optional<AttachmentRef> ofGroup(UUID conversationId) {
        return actor.call(() -> profile.platform().store().inTransaction(rows -> new Groups(rows)
                .find(conversationId)
                .flatMap(state -> state.charter().picture().place())));
    }

    private void act(Runnable act) {
        actor.call(() -> {
            act.run();
            return true;
        });
    }
}
