package dev.shrike.bridge.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Findings as they are made: all are counted, the first ones are kept. Used by one thread. */
final class Findings {
    static final int KEPT = 1_000;

    private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
    private final List<Finding> kept = new ArrayList<>();
    private final String stream;

    Findings(String stream) {
        this.stream = stream;
    }

    /** Counts one; false when it is not kept, and its particulars need not be found out. */
    boolean count(Finding.Kind kind) {
        counts.merge(kind, 1L, Long::sum);
        return kept.size() < KEPT;
    }

    void keep(Finding.Kind kind, long sequence, String eventId, String subject, String detail) {
        kept.add(new Finding(kind, stream, sequence, eventId, subject, detail));
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    Map<Finding.Kind, Long> counts() {
        return Map.copyOf(counts);
    }
}
