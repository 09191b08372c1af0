package com.entativa.messaging.web.compile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What records are in the browser, as {@link SmallRecords} makes them: equal when their parts are, as elsewhere,
/// by one code for all instead of three methods each. Their `toString` says nothing.
public abstract class SmallRecord {
    /// The components in their order, primitives boxed.
    public abstract Object[] recordParts();

    @Override
    @SuppressWarnings("EqualsGetClass")
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof SmallRecord record
                        && record.getClass() == getClass()
                        && Arrays.equals(recordParts(), record.recordParts());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(recordParts());
    }
}
