package com.entativa.messaging.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.cli.Messenger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `messenger conformance` as a process of its own, asked through its pipes.
final class Tool implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    Tool() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Messenger.class.getName(),
                "conformance");
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        in = process.outputWriter(StandardCharsets.UTF_8);
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /// The one line that answers this line.
    JsonNode line(String line) {
        try {
            in.write(line + "\n");
            in.flush();
            return JSON.readTree(out.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `fields`: names and values by turns; a value is a number, a text or a JSON value that came back before.
    JsonNode ask(String op, Object... fields) {
        ObjectNode request = JSON.createObjectNode().put("op", op);
        for (int i = 0; i < fields.length; i += 2) {
            request.set((String) fields[i], JSON.valueToTree(fields[i + 1]));
        }
        return line(request.toString());
    }

    JsonNode ok(String op, Object... fields) {
        JsonNode answer = ask(op, fields);
        assertThat(answer.get("ok")).as("%s answered %s", op, answer).isEqualTo(JSON.valueToTree(true));
        return answer;
    }

    String refusal(String op, Object... fields) {
        return refusal(ask(op, fields));
    }

    static String refusal(JsonNode answer) {
        assertThat(answer.get("ok").asBoolean(true)).as(answer.toString()).isFalse();
        assertThat(answer.get("text").asText()).isNotBlank().doesNotContain("internal error");
        return answer.get("error").asText();
    }

    /// Ends its input; the exit code it leaves with.
    int end() throws IOException, InterruptedException {
        in.close();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
