package com.entativa.messaging.web.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.system.Waiting;
import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.entativa.messaging.web.tests.browser.Pages;
import com.entativa.messaging.web.tests.browser.ProfileFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("C-S the sealed store in a browser")
@Timeout(240)
final class BrowserStoreIT {
    private static final int KILLS = 12;
    private static final long SEED = 20_261_124;

    private final Pages pages = CheckPage.serve();
    private final Path profile;

    BrowserStoreIT(@TempDir Path profile) throws IOException {
        this.profile = profile;
    }

    @AfterEach
    void stop() {
        pages.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R1.1 what was committed is there, whole, whenever the worker is ended")
    void commits_survive_the_workers_end(Engine engine) throws IOException {
        Random random = new Random(SEED);
        try (CheckPage page = CheckPage.open(engine, profile, pages)) {
            int before = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                page.begin("write", 100_000);
                Waiting.until("another commit", Duration.ofSeconds(20), moreThan(page, before));
                pause(random.nextInt(40));
                int told = page.kill();

                int whole = page.number("read");

                assertThat(whole).as("seed %d, kill %d", SEED, kill).isBetween(told, told + 1);
                before = whole;
            }
            System.out.println(engine + ": " + before + " commits, " + KILLS + " workers ended");
        }
    }

    @Test
    @DisplayName("R1.1 what was committed is there when the whole browser dies; nothing of it is readable in its files")
    void commits_survive_the_browsers_end_sealed() throws IOException {
        int told = writeAndDie();

        try (CheckPage page = CheckPage.open(Engine.CHROMIUM, profile, pages)) {
            assertThat(page.number("read")).isGreaterThanOrEqualTo(told);
        }
        assertThat(ProfileFiles.with(profile, "setting/count"))
                .as("the rows are in these files")
                .isNotEmpty();
        assertThat(ProfileFiles.with(profile, "lighthouse 1")).isEmpty();
    }

    private int writeAndDie() throws IOException {
        try (CheckPage page = CheckPage.open(Engine.CHROMIUM, profile, pages)) {
            page.begin("write", 100_000);
            Waiting.until("commits", Duration.ofSeconds(20), moreThan(page, 50));
            int told = page.commits();
            page.browser().kill();
            return told;
        }
    }

    /// One without a writer of its own, as a worker whose tab was frozen while another took over.
    @ParameterizedTest
    @EnumSource
    @DisplayName("R1.2 who was taken over from commits no more")
    void the_earlier_writer_is_fenced_off(Engine engine) throws IOException {
        try (CheckPage page = CheckPage.open(engine, profile, pages)) {
            assertThat(page.text("fencedOff")).isEqualTo("the store has another writer");
            assertThat(page.number("read")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a flipped bit in a stored row is an error that names the table, and no plaintext")
    void a_flipped_bit_is_an_honest_error(Engine engine) throws IOException {
        try (CheckPage page = CheckPage.open(engine, profile, pages)) {
            page.check("write", 3);
            page.check("flip");

            assertThatThrownBy(() -> page.check("read"))
                    .hasMessageContaining("a row of table message is damaged")
                    .hasMessageNotContaining("lighthouse");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R2.1 rows without their key are reported as lost keys, and nothing is made anew")
    void lost_keys_are_reported(Engine engine) throws IOException {
        try (CheckPage page = CheckPage.open(engine, profile, pages)) {
            page.check("write", 1);
            page.check("forgetKey");

            assertThat(page.text("openKey", (Object) null)).isEqualTo("lost_keys");
            assertThat(page.text("openKey", (Object) null)).isEqualTo("lost_keys");
            assertThatThrownBy(() -> page.check("write", 1)).hasMessageContaining("lost_keys");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("with the app lock it opens by the passphrase alone, and by itself again when that is taken off")
    void the_app_lock_holds(Engine engine) throws IOException {
        try (CheckPage page = CheckPage.open(engine, profile, pages)) {
            page.check("write", 2);
            System.out.println(engine + ": locked in " + page.number("lock", null, "correct horse") + " ms");

            assertThat(page.text("openKey", (Object) null)).isEqualTo("locked");
            assertThat(page.text("openKey", "wrong horse")).isEqualTo("wrong_passphrase");
            assertThat(page.text("openKey", "correct horse")).isEqualTo("open");
            assertThatThrownBy(() -> page.check("read")).hasMessageContaining("locked");

            page.check("lock", "correct horse", null);
            assertThat(page.number("read")).isEqualTo(2);
        }
    }

    private static BooleanSupplier moreThan(CheckPage page, int commits) {
        return () -> page.commits() > commits;
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
