package com.entativa.messaging.bench.load;

import com.entativa.messaging.bench.Report;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Enrolment;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.group.Group;
import com.entativa.messaging.client.jdk.JdkHttp;
import com.entativa.messaging.client.jdk.JdkSockets;
import com.entativa.messaging.client.jdk.ProfileFolder;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.MemoryStore;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A real client and a relay of its own: a group is made, and one of its members speaks. Writes
/// `results/<date>-group.txt` (R3.5). The others have real keys and are not there. `make bench-group`; argument:
/// members.
public final class GroupRun {
    private static final int WARM = 30;
    private final RelayProcess relay;
    private final int members;
    private final Traffic traffic = new Traffic();
    private final BlockingQueue<Message> sent = new LinkedBlockingQueue<>();
    private final StringBuilder report = new StringBuilder();

    private GroupRun(RelayProcess relay, int members) {
        this.relay = relay;
        this.members = members;
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        int members = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        try (RelayProcess relay = RelayProcess.start()) {
            GroupRun run = new GroupRun(relay, members);
            run.measure();
            Report.write("group", run.report.toString());
        }
    }

    private void measure() throws InterruptedException, ExecutionException, IOException {
        List<UUID> others = others();
        Path folder = Files.createTempDirectory("group-run");
        ProfileFolder.Opened opened = ProfileFolder.open(folder, URI.create(relay.url()), "passphrase".toCharArray());
        if (!(opened instanceof ProfileFolder.Opened.Ok(ProfileFolder profile)))
            throw new IllegalStateException("open");
        Platform platform = traffic.counting(profile.platform());
        ok(Messenger.enrolment(platform).register("speaker", "Speaker", "correct horse battery"));
        try (Messenger messenger = Messenger.open(platform, this::heard).orElseThrow()) {
            messenger.connect();
            speak(messenger, others);
        }
        profile.close();
    }

    private void speak(Messenger messenger, List<UUID> others) throws InterruptedException {
        report.append("A group of ")
                .append(members)
                .append(", one device each; SQLite store, relay and client on this machine\n");
        traffic.takeUploaded();
        long begun = System.nanoTime();
        Group group = ok(messenger.groups().create("a thousand", others));
        line("made at the relay", begun);
        begun = System.nanoTime();
        say(messenger, group, "first");
        line("first message: news to all, sessions, sender key, message", begun);
        double[] millis = new double[WARM];
        for (int i = 0; i < WARM; i++) {
            begun = System.nanoTime();
            say(messenger, group, "warm " + i);
            millis[i] = (System.nanoTime() - begun) / 1e6;
            if (i == 0) line("second message", begun);
        }
        Arrays.sort(millis);
        report.append(String.format(
                Locale.ROOT,
                "%d more, each until the relay's commit, ms: median %.0f, worst %.0f; %d characters uploaded each, %d bundles%n",
                WARM,
                millis[WARM / 2],
                millis[WARM - 1],
                traffic.takeUploaded() / (WARM - 1),
                traffic.takeBundles()));
    }

    private void line(String what, long begun) {
        report.append(String.format(
                Locale.ROOT,
                "%s: %.1f ms, %d characters uploaded, %d bundles fetched%n",
                what,
                (System.nanoTime() - begun) / 1e6,
                traffic.takeUploaded(),
                traffic.takeBundles()));
    }

    private void say(Messenger messenger, Group group, String text) throws InterruptedException {
        UUID id = messenger.send(group.conversationId(), text).id();
        while (true) {
            Message message = sent.poll(10, TimeUnit.MINUTES);
            if (message == null) throw new IllegalStateException("not sent within ten minutes");
            if (message.id().equals(id)) return;
        }
    }

    private void heard(Event event) {
        if (!(event instanceof Event.MessageChanged(Message message))) return;
        boolean isSent = message.line() instanceof Line.Own own && own.progress() == Message.Progress.SENT;
        if (isSent) sent.add(message);
    }

    /// Real accounts with real keys, a few at a time.
    private List<UUID> others() throws InterruptedException, ExecutionException {
        HttpClient client = HttpClient.newHttpClient();
        List<Future<UUID>> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 1; i < members; i++) {
                String name = "member" + i;
                made.add(threads.submit(() -> other(client, name)));
            }
        }
        List<UUID> ids = new ArrayList<>();
        for (Future<UUID> one : made) ids.add(one.get());
        return ids;
    }

    private UUID other(HttpClient client, String name) {
        URI url = URI.create(relay.url());
        Platform.Network network = new Platform.Network(new JdkHttp(client, url), new JdkSockets(client, url));
        Platform platform = new Platform(
                new JdkCrypto(), new JdkRandomness(), System::currentTimeMillis, network, new MemoryStore());
        Enrolment enrolment = Messenger.enrolment(platform);
        Account account = ok(enrolment.register(name, name, "correct horse battery"));
        return account.self().userId();
    }

    private static <T> T ok(Answer<T> answer) {
        if (answer instanceof Answer.Ok<T>(T value)) return value;
        throw new IllegalStateException("the relay: " + answer);
    }
}
