package com.entativa.messaging.client.group;

import com.entativa.messaging.client.content.GroupNews.Seal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A group as this device holds it. `seal`: of the newest sealed charter known; `charter`: what it says and
/// what was done since, without those who left.
public record GroupState(UUID conversationId, Seal seal, Charter charter, Standing standing, Memory memory) {

    /// How we stand in it.
    public enum Standing {
        MEMBER(1),
        LEFT(2),
        REMOVED(3);

        private final int code;

        Standing(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Standing of(int code) {
            for (Standing standing : values()) if (standing.code == code) return standing;
            throw new IllegalStateException("a group row has an unknown standing");
        }
    }

    /// `revision`: the last one this device knows all of.
    ///
    /// `departed`: who went, and by which revision this device knows it ahead of its mailbox. What they said
    /// before they went may still lie there; it is taken until the mailbox says that they went.
    ///
    /// `formerAdmins`: up to which revision they may have changed the group. `lostAt`: by which revision
    /// somebody went last, 0 for never.
    public record Memory(
            long revision, long lostAt, Map<UUID, Long> departed, Map<UUID, Long> formerAdmins, Set<UUID> leaving) {
        public static Memory at(long revision) {
            return new Memory(revision, 0, Map.of(), Map.of(), Set.of());
        }

        Memory departed(Map<UUID, Long> changed) {
            return new Memory(revision, lostAt, changed, formerAdmins, leaving);
        }

        public Memory {
            departed = Collections.unmodifiableMap(new LinkedHashMap<>(departed));
            formerAdmins = Collections.unmodifiableMap(new LinkedHashMap<>(formerAdmins));
            leaving = Set.copyOf(leaving);
        }
    }

    /// As a row, and as it is given to another device of one's own.
    public byte[] encoded() {
        return GroupStateCodec.write(this);
    }

    public static GroupState read(byte[] row) {
        return GroupStateCodec.read(row);
    }

    /// Whether somebody went since the charter was sealed: they have its key.
    public boolean needsFreshKey() {
        return memory.lostAt() > seal.revision();
    }

    public boolean isMember() {
        return standing == Standing.MEMBER;
    }

    /// Whether what this person wrote is taken.
    public boolean admits(UUID userId) {
        return charter.members().containsKey(userId) || memory.departed().containsKey(userId);
    }

    /// Whether this person may have made a change of this revision.
    public boolean mayHaveMade(UUID userId, long revision) {
        return charter.isAdmin(userId) || memory.formerAdmins().getOrDefault(userId, 0L) >= revision;
    }

    /// The next change, as the mailbox told it.
    public GroupState told(Seal changed, Charter next) {
        return with(
                changed,
                next,
                new Memory(
                        changed.revision(),
                        memory.lostAt(),
                        memory.departed(),
                        formerAdmins(next, changed.revision()),
                        Set.of()));
    }

    /// How it stands at `revision` by the relay: who is not there any more may still have words in the mailbox.
    public GroupState found(Seal now, Charter next, long revision) {
        Map<UUID, Long> departed = new LinkedHashMap<>(memory.departed());
        Set<UUID> gone = new LinkedHashSet<>(charter.members().keySet());
        gone.removeAll(next.members().keySet());
        gone.forEach(id -> departed.put(id, revision));
        departed.keySet().removeAll(next.members().keySet());
        long lostAt = gone.isEmpty() ? memory.lostAt() : revision;
        return with(now, next, new Memory(revision, lostAt, departed, formerAdmins(next, revision), Set.of()));
    }

    private Map<UUID, Long> formerAdmins(Charter next, long revision) {
        Map<UUID, Long> former = new LinkedHashMap<>(memory.formerAdmins());
        charter.members().keySet().stream()
                .filter(id -> charter.isAdmin(id) && !next.isAdmin(id))
                .forEach(id -> former.put(id, revision));
        return former;
    }

    /// The mailbox has come to the end of what these said.
    public GroupState settled(Collection<UUID> userIds) {
        Map<UUID, Long> departed = new LinkedHashMap<>(memory.departed());
        departed.keySet().removeAll(userIds);
        return with(seal, charter, memory.departed(departed));
    }

    /// The mailbox has come to this revision.
    public GroupState settled(long revision) {
        Map<UUID, Long> departed = new LinkedHashMap<>(memory.departed());
        departed.values().removeIf(known -> known <= revision);
        return with(seal, charter, memory.departed(departed));
    }

    /// This member said that they leave.
    public GroupState announced(UUID userId) {
        Set<UUID> leaving = new LinkedHashSet<>(memory.leaving());
        leaving.add(userId);
        Memory told = new Memory(memory.revision(), memory.lostAt(), memory.departed(), memory.formerAdmins(), leaving);
        return with(seal, charter, told);
    }

    public GroupState standing(Standing changed) {
        return new GroupState(conversationId, seal, charter, changed, memory);
    }

    private GroupState with(Seal sealed, Charter next, Memory remembered) {
        return new GroupState(conversationId, sealed, next, standing, remembered);
    }
}
