package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.server.FuzzRequest.Care;
import com.entativa.messaging.server.config.Limits;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Requests made from the contract: as it says, nearly so, and absurd. `-Dfuzz.seed` and `-Dfuzz.rounds` for others
/// and more of them.
@SuppressWarnings("NullAway.Init")
final class ContractFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode CONTRACT = ContractOperation.contract();
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_124L);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1);

    /// What HTTP itself is answered, whatever the operation.
    private static final Set<Integer> EDGE = Set.of(400, 404, 405, 413, 414, 415, 417, 431, 501);

    /// Of a program's inside: stacks, names of classes, statements.
    static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]+\\.|com\\.entativa|java\\.|io\\.vertx|postgres|SQLSTATE|SELECT |INSERT "
                    + "|UPDATE |DELETE FROM|violates|duplicate key|byte sequence");

    private static TestRelay relay;
    private static LogWatch log;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(Map.of("ACCESS_LOG", "true", "BODY_SECONDS", "2"));
        for (String limit : List.of("CALLS", "CALL_SIGNALS", "PROVISIONING", "LINKING")) {
            settings.put("LIMIT_" + limit + "_PER_SECOND", "1000000");
        }
        log = LogWatch.open();
        relay = new TestRelay(Limits.off(), InstantSource.system(), settings);
    }

    @AfterAll
    static void stop() {
        relay.close();
        log.close();
    }

    @Test
    @DisplayName(
            "R5.4 R5.6 whatever is asked: an answer of the contract, no 500, nothing of the inside, nothing of others")
    void every_operation_by_every_caller() throws IOException {
        System.out.println("fuzz.seed=" + SEED + " fuzz.rounds=" + ROUNDS);
        Random random = new Random(SEED);
        Map<Integer, Integer> statuses = new HashMap<>();
        List<String> tokens = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        Set<String> faults = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            FuzzWorld world = FuzzWorld.of(relay, random);
            tokens.addAll(world.tokens());
            hidden.addAll(world.hidden());
            for (ContractOperation operation : operations()) {
                for (AuthSession caller : world.callers()) asked(world, operation, caller, random, statuses, faults);
            }
        }
        System.out.println("answers by status: " + statuses);

        assertThat(faults).isEmpty();
        assertThat(statuses.keySet()).contains(200, 201, 204, 400, 403, 404, 409, 413, 415);
        assertThat(relay.get("", "/health/ready").status()).isEqualTo(200);
        String logged = log.text();
        assertThat(logged).contains("event=request");
        tokens.addAll(hidden);
        assertThat(tokens).noneMatch(logged::contains);
        assertThat(logged).doesNotContain("correct horse", "SEVERE");
        assertThat(log.hasErrors()).isFalse();
    }

    /// Those last that end the caller's log-in.
    private static List<ContractOperation> operations() {
        List<String> last = List.of("removeDevice", "logout");
        List<ContractOperation> operations = new ArrayList<>(ContractOperation.all(CONTRACT));
        operations.sort(Comparator.comparingInt(operation -> last.indexOf(operation.id())));
        return operations;
    }

    private static void asked(
            FuzzWorld world,
            ContractOperation operation,
            AuthSession caller,
            Random random,
            Map<Integer, Integer> statuses,
            Set<String> faults)
            throws IOException {
        FuzzRequest requests =
                new FuzzRequest(operation, new FuzzJson(CONTRACT, world.knownTo(caller), random), random);
        for (Care care : List.of(
                Care.VALID, Care.VALID, Care.NEARLY, Care.NEARLY, Care.NEARLY, Care.NEARLY, Care.ABSURD, Care.ABSURD)) {
            RawHttp request = requests.make(care, caller.accessToken());
            RawHttp.Answer answer = request.send(relay.port());
            statuses.merge(answer.status(), 1, Integer::sum);
            List<String> wrong = new ArrayList<>(faultsOf(operation, request, answer));
            if (world.isEve(caller)) {
                world.hidden().stream()
                        .filter(answer.text()::contains)
                        .forEach(_ -> wrong.add("shows Eve what is not hers"));
            }
            for (String token : world.tokens()) if (answer.text().contains(token)) wrong.add("shows a token");
            if (!wrong.isEmpty())
                faults.add(operation + " " + care + " " + wrong + ": " + answer.status() + " to " + request + ": "
                        + answer.text());
        }
    }

    private static List<String> faultsOf(ContractOperation operation, RawHttp request, RawHttp.Answer answer) {
        List<String> faults = new ArrayList<>();
        int status = answer.status();
        boolean listed = operation.node().path("responses").has("" + status);
        boolean elsewhere = request.target().contains("/.");
        boolean byAnother = status == 401 || (status < 300 && elsewhere);
        if (!listed && !EDGE.contains(status) && !byAnother && !(status == 0 && request.body().length > 60_000)) {
            faults.add("a status the contract does not list");
        }
        if (status == 503) faults.add("unavailable, though all is there");
        boolean silent = request.method().equals("HEAD") || status == 204 || status == 0 || status == 304;
        if (status >= 400 && !silent) faults.addAll(problemFaults(answer));
        if (status < 300 && !silent && listed && !elsewhere) faults.addAll(shapeFaults(operation, answer));
        if (!answer.header("content-type").startsWith("application/octet")
                && INSIDE.matcher(answer.text()).find()) faults.add("tells of its inside");
        if (!answer.header("x-injected").isEmpty()) faults.add("a header of the caller's making");
        return faults;
    }

    private static List<String> problemFaults(RawHttp.Answer answer) {
        if (!answer.header("content-type").startsWith(Problem.MEDIA_TYPE)) return List.of("no problem document");
        try {
            JsonNode problem = JSON.readTree(answer.body());
            String code = problem.path("code").asText();
            boolean known = code.equals("method_not_allowed")
                    || Arrays.stream(ErrorCode.values())
                            .anyMatch(one -> one.code().equals(code));
            List<String> faults =
                    new ArrayList<>(Shape.faults(problem, CONTRACT.at("/components/schemas/Problem"), CONTRACT));
            if (!known) faults.add("an unknown code");
            if (problem.path("status").asInt() != answer.status()) faults.add("another status in the document");
            return faults;
        } catch (IOException e) {
            return List.of("a problem that is no JSON");
        }
    }

    private static List<String> shapeFaults(ContractOperation operation, RawHttp.Answer answer) {
        JsonNode response = Shape.resolved(operation.node().path("responses").path("" + answer.status()), CONTRACT);
        JsonNode schema = response.path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) return List.of();
        try {
            return Shape.faults(JSON.readTree(answer.text()), schema, CONTRACT);
        } catch (JsonProcessingException e) {
            return List.of("an answer that is no JSON");
        }
    }
}
