package com.entativa.messaging.bench.load;

import java.util.Locale;

/// Everything that grows, at one moment. Times in seconds.
record Sample(double at, Tally.Totals totals, Cpu cpu, Counters.Counted database) {
    record Cpu(double server, double postgres, double generator) {
        Cpu minus(Cpu before) {
            return new Cpu(server - before.server, postgres - before.postgres, generator - before.generator);
        }
    }

    /// What happened in between, as lines.
    static String between(Sample from, Sample to) {
        double seconds = to.at - from.at;
        double messages = to.totals.committed() - from.totals.committed();
        double delivered = to.totals.delivered() - from.totals.delivered();
        double acknowledged = to.totals.acknowledged() - from.totals.acknowledged();
        Cpu cpu = to.cpu.minus(from.cpu);
        double commits = to.database.commits() - from.database.commits();
        double syncs = to.database.syncs() - from.database.syncs();
        double bytes = to.database.bytes() - from.database.bytes();
        return line(
                        "durable messages %.0f/s, delivered %.0f/s, acknowledged %.0f/s, over %.1f s",
                        messages / seconds, delivered / seconds, acknowledged / seconds, seconds)
                + line(
                        "CPU s per 1 000 messages: relay %.3f, PostgreSQL %.3f, generator %.3f",
                        cpu.server * 1_000 / messages,
                        cpu.postgres * 1_000 / messages,
                        cpu.generator * 1_000 / messages)
                + line(
                        "cores busy: relay %.2f, PostgreSQL %.2f, generator %.2f",
                        cpu.server / seconds, cpu.postgres / seconds, cpu.generator / seconds)
                + line(
                        "%.0f transactions/s (sends and acknowledgements): %.1f messages sent and taken each",
                        commits / seconds, (messages + acknowledged) / commits)
                + line("%.0f syncs/s of the log, %.0f bytes of log a message", syncs / seconds, bytes / messages);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
