package dev.shrike.admin.alert.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How a count grew of late. A count that is smaller than before began anew, from zero. Used by one thread. */
final class Growth {
    private static final int MOST = 4_000;

    private final Deque<Point> points = new ArrayDeque<>();

    private record Point(Instant at, double count) {}

    /** Notes the count; what is older than the longest window is forgotten. */
    void note(Instant at, double count, Duration longest) {
        points.addLast(new Point(at, count));
        Instant oldest = at.minus(longest);
        // the one before the window is kept: what grew since then grew in the window
        while (points.size() > MOST || points.size() > 2 && !second().at().isAfter(oldest)) {
            points.removeFirst();
        }
    }

    /** By how much it grew within the time before now. */
    double within(Instant now, Duration window) {
        Instant since = now.minus(window);
        double grown = 0;
        Point before = null;
        for (Point point : points) {
            if (before != null && point.at().isAfter(since)) {
                grown += point.count() >= before.count() ? point.count() - before.count() : point.count();
            }
            before = point;
        }
        return grown;
    }

    Instant last() {
        return points.getLast().at();
    }

    private Point second() {
        var iterator = points.iterator();
        iterator.next();
        return iterator.next();
    }
}
