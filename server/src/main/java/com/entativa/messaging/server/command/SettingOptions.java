package com.entativa.messaging.server.command;

import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Setting;
import com.entativa.messaging.server.config.Settings;
import com.entativa.messaging.server.config.Sources;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// Every setting as an option of a command, and what was given of them.
final class SettingOptions {
    /// The settings there are, whatever their values.
    private final Settings known = new Settings(Sources.environment(Map.of()));
    private final Map<String, String> environment;

    SettingOptions(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        Config.read(known);
    }

    /// Shown by `config`, so hidden in the help of each command.
    void addTo(CommandSpec command) {
        for (Settings.Present each : known.all()) {
            Setting setting = each.setting();
            command.addOption(OptionSpec.builder(names(setting))
                    .type(String.class)
                    .paramLabel("VALUE")
                    .description(setting.documentation())
                    .hidden(true)
                    .build());
        }
    }

    /// Not read yet: {@link Config#read} says what is wrong.
    Settings given(ParseResult arguments) {
        Map<String, String> flags = new HashMap<>();
        for (Settings.Present each : known.all()) {
            Setting setting = each.setting();
            if (arguments.hasMatchedOption(setting.flag())) {
                flags.put(setting.name(), arguments.matchedOptionValue(setting.flag(), ""));
            }
        }
        return new Settings(Sources.of(flags, environment));
    }

    private static String[] names(Setting setting) {
        return setting.name().equals(Sources.CONFIG_FILE)
                ? new String[] {setting.flag(), "--config"}
                : new String[] {setting.flag()};
    }

    Config config(ParseResult arguments) {
        return Config.read(given(arguments));
    }
}
