package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions;
import java.util.Map;

/// Answers a line with a line. Nothing a caller sends ends it, a bug of ours included.
final class Conformance {
    @FunctionalInterface
    private interface Op {
        /// Throws `Json.Mismatch` for fields that are absent or no such values: the answer is `malformed`.
        Json.Obj answer(Json.Obj in);
    }

    private final Map<String, Op> ops;

    Conformance(Crypto crypto, Randomness randomness) {
        DeviceOps devices = new DeviceOps(crypto, randomness);
        SessionOps sessions = new SessionOps(crypto, randomness);
        PrimitiveOps primitives = new PrimitiveOps(new SuiteFunctions(crypto, Suite.X3DH_DOUBLE_RATCHET));
        StreamOps streams = new StreamOps(crypto, randomness);
        ops = Map.ofEntries(
                Map.entry("generate", devices::generate),
                Map.entry("bundle", devices::bundle),
                Map.entry("initiate", sessions::initiate),
                Map.entry("accept", sessions::accept),
                Map.entry("encrypt", sessions::encrypt),
                Map.entry("decrypt", sessions::decrypt),
                Map.entry("kdf", primitives::kdf),
                Map.entry("xeddsa_sign", primitives::xeddsaSign),
                Map.entry("xeddsa_verify", primitives::xeddsaVerify),
                Map.entry("safety", primitives::safety),
                Map.entry("stream_seal", streams::seal),
                Map.entry("stream_open", streams::open));
    }

    String answer(String line) {
        return answerOrSayBug(line).write();
    }

    private Json.Obj answerOrSayBug(String line) {
        try {
            return switch (Json.read(line, this::run)) {
                case Json.Read.Ok<Json.Obj>(Json.Obj answer) -> answer;
                case Json.Read.Malformed<Json.Obj>(String where) -> Answer.refused(ErrorCode.MALFORMED, where);
            };
        } catch (RuntimeException bug) {
            bug.printStackTrace();
            return Answer.refused(
                    ErrorCode.MALFORMED, "internal error: " + bug.getClass().getSimpleName());
        }
    }

    private Json.Obj run(Json.Obj in) {
        String name = in.text("op");
        Op op = ops.get(name);
        if (op != null) return op.answer(in);
        boolean suite2 = name.endsWith("2") && ops.containsKey(name.substring(0, name.length() - 1));
        return Answer.refused(ErrorCode.MALFORMED, suite2 ? "suite 2 is not implemented" : "unknown op");
    }
}
