package com.entativa.messaging.cli;

import com.entativa.messaging.api.Participant;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.command.GroupCommands;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.group.Group;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.transfer.Pictures;
import com.entativa.messaging.client.view.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "group",
        mixinStandardHelpOptions = true,
        description = {
            "Make a group, change it, or show who is in it.",
            "  group new NAME USERNAME…       group show @NAME        group leave @NAME",
            "  group add @NAME USERNAME…      group remove @NAME USERNAME…",
            "  group admin @NAME USERNAME     group member @NAME USERNAME",
            "  group rename @NAME NEWNAME     group picture @NAME FILE"
        })
final class GroupCommand extends OnProfile {
    /// What is done to a group.
    private enum Act {
        NEW,
        SHOW,
        ADD,
        REMOVE,
        ADMIN,
        MEMBER,
        RENAME,
        PICTURE,
        LEAVE
    }

    @Parameters(index = "0", paramLabel = "ACT", description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init")
    private Act act;

    @Parameters(index = "1", paramLabel = "GROUP")
    @SuppressWarnings("NullAway.Init")
    private String group;

    @Parameters(index = "2..*", paramLabel = "WORDS")
    private List<String> words = List.of();

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Answer<Group> answer = answer(messenger);
        if (!(answer instanceof Answer.Ok<Group>(Group done))) return printer.failed(answer);
        show(done, new Names(messenger), printer);
        // What tells the others goes out before the command ends.
        return Settled.outbox(messenger, happenings) ? Exit.DONE : Exit.OFFLINE;
    }

    private Answer<Group> answer(Messenger messenger) {
        messenger.connect();
        GroupCommands groups = messenger.groups();
        if (act == Act.NEW) return people(messenger).then(people -> groups.create(group, people));
        return Place.find(messenger, group).then(id -> switch (act) {
            case ADD -> people(messenger).then(people -> groups.invite(id, people));
            case REMOVE -> people(messenger).then(people -> groups.remove(id, people));
            case ADMIN, MEMBER ->
                people(messenger).then(people -> groups.promote(id, people.getFirst(), act == Act.ADMIN));
            case RENAME -> groups.rename(id, String.join(" ", words));
            case PICTURE ->
                groups.picture(
                        id,
                        new GroupAct.Picture.Blob(
                                ProfileCommand.bring(file(), pictures(messenger), UUID.randomUUID())));
            case LEAVE -> groups.leave(id);
            case NEW, SHOW ->
                groups.group(id).<Answer<Group>>map(Answer.Ok::new).orElse(new Answer.Unreachable<>("not here yet"));
        });
    }

    private String file() {
        if (words.isEmpty()) throw new CannotGoOn("name the file of the picture");
        return words.getFirst();
    }

    private Pictures pictures(Messenger messenger) {
        return messenger.files(ports()).pictures();
    }

    private Answer<List<UUID>> people(Messenger messenger) {
        if (words.isEmpty()) throw new CannotGoOn("name at least one person");
        List<UUID> ids = new ArrayList<>();
        for (String username : words) {
            Answer<UserProfile> found = messenger.findUser(username);
            if (!(found instanceof Answer.Ok<UserProfile>(UserProfile user))) return found.map(_ -> List.of());
            ids.add(user.userId());
        }
        return new Answer.Ok<>(List.copyOf(ids));
    }

    private static void show(Group group, Names names, Printer printer) {
        StringBuilder text = new StringBuilder("@" + group.shownName());
        for (Group.Member member : group.members()) {
            text.append("\n  ").append(names.of(member.userId()));
            if (member.role() == Participant.Role.ADMIN) text.append(" (admin)");
            if (member.standing() != Group.Standing.MEMBER)
                text.append(" (").append(Word.of(member.standing())).append(')');
        }
        printer.say(
                text.toString(),
                Json.build()
                        .put("conversation_id", group.conversationId())
                        .put("name", group.shownName())
                        .put("revision", group.ours().revision())
                        .put("members", group.members(), member -> Json.build()
                                .put("user_id", member.userId())
                                .put("username", names.of(member.userId()))
                                .put("role", Word.of(member.role()))
                                .put("standing", Word.of(member.standing()))
                                .object()));
    }
}
