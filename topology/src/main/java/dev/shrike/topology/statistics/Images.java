package dev.shrike.topology.statistics;

import dev.shrike.topology.module.HeldRows;
import dev.shrike.topology.module.PrefixScan;
import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.serde.JsonSerde;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state of each image, and each person's share in it, so that one person can be taken out again. */
final class Images {
    static final String TALLIES = "images";
    static final String SHARES = "shares-in-images";
    static final QueryableStore<String, ImageTally> BY_IMAGE =
            QueryableStore.byText(TALLIES, JsonSerde.of(ImageTally.class));

    private final HeldRows<ImageTally> tallies;
    private final HeldRows<Share> shares;
    private final KeyValueStore<String, Share> writtenShares;

    private Images(ProcessingContext context, HeldRows.Listener<ImageTally> listener) {
        tallies = new HeldRows<>(context.getStateStore(TALLIES), listener);
        writtenShares = context.getStateStore(SHARES);
        shares = new HeldRows<>(writtenShares, (key, before, now) -> {});
    }

    /**
     * What one person did to one image.
     *
     * @param ticks how many
     * @param firstTick when, in milliseconds since 1970
     * @param rating the present one, 0 when there is none
     * @param ratedAt when it was given
     */
    record Share(long ticks, long firstTick, int rating, long ratedAt) {
        static final Share NONE = new Share(0, Long.MAX_VALUE, 0, Long.MIN_VALUE);

        Share ticked(long time) {
            return new Share(ticks + 1, Math.min(firstTick, time), rating, ratedAt);
        }

        Share rated(int now, long time) {
            return new Share(ticks, firstTick, now, time);
        }
    }

    /**
     * Those of a task.
     *
     * @param listener hears before each commit of each image whose tally changed
     */
    static Images in(ProcessingContext context, HeldRows.Listener<ImageTally> listener) {
        return new Images(context, listener);
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(TALLIES), Serdes.String(), JsonSerde.of(ImageTally.class)),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(SHARES), Serdes.String(), JsonSerde.of(Share.class)));
    }

    ImageTally of(String image) {
        ImageTally found = tallies.get(image);
        return found == null ? ImageTally.NONE : found;
    }

    void put(String image, ImageTally tally) {
        tallies.put(image, tally.empty() ? null : tally);
    }

    Share share(String image, String person) {
        String key = StoreKey.of(image, person);
        if (tallies.get(image) == null) {
            shares.isNew(key); // nobody has one in it
        }
        Share found = shares.get(key);
        return found == null ? Share.NONE : found;
    }

    void put(String image, String person, Share share) {
        shares.put(StoreKey.of(image, person), share);
    }

    void remove(String image, String person) {
        shares.put(StoreKey.of(image, person), null);
    }

    /** Writes what changed. */
    void write() {
        shares.write();
        tallies.write();
    }

    /** The image as its shares have it, counted anew. */
    ImageTally total(String image) {
        shares.write();
        ImageTally total = ImageTally.NONE;
        for (var row : PrefixScan.rows(writtenShares, StoreKey.prefix(image))) {
            Share share = row.value;
            total = total.rated(0, share.rating());
            if (share.ticks() > 0) {
                total = total.ticked(StoreKey.last(row.key), share.ticks(), share.firstTick());
            }
        }
        return total;
    }
}
