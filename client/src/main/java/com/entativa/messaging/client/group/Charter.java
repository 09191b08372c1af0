package com.entativa.messaging.client.group;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.Participant.Role;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.GroupAct.Picture;
import com.entativa.messaging.client.content.GroupActCodec;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the admins of a group decided: its name, its picture, who is in it and who may change it. Keeps the
/// order of its members.
public record Charter(String name, Picture picture, Map<UUID, Role> members) {
    public Charter {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public boolean isAdmin(UUID userId) {
        return members.get(userId) == Role.ADMIN;
    }

    public boolean hasAdmin() {
        return members.containsValue(Role.ADMIN);
    }

    public Charter after(GroupAct act) {
        Map<UUID, Role> changed = new LinkedHashMap<>(members);
        return switch (act) {
            case GroupAct.Plain _ -> this;
            case GroupAct.Added(List<UUID> userIds) -> {
                for (UUID id : userIds) changed.putIfAbsent(id, Role.MEMBER);
                yield with(changed);
            }
            case GroupAct.Removed(List<UUID> userIds) -> {
                userIds.forEach(changed::remove);
                yield with(changed);
            }
            case GroupAct.Renamed(String renamed) -> new Charter(renamed, picture, members);
            case GroupAct.Pictured(Picture shown) -> new Charter(name, shown, members);
            case GroupAct.Admin(UUID userId, boolean isAdmin) -> {
                changed.replace(userId, isAdmin ? Role.ADMIN : Role.MEMBER);
                yield with(changed);
            }
        };
    }

    /// Of its members those only.
    public Charter among(Collection<UUID> present) {
        Map<UUID, Role> left = new LinkedHashMap<>(members);
        left.keySet().retainAll(present);
        return with(left);
    }

    private Charter with(Map<UUID, Role> changed) {
        return new Charter(name, picture, changed);
    }

    /// `name text ‖ picture ‖ count u32 ‖ (user id 16 ‖ role u8) each`, members by id.
    ByteWriter write(ByteWriter out) {
        GroupActCodec.write(out.sized(name.getBytes(StandardCharsets.UTF_8)), picture);
        out.u32(members.size());
        members.entrySet().stream()
                .sorted(Comparator.comparing(member -> member.getKey().toString()))
                .forEach(member -> Uuids.write(out, member.getKey()).u8(member.getValue() == Role.ADMIN ? 1 : 0));
        return out;
    }

    /// Throws `Malformed` for what is none. What a later version adds at the end is passed over.
    static Charter read(ByteReader in) {
        String name = GroupActCodec.name(in);
        Picture picture = GroupActCodec.picture(in);
        Map<UUID, Role> members = new LinkedHashMap<>();
        for (int left = in.count(Contract.MAX_MEMBERS); left > 0; left--) {
            members.put(Uuids.read(in), in.u8() == 1 ? Role.ADMIN : Role.MEMBER);
        }
        return new Charter(name, picture, members);
    }

    @Override
    public String toString() {
        return "Charter[" + members.size() + " members]";
    }
}
