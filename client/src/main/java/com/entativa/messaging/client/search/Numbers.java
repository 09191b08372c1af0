package com.entativa.messaging.client.search;

import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Arrays;

/// Ascending numbers, each once; written as the first and the steps to the next, seven bits a byte.
final class Numbers {
    private static final int MANY = 1_000_000;

    private Numbers() {}

    static long[] with(long[] numbers, long number) {
        int found = Arrays.binarySearch(numbers, number);
        if (found >= 0) return numbers;
        int at = -found - 1;
        long[] more = new long[numbers.length + 1];
        System.arraycopy(numbers, 0, more, 0, at);
        more[at] = number;
        System.arraycopy(numbers, at, more, at + 1, numbers.length - at);
        return more;
    }

    static long[] without(long[] numbers, long number) {
        int at = Arrays.binarySearch(numbers, number);
        if (at < 0) return numbers;
        long[] fewer = new long[numbers.length - 1];
        System.arraycopy(numbers, 0, fewer, 0, at);
        System.arraycopy(numbers, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    /// The largest up to `most`; -1 when there is none.
    static long floor(long[] numbers, long most) {
        int found = Arrays.binarySearch(numbers, most);
        if (found >= 0) return most;
        int at = -found - 2;
        return at < 0 ? -1 : numbers[at];
    }

    static void write(ByteWriter out, long[] numbers) {
        out.u32(numbers.length);
        long last = 0;
        for (long number : numbers) {
            long step = number - last;
            while (step > 0x7f) {
                out.u8((int) (step & 0x7f) | 0x80);
                step >>>= 7;
            }
            out.u8((int) step);
            last = number;
        }
    }

    static long[] read(ByteReader in) {
        long[] numbers = new long[in.count(MANY)];
        long last = 0;
        for (int i = 0; i < numbers.length; i++) {
            last += step(in);
            numbers[i] = last;
        }
        return numbers;
    }

    private static long step(ByteReader in) {
        long step = 0;
        for (int shift = 0; ; shift += 7) {
            int piece = in.u8();
            step |= (long) (piece & 0x7f) << shift;
            if (piece < 0x80) return step;
        }
    }
}
