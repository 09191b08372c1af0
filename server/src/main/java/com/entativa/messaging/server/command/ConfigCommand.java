package com.entativa.messaging.server.command;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Setting;
import com.entativa.messaging.server.config.Settings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
        bySection(settings).forEach((section, all) -> {
            out.append("\n**").append(section).append("**\n\n");
            out.append("| setting | default | expected | |\n|---|---|---|---|\n");
            all.forEach(each -> out.append(row(each.setting())));
        });
        return out.toString();
    }

    private static String row(Setting setting) {
        String standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
        String secret = setting.secret() ? " (secret)" : "";
        return "| `" + setting.name() + "` | " + standard + " | " + setting.kind() + " | " + setting.documentation()
                + secret + " |\n";
    }

    private static void print(List<Settings.Present> settings, PrintWriter out) {
        bySection(settings).forEach((section, all) -> {
            out.println();
            out.println("# " + section);
            for (Settings.Present each : all) {
                Setting setting = each.setting();
                out.println();
                out.println(setting.name() + "=" + each.shown());
                out.println("    " + setting.documentation());
                out.println("    " + setting.kind() + "; default: "
                        + (setting.standard().isEmpty() ? "none" : setting.standard()) + "; from: "
                        + each.origin().name().toLowerCase(Locale.ROOT) + "; flag: " + setting.flag());
            }
        });
    }

    private static Map<String, List<Settings.Present>> bySection(List<Settings.Present> settings) {
        return settings.stream()
                .collect(Collectors.groupingBy(
                        each -> each.setting().section(), LinkedHashMap::new, Collectors.toList()));
    }
}
