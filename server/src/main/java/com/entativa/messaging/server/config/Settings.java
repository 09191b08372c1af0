package com.entativa.messaging.server.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The registry: while {@link Config} is read, each record asks here for its settings, and what was asked for is what
/// exists. So a setting stands once, where it is read, with its default, its kind and its documentation.
///
/// To add one: one line in the `read` of its area's record, for example
/// `from.integer("MEDIA_MOST_MIB", 100, 1, 10_240, "largest upload, in MiB")`; for a new area a record with
/// `static X read(Settings from)` that begins with `from.section("…")`, and a component of {@link Config}. Then put
/// what `./messenger-server config --markdown` prints into docs/operating.md. Tests say what was forgotten.
///
/// Ask for every setting every time, whatever the others say. What is wrong is noted, not thrown: {@link #check}
/// names all of it at once.
public final class Settings {
    private final Sources sources;
    private final Map<String, Present> present = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private String section = "";

    public Settings(Sources sources) {
        this.sources = sources;
        section("Start");
        text(
                Sources.CONFIG_FILE,
                "",
                "file of lines `NAME=value` (Java properties, UTF-8); flags and environment beat it");
    }

    /// A setting, where its present value comes from, and that value: `[redacted]` for a secret.
    public record Present(Setting setting, Sources.Origin origin, String shown) {}

    /// All settings, in the order of the manual.
    public List<Present> all() {
        return List.copyOf(present.values());
    }

    /// What is asked for from now on belongs to this part of the manual.
    void section(String name) {
        section = name;
    }

    String text(String name, String standard, String documentation) {
        return value(new Setting(section, name, "text", standard, documentation, false), standard, text -> text);
    }

    /// Empty when none is given. Never shown.
    String secret(String name, String kind, String documentation) {
        return value(new Setting(section, name, kind, "", documentation, true), "", text -> text);
    }

    boolean flag(String name, boolean standard, String documentation) {
        Setting setting = new Setting(section, name, "true or false", "" + standard, documentation, false);
        return value(setting, standard, text -> switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    int integer(String name, int standard, int least, int most, String documentation) {
        String kind = "a whole number from " + least + " to " + most;
        return value(new Setting(section, name, kind, "" + standard, documentation, false), standard, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) throw new IllegalArgumentException();
            return number;
        });
    }

    /// From one day to a hundred years.
    Duration days(String name, int standard, String documentation) {
        return Duration.ofDays(integer(name, standard, 1, 36_500, documentation));
    }

    /// One of the constants of an enum, written in lower case.
    <E extends Enum<E>> E choice(String name, E standard, String documentation) {
        List<E> all = Arrays.asList(standard.getDeclaringClass().getEnumConstants());
        String kind = String.join(", ", all.stream().map(Settings::word).toList());
        Setting setting = new Setting(section, name, kind, word(standard), documentation, false);
        return value(setting, standard, text -> all.stream()
                .filter(one -> word(one).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
    }

    /// Separated by commas; none by default.
    List<String> list(String name, String kind, String documentation) {
        return value(
                new Setting(section, name, kind + ", separated by commas", "", documentation, false),
                List.of(),
                text -> {
                    return Arrays.stream(text.split(",", -1))
                            .map(String::strip)
                            .filter(one -> !one.isEmpty())
                            .toList();
                });
    }

    /// For what needs a kind of its own. `parse` throws IllegalArgumentException for what it does not take.
    <T> T value(Setting setting, T standard, Parse<T> parse) {
        Sources.Value value = sources.value(setting.name());
        String shown = value.origin() == Sources.Origin.DEFAULT ? setting.standard() : value.text();
        boolean hidden = setting.secret() && !shown.isEmpty();
        Present before =
                present.put(setting.name(), new Present(setting, value.origin(), hidden ? "[redacted]" : shown));
        if (before != null) throw new IllegalStateException(setting.name() + " is read in two places");
        if (value.origin() == Sources.Origin.DEFAULT) return standard;
        try {
            return parse.from(value.text());
        } catch (IllegalArgumentException e) {
            mustBe(setting.name(), setting.kind());
            return standard;
        }
    }

    @FunctionalInterface
    interface Parse<T> {
        T from(String text);
    }

    /// An http or https address. Throws IllegalArgumentException for anything else.
    static URI address(String text) {
        URI uri = URI.create(text);
        if (!"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme())) throw new IllegalArgumentException();
        return uri;
    }

    /// Notes that a setting cannot be used: its name and what is expected, never its value.
    void mustBe(String name, String expected) {
        wrong.add(name + " must be " + expected);
    }

    /// Throws {@link ConfigException} naming all that is wrong, and the lines of the file nobody knows.
    void check() {
        for (String line : sources.unknownLines(present.keySet())) wrong.add(line + " is no setting");
        if (!wrong.isEmpty()) throw new ConfigException(String.join("; ", wrong));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
