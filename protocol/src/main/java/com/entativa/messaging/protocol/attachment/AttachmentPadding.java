package com.entativa.messaging.protocol.attachment;

/// Sizes of files are hidden in steps of 5 %: what is encrypted is padded with zeros to this length. P-A-3
public final class AttachmentPadding {
    private static final int SMALLEST = 541;
    private static final double STEP = 1.05;

    private AttachmentPadding() {}

    /// max(541, ⌊1.05^⌈log₁.₀₅ n⌉⌋), and never less than `length`.
    public static long paddedLength(long length) {
        if (length <= SMALLEST) return SMALLEST;
        double steps = Math.ceil(Math.log((double) length) / Math.log(STEP));
        return Math.max(length, (long) Math.floor(Math.pow(STEP, steps)));
    }
}
