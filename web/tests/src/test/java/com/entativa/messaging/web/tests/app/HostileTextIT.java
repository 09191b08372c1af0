package com.entativa.messaging.web.tests.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.content.Blocks;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Extras.Link;
import com.entativa.messaging.client.content.Extras.Mention;
import com.entativa.messaging.client.content.Extras.Quote;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.outbox.Sending;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.system.Person;
import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.entativa.messaging.web.tests.browser.Format;
import com.entativa.messaging.web.tests.screen.App;
import com.entativa.messaging.web.tests.screen.App.Brand;
import com.entativa.messaging.web.tests.screen.Chat;
import com.entativa.messaging.web.tests.screen.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Text that would be a page's own, a script or a trick, in every field that somebody else fills: it stays text.
@DisplayName("C-T-4 C-V-4 hostile text stays text")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class HostileTextIT {
    private static final String NAME = "<img src=x onerror=pwned()>";
    private static final String TEXT =
            "\"><script>pwned()</script><img src=x onerror=pwned()> javascript:pwned() \u202egpj.exe";
    private static final String FORBIDDEN =
            "[onerror], [onload], [onclick], img[src=x], iframe, object, embed, foreignObject,"
                    + " script:not([src]), a[href^='javascript:'], a[href^='data:']";
    private static final UUID NOBODY = new UUID(7, 7);

    @Test
    @DisplayName("whatever a hostile client says: words, quotes, mentions, links, files, cards, reactions, names")
    void from_a_hostile_client(House house, Couple couple, @TempDir Path folder) {
        try (Person mallory =
                Person.register("mallory", NAME, folder, house.relay().address())) {
            mallory.goOnline();
            hear(couple.alice(), "alice", mallory);
            hear(couple.bob(), "bob", mallory);
            mallory.messenger().groups().create("Group " + NAME, List.of(idOf("bob", mallory)));
            couple.bob().list().open("Group " + NAME);
            harmless(couple.bob());
            couple.bob().chat().info();
            harmless(couple.bob());
        }
    }

    @Test
    @DisplayName("what one types oneself: a name, words, an edit, a draft, a search, a group's name")
    void typed(House house, Couple couple) {
        try (App nora = house.somebody(Engine.CHROMIUM, Format.DESKTOP, Brand.ENTATIVA, "nora", "Nora " + NAME)) {
            String text = TEXT.replace("\u202e", "");
            Chat chat = nora.list().write("alice").say("said " + text);
            couple.alice().list().accept("Nora " + NAME).awaitBegin("said");
            chat.awaitReceipt("said " + text, "Read");
            chat.edit("said " + text, "edited " + text);
            couple.alice().chat().awaitBegin("edited");
            harmless(nora);
            chat.begin("draft " + text);
            nora.list().searchInVain("nowhere " + NAME);
            harmless(nora);
            nora.list().show();
            nora.screen().await("the draft is in the list", () -> nora.list()
                    .rowOf(Couple.ALICE)
                    .contains("Draft: draft"));
            harmless(nora);
            nora.list().newGroup("Group " + NAME, Couple.ALICE);
            harmless(nora);
            couple.alice().list().open("Group " + NAME);
            harmless(couple.alice());
        }
    }

    private static void hear(App app, String username, Person mallory) {
        UUID chat = mallory.with(username).id();
        UUID first = mallory.say(chat, "begin " + TEXT).id();
        app.list().show();
        app.screen().await(Part.beginning("button", "Requests ("));
        harmless(app);
        Chat open = app.list().accept(NAME).awaitBegin("begin").say("an answer");
        mallory.awaitHeard(chat, 1);
        UUID answer = mallory.lines(chat).getLast().id();
        mallory.goOffline();
        mallory.queue(sending -> everything(sending, chat, first));
        mallory.goOnline();
        mallory.messenger().timeline().react(answer, "<b>x</b>");

        open.awaitBegin("quoting").awaitBegin("linked").awaitBegin("mention").awaitBegin("captioned");
        open.awaitReaction("an answer", "<b>x</b>");
        assertThat(open.words()).contains("<script>pwned()</script>", NAME + ".txt", "javascript:pwned()");
        harmless(app);
        open.info();
        harmless(app);
        app.list().search("script", "<script>");
        harmless(app);
    }

    /// Nothing of it became an element, no handler ran, no link leads elsewhere than to the web, nothing is turned.
    private static void harmless(App app) {
        assertThat(app.browser().await("globalThis.pwned === undefined ? 'quiet' : pwned"))
                .isEqualTo("quiet");
        assertThat(app.browser().number("document.querySelectorAll(arguments[0]).length", FORBIDDEN))
                .as("elements that only the text can have made")
                .isZero();
        assertThat(app.browser().isTrue("/[\\u202a-\\u202e]/.test(document.body.textContent)"))
                .as("turned text")
                .isFalse();
    }

    private static UUID idOf(String username, Person person) {
        return person.messenger().findUser(username) instanceof Answer.Ok<UserProfile>(UserProfile user)
                ? user.userId()
                : fail("no " + username);
    }

    private static void everything(Sending sending, UUID chat, UUID first) {
        Extras quote = Extras.NONE.quoting(new Quote.Of(first, NOBODY, NAME));
        String linked = "linked javascript:pwned() and data:text/html,x";
        Extras links =
                new Extras(List.of(), List.of(new Link(7, 18), new Link(30, linked.length() - 30)), Quote.None.NONE, 0);
        Extras mention = new Extras(List.of(new Mention(0, 9 + NAME.length(), NOBODY)), List.of(), Quote.None.NONE, 0);
        sending.say(chat, new Saying.Text("quoting " + TEXT, quote));
        sending.say(chat, new Saying.Text(linked, links));
        sending.say(chat, new Saying.Text("mention @" + NAME, mention));
        sending.say(chat, new Saying.Card(NOBODY, NAME, "card " + NAME, Extras.NONE));
        sending.say(
                chat,
                new Saying.Files(
                        List.of(
                                file(1, Attachment.Kind.FILE, "text/html", NAME + ".txt"),
                                file(2, Attachment.Kind.IMAGE, "image/svg+xml", NAME + ".svg"),
                                file(3, Attachment.Kind.VOICE, NAME, NAME)),
                        "captioned " + TEXT,
                        Extras.NONE));
    }

    /// One that is nowhere: what counts is what is said of it.
    private static Attachment file(int number, Attachment.Kind kind, String type, String name) {
        byte[] some = new byte[Bytes32.LENGTH];
        some[0] = (byte) number;
        AttachmentRef nowhere = new AttachmentRef(
                new UUID(9, number), Bytes32.copyOf(some), Secret32.own(some.clone()), Bytes32.copyOf(some), 1_000);
        return new Attachment(nowhere, kind, new Attachment.Label(type, name), Attachment.Look.NONE, Blocks.NONE);
    }
}
