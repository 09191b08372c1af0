package com.entativa.messaging.client.relay;

import com.entativa.messaging.api.Problem;
import java.util.function.Function;

/// What a call to the relay came to.
public sealed interface Answer<T> {
    record Ok<T>(T value) implements Answer<T> {}

    /// The relay said no, and why.
    record Refused<T>(Problem problem) implements Answer<T> {}

    /// No answer; the call may have been carried out. Try again later.
    record Unreachable<T>(String why) implements Answer<T> {}

    default <R> Answer<R> then(Function<T, Answer<R>> next) {
        return switch (this) {
            case Ok<T>(T value) -> next.apply(value);
            case Refused<T>(Problem problem) -> new Refused<>(problem);
            case Unreachable<T>(String why) -> new Unreachable<>(why);
        };
    }

    default <R> Answer<R> map(Function<T, R> change) {
        return then(value -> new Ok<>(change.apply(value)));
    }
}
