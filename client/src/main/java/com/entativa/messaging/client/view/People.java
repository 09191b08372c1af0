package com.entativa.messaging.client.view;

import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Names;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.message.PlainText;
import com.entativa.messaging.client.portrait.Portrait;
import com.entativa.messaging.client.portrait.Portraits;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.view.PersonView.Trust;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The people of a profile, within one transaction.
public final class People {
    private final Profile profile;
    private final Transaction rows;
    private final Map<UUID, PersonView> known = new HashMap<>();
    private final Set<UUID> nameless = new HashSet<>();

    public People(Profile profile, Transaction rows) {
        this.profile = profile;
        this.rows = rows;
    }

    public PersonView find(UUID userId) {
        return known.computeIfAbsent(userId, this::read);
    }

    public boolean isSelf(UUID userId) {
        return profile.self().userId().equals(userId);
    }

    /// Those asked for whose names are not known yet.
    public Set<UUID> nameless() {
        return nameless;
    }

    private PersonView read(UUID userId) {
        if (isSelf(userId)) return self();
        Optional<UserProfile> names = new Names(rows).find(userId);
        if (names.isEmpty()) nameless.add(userId);
        String username = names.map(UserProfile::username).orElse("");
        Optional<Portrait> portrait = new Portraits(rows).find(userId);
        String name = portrait.map(shown -> shown.said().name())
                .filter(given -> !given.isBlank())
                .orElse(names.map(UserProfile::displayName).orElse(""));
        return new PersonView(
                userId,
                PlainText.name(username),
                PlainText.name(name.isBlank() ? username : name),
                trust(new Peers(rows).find(userId).identity()),
                new Chats(rows).isBlocked(userId),
                portrait.flatMap(Portrait::picture).isPresent());
    }

    private PersonView self() {
        Account account = profile.account();
        Optional<Portrait> own = new Portraits(rows).find(account.self().userId());
        return new PersonView(
                account.self().userId(),
                account.username(),
                own.map(shown -> shown.said().name()).orElse(account.displayName()),
                Trust.VERIFIED,
                false,
                own.flatMap(Portrait::picture).isPresent());
    }

    private static Trust trust(Peer.Identity identity) {
        return switch (identity) {
            case Peer.Identity.Unknown _ -> Trust.UNKNOWN;
            case Peer.Identity.Pinned(var _, boolean verified) -> verified ? Trust.VERIFIED : Trust.KNOWN;
            case Peer.Identity.Changed(var _, boolean wasVerified) -> wasVerified ? Trust.BROKEN : Trust.CHANGED;
        };
    }
}
