package com.entativa.messaging.client.sync;

/// What must hold at the end of a simulation, told in Java that a browser runs too.
final class Books {
    private Books() {}

    static void agree(Object is, Object shouldBe) {
        if (!is.equals(shouldBe)) throw new AssertionError("expected:\n" + shouldBe + "\nbut was:\n" + is);
    }

    static void hold(boolean does, String what) {
        if (!does) throw new AssertionError("it does not hold: " + what);
    }
}
