package com.entativa.messaging.client.command;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.search.Search;
import com.entativa.messaging.client.search.Search.Page;
import com.entativa.messaging.client.sync.Actor;
import java.util.UUID;
import java.util.function.Function;

/// Finds messages that have words beginning with all words of a query, the newest first. `from`: {@link Page#FIRST}, or
/// where the page before ended.
public final class SearchCommands {
    private final Profile profile;
    private final Actor actor;

    public SearchCommands(Profile profile, Actor actor) {
        this.profile = profile;
        this.actor = actor;
    }

    public Page everywhere(String query, long from, int limit) {
        return search(search -> search.everywhere(query, from, limit));
    }

    public Page in(UUID conversationId, String query, long from, int limit) {
        return search(search -> search.in(conversationId, query, from, limit));
    }

    private Page search(Function<Search, Page> search) {
        return actor.call(() ->
                profile.platform().store().inTransaction(rows -> search.apply(new Search(profile.platform(), rows))));
    }
}
