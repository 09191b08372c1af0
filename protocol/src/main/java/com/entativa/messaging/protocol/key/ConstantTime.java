package com.entativa.messaging.protocol.key;

/// The one place where secrets and tags are compared.
public final class ConstantTime {
    private ConstantTime() {}

    /// Time depends on the lengths alone, which are public.
    public static boolean equal(byte[] a, byte[] b) {
        if (a.length != b.length) return false;
        int difference = 0;
        for (int i = 0; i < a.length; i++) difference |= a[i] ^ b[i];
        return difference == 0;
    }

    public static boolean isZero(byte[] bytes) {
        int any = 0;
        for (byte b : bytes) any |= b;
        return any == 0;
    }
}
