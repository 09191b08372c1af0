package com.entativa.messaging.client.view;

import java.util.Locale;
import java.util.Optional;

/// Constants as interfaces have them: in lower case.
public final class Word {
    private Word() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Of these constants the one that is called so.
    public static <E extends Enum<E>> Optional<E> among(E[] constants, String word) {
        for (E constant : constants) if (of(constant).equals(word)) return Optional.of(constant);
        return Optional.empty();
    }
}
