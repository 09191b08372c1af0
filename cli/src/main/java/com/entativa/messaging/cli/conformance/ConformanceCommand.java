package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// One JSON object a line in, one a line out, until standard input ends. Each answer leaves before the next is read.
@Command(
        name = "conformance",
        description = "Answer protocol operations, one JSON object a line, for checking another implementation.",
        mixinStandardHelpOptions = true)
public final class ConformanceCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Randomness randomness = new JdkRandomness();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            // Fresh primitives for each: JCA's cipher refuses a key and iv it just had, and a caller may ask twice.
            Conformance conformance = new Conformance(new JdkCrypto(), randomness);
            out.write(conformance.answer(line) + "\n");
            out.flush();
        }
        return 0;
    }
}
