package dev.shrike.topology.statistics;

import dev.shrike.topology.query.ImageStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * State of one image.
 *
 * @param owner who ticked it first by event time, or null
 * @param ownedSince when, in milliseconds since 1970
 * @param ticks how many
 * @param histogram how many ratings of 1 to 5
 */
record ImageTally(String owner, long ownedSince, long ticks, List<Long> histogram) {
    static final ImageTally NONE = new ImageTally(null, Long.MAX_VALUE, 0, List.of(0L, 0L, 0L, 0L, 0L));

    ImageTally ticked(String person, long more, long time) {
        boolean earlier = time < ownedSince || (time == ownedSince && (owner == null || person.compareTo(owner) < 0));
        return new ImageTally(earlier ? person : owner, earlier ? time : ownedSince, ticks + more, histogram);
    }

    /** With a rating instead of an earlier one; 0 is none. */
    ImageTally rated(int before, int now) {
        var changed = new ArrayList<>(histogram);
        add(changed, before, -1);
        add(changed, now, 1);
        return new ImageTally(owner, ownedSince, ticks, changed);
    }

    private static void add(List<Long> counts, int rating, long more) {
        if (rating != 0) {
            counts.set(rating - 1, counts.get(rating - 1) + more);
        }
    }

    boolean empty() {
        return ticks == 0 && ratings() == 0;
    }

    private long ratings() {
        return histogram.stream().mapToLong(Long::longValue).sum();
    }

    private double mean() {
        long sum = 0;
        for (int i = 0; i < histogram.size(); i++) {
            sum += histogram.get(i) * (i + 1);
        }
        return ratings() == 0 ? 0 : (double) sum / ratings();
    }

    ImageStatistics view(String image) {
        return new ImageStatistics(
                image, Optional.ofNullable(owner).map(UUID::fromString), ticks, ratings(), mean(), histogram);
    }
}
