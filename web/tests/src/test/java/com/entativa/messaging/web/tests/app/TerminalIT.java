package com.entativa.messaging.web.tests.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.system.CommandLine;
import com.entativa.messaging.web.tests.screen.Chat;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("an app and the command line")
@Timeout(240)
@ExtendWith(InTheHouse.class)
final class TerminalIT {
    @Test
    @DisplayName("who has the app talks to who has the command line, and their safety numbers are equal")
    void they_talk(House house, Couple couple, @TempDir Path folder) {
        CommandLine line = new CommandLine(folder);
        String server = house.relay().address().toString();
        assertThat(line.run("erin", "register", "erin", "--server", server).exit())
                .isZero();

        Chat alice = couple.alice().list().write("erin").say("Hello, terminal");
        assertThat(line.run("erin", "inbox", "--json").out()).contains("\"text\":\"Hello, terminal\"");
        alice.awaitReceipt("Hello, terminal", "Delivered");
        assertThat(line.run("erin", "send", "alice", "Hello, browser").out()).contains("✓");
        alice.await("Hello, browser");

        String digits = line.run("erin", "safety", "alice").out();
        assertThat(digits.lines().limit(4).reduce("", String::concat).replaceAll("\\D", ""))
                .isEqualTo(alice.info().safetyNumber());
    }
}
