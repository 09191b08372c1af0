package com.entativa.messaging.server.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.server.mailbox.GroupCommit.Bounds;
import com.entativa.messaging.server.mailbox.GroupCommit.Refusals;
import com.entativa.messaging.server.metrics.Metrics;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("group commit")
final class GroupCommitTest {
    private static final Bounds BOUNDS = new Bounds("test", 1, 10, 1_000, 5);

    @Test
    @DisplayName("R4.3 an error of one batch ends neither the writer nor anybody's waiting")
    void an_error_is_survived() {
        try (Metrics metrics = new Metrics();
                GroupCommit<String, String> commit = new GroupCommit<>(
                        BOUNDS, GroupCommitTest::commit, String::length, new Refusals<>("full", "away"), metrics)) {
            assertThatThrownBy(() -> commit.submit("too much"))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(StackOverflowError.class);

            assertThat(commit.submit("fine")).isEqualTo("fine");
        }
    }

    @Test
    @DisplayName("R4.5 what is submitted after the end is refused, not kept waiting")
    void closed() {
        try (Metrics metrics = new Metrics()) {
            GroupCommit<String, String> commit = new GroupCommit<>(
                    BOUNDS, GroupCommitTest::commit, String::length, new Refusals<>("full", "away"), metrics);
            commit.close();

            assertThat(commit.submit("late")).isEqualTo("away");
        }
    }

    private static List<String> commit(List<String> values) {
        if (values.contains("too much")) throw new StackOverflowError();
        return values;
    }
}
