package com.entativa.messaging.server.command;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Setting;
import com.entativa.messaging.server.config.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/// `config`: every setting with its documentation, its default, its present value and where that comes from.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Print every setting: documentation, default, present value and its source (secrets redacted).")
final class ConfigCommand implements ServerCommand.Sub {
    @Option(names = "--markdown", description = "the table of docs/operating.md instead")
    private boolean markdown;

    @Override
    public int run(SettingOptions options, ParseResult arguments, PrintWriter out) {
        Settings settings = options.given(arguments);
        try {
            Config.read(settings);
        } finally {
            if (markdown) out.print(table(settings.all()));
            else print(settings.all(), out);
        }
        return 0;
    }

    /// As it stands in docs/operating.md.
    static String table(List<Settings.Present> settings) {
        StringBuilder out = new StringBuilder();
        String section = "";
        for (Settings.Present each : settings) {
            Setting setting = each.setting();
            if (!setting.section().equals(section)) {
                section = setting.section();
                out.append("\n**").append(section).append("**\n\n");
                out.append("| setting | default | expected | |\n|---|---|---|---|\n");
            }
            out.append("| `").append(setting.name()).append("` | ");
            out.append(setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`")
                    .append(" | ");
            out.append(setting.kind()).append(" | ").append(setting.documentation());
            out.append(setting.secret() ? " (secret)" : "").append(" |\n");
        }
        return out.toString();
    }

    private static void print(List<Settings.Present> settings, PrintWriter out) {
        String section = "";
        for (Settings.Present each : settings) {
            Setting setting = each.setting();
            if (!setting.section().equals(section)) {
                section = setting.section();
                out.println();
                out.println("# " + section);
            }
            out.println();
            out.println(setting.name() + "=" + each.shown());
            out.println("    " + setting.documentation());
            out.println("    " + setting.kind() + "; default: "
                    + (setting.standard().isEmpty() ? "none" : setting.standard()) + "; from: "
                    + each.origin().name().toLowerCase(Locale.ROOT) + "; flag: " + setting.flag());
        }
    }
}
