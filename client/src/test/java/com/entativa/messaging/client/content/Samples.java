package com.entativa.messaging.client.content;

import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.content.Extras.Link;
import com.entativa.messaging.client.content.Extras.Mention;
import com.entativa.messaging.client.content.Extras.Quote;
import com.entativa.messaging.client.content.OwnSync.Choices;
import com.entativa.messaging.client.content.OwnSync.Standing;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One content of each kind and shape, always the same. Whatever text they hold has the word "secret" in it.
final class Samples {
    static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");
    static final UUID CHAT = UUID.fromString("01930000-0000-7000-8000-0000000000cc");
    static final UUID TARGET = UUID.fromString("01930000-0000-7000-8000-000000000002");
    static final UUID PERSON = UUID.fromString("01930000-0000-7000-8000-0000000000aa");

    private Samples() {}

    static Map<String, Content> all() {
        Map<String, Content> all = new LinkedHashMap<>();
        bodies().forEach((name, body) -> all.put(name, content(body)));
        Blocks later = new Blocks(Map.of(9, bytes(3), 200, Octets.NONE));
        all.put("text with blocks of a later version", with(all, "text with everything", later));
        all.put("reaction with blocks of a later version", with(all, "reaction", later));
        return all;
    }

    private static Content with(Map<String, Content> all, String name, Blocks blocks) {
        Content plain = all.get(name);
        if (plain == null) throw new AssertionError(name);
        return new Content(ID, CHAT, plain.sentAtMillis(), plain.body(), blocks);
    }

    static Content content(Body body) {
        return new Content(ID, CHAT, 1_800_000_000_000L, body);
    }

    private static Map<String, Body> bodies() {
        Map<String, Body> bodies = new LinkedHashMap<>();
        bodies.put("text", new Saying.Text("a secret, hällo 🙂"));
        bodies.put("text with everything", new Saying.Text("secret @bob https://example.org", extras()));
        bodies.put("delivered", new Receipt.Delivered(List.of(TARGET, ID)));
        bodies.put("retry request", new Receipt.RetryRequest(TARGET, Unreadable.DAMAGED));
        bodies.put("unavailable", new Receipt.Unavailable(TARGET));
        bodies.put("read", new Receipt.Read(List.of(TARGET)));
        bodies.put("reaction", new Change.Reaction(TARGET, "👍🏽"));
        bodies.put("reaction taken back", new Change.Reaction(TARGET, ""));
        bodies.put("edit", new Change.Edit(TARGET, "a better secret", Extras.NONE));
        bodies.put("delete for everyone", new Change.DeleteForEveryone(TARGET));
        bodies.put("files", new Saying.Files(List.of(image(), voice()), "secret caption", Extras.NONE));
        bodies.put("timer", new Change.Timer(86_400));
        bodies.put("call offer", call(Aside.Step.OFFER, "v=0 secret", bytes(32)));
        bodies.put("call hangup", call(Aside.Step.HANGUP, "", Octets.NONE));
        bodies.put("contact card", new Saying.Card(PERSON, "secret.name", "Secret Name", Extras.NONE));
        bodies.put("profile", new Aside.Profile(bytes32(7), "secret name", Aside.Avatar.None.NONE));
        Aside.Avatar avatar = new Aside.Avatar.Blob(bytes32(8), bytes32(9), 4_711);
        bodies.put("profile with avatar", new Aside.Profile(bytes32(7), "secret name", avatar));
        bodies.put("sync read", new OwnSync.Read(List.of(TARGET)));
        bodies.put("sync deleted for me", new OwnSync.DeletedForMe(List.of(TARGET, ID)));
        Choices choices = new Choices(Standing.REQUESTED, true, false, 1_900_000_000_000L);
        bodies.put("sync settings", new OwnSync.Settings(choices));
        bodies.put("sync privacy", new OwnSync.Privacy(false, true));
        bodies.put("sync blocked", new OwnSync.Blocked(PERSON, true));
        bodies.put("sender key", new Aside.SenderKey(bytes(40)));
        acts().forEach((name, act) -> bodies.put(name, new GroupNews.Update(seal(), act)));
        bodies.put("group left", GroupNews.Leaving.LEAVING);
        bodies.put("a kind of a later version", new Body.Unknown(99, bytes(20)));
        return bodies;
    }

    private static Map<String, GroupAct> acts() {
        Map<String, GroupAct> acts = new LinkedHashMap<>();
        acts.put("group created", GroupAct.Plain.CREATED);
        acts.put("group as it stands", GroupAct.Plain.NOTHING);
        acts.put("group added", new GroupAct.Added(List.of(PERSON, TARGET)));
        acts.put("group removed", new GroupAct.Removed(List.of(PERSON)));
        acts.put("group renamed", new GroupAct.Renamed("secret society"));
        acts.put("group pictured", new GroupAct.Pictured(new GroupAct.Picture.Blob(file(3))));
        acts.put("group picture gone", new GroupAct.Pictured(GroupAct.Picture.None.NONE));
        acts.put("group promoted", new GroupAct.Admin(PERSON, true));
        acts.put("group demoted", new GroupAct.Admin(PERSON, false));
        return acts;
    }

    private static GroupNews.Seal seal() {
        return new GroupNews.Seal(7, Secret32.own(bytes32(5).toArray()), bytes32(6));
    }

    private static Extras extras() {
        Quote quote = new Quote.Of(TARGET, PERSON, "the secret they told");
        return new Extras(List.of(new Mention(7, 4, PERSON)), List.of(new Link(12, 19)), quote, 3_600);
    }

    private static Attachment image() {
        Attachment.Label label = new Attachment.Label("image/jpeg", "secret.jpg");
        Attachment.Look look = new Attachment.Look(1_600, 900, 0, Octets.NONE, bytes(300));
        return new Attachment(file(1), Attachment.Kind.IMAGE, label, look, Blocks.NONE);
    }

    private static Attachment voice() {
        Attachment.Label label = new Attachment.Label("audio/ogg", "");
        Attachment.Look look = new Attachment.Look(0, 0, 2_500, bytes(64), Octets.NONE);
        return new Attachment(file(2), Attachment.Kind.VOICE, label, look, new Blocks(Map.of(5, bytes(4))));
    }

    private static AttachmentRef file(int fill) {
        Secret32 key = Secret32.own(bytes32(fill).toArray());
        return new AttachmentRef(TARGET, bytes32(fill + 1), key, bytes32(fill + 2), 123_456);
    }

    private static Aside call(Aside.Step step, String text, Octets fingerprint) {
        return new Aside.Call(0x0123_4567_89ab_cdefL, step, Aside.Media.VIDEO, text, fingerprint);
    }

    static Bytes32 bytes32(int fill) {
        byte[] bytes = new byte[Bytes32.LENGTH];
        Arrays.fill(bytes, (byte) fill);
        return Bytes32.copyOf(bytes);
    }

    static Octets bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte) (i + 1);
        return Octets.copyOf(bytes);
    }
}
