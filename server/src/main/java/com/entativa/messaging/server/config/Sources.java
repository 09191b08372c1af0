package com.entativa.messaging.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// What was given, by the environment's names of the settings: a flag beats a variable of the environment, that beats
/// a line of the file. An empty value counts as not given.
public final class Sources {
    /// Names the file itself; not a line of it.
    public static final String CONFIG_FILE = "CONFIG_FILE";

    private final Map<Origin, Map<String, String>> given = new LinkedHashMap<>();

    private Sources(Map<String, String> flags, Map<String, String> environment, Map<String, String> file) {
        given.put(Origin.FLAG, Map.copyOf(flags));
        given.put(Origin.ENVIRONMENT, Map.copyOf(environment));
        given.put(Origin.FILE, Map.copyOf(file));
    }

    /// Where a value comes from, the strongest first.
    public enum Origin {
        FLAG,
        ENVIRONMENT,
        FILE,
        DEFAULT
    }

    record Value(String text, Origin origin) {}

    public static Sources environment(Map<String, String> environment) {
        return new Sources(Map.of(), environment, Map.of());
    }

    /// Reads the file that flag or variable `CONFIG_FILE` names, if one does: Java properties in UTF-8,
    /// `NAME=value` a line. Throws {@link ConfigException} when it cannot be read.
    public static Sources of(Map<String, String> flags, Map<String, String> environment) {
        Sources named = new Sources(flags, environment, Map.of());
        String file = named.value(CONFIG_FILE).text();
        return file.isEmpty() ? named : new Sources(flags, environment, lines(file));
    }

    /// Empty text and {@link Origin#DEFAULT} when nobody gave one.
    Value value(String name) {
        for (Map.Entry<Origin, Map<String, String>> source : given.entrySet()) {
            String text = source.getValue().getOrDefault(name, "").strip();
            if (!text.isEmpty()) return new Value(text, source.getKey());
        }
        return new Value("", Origin.DEFAULT);
    }

    /// Lines of the file that no setting has asked for.
    Set<String> unknownLines(Set<String> known) {
        Set<String> unknown =
                new TreeSet<>(given.getOrDefault(Origin.FILE, Map.of()).keySet());
        unknown.removeAll(known);
        return unknown;
    }

    private static Map<String, String> lines(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new ConfigException(CONFIG_FILE, "a file of lines NAME=value in UTF-8");
        } catch (IOException e) {
            throw new ConfigException(CONFIG_FILE, "a file that can be read");
        }
        Map<String, String> lines = new LinkedHashMap<>();
        for (String name : properties.stringPropertyNames()) lines.put(name, properties.getProperty(name));
        return lines;
    }
}
