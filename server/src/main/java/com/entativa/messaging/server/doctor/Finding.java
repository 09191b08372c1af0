package com.entativa.messaging.server.doctor;

/// What a check found. `remedy` is empty when all is well.
public record Finding(Level level, String area, String what, String remedy) {
    public enum Level {
        OK,
        /// It runs, but not for ever or not as well.
        WARN,
        FAIL
    }

    public static Finding ok(String area, String what) {
        return new Finding(Level.OK, area, what, "");
    }

    public static Finding warn(String area, String what, String remedy) {
        return new Finding(Level.WARN, area, what, remedy);
    }

    public static Finding fail(String area, String what, String remedy) {
        return new Finding(Level.FAIL, area, what, remedy);
    }
}
