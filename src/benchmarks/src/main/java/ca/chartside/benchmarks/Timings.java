package ca.chartside.benchmarks;

import java.util.Arrays;

/** Measured times. For one thread at a time. */
final class Timings {
    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    /** In milliseconds; 0 where nothing was measured. */
    double percentile(double percent) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int place = (int) Math.ceil(percent / 100 * count) - 1;
        return sorted[Math.clamp(place, 0, count - 1)] / 1e6;
    }
}
