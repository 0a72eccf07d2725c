package dev.shrike.topology.upcast;

import dev.shrike.schemas.rate.v1.Rate;
import dev.shrike.topology.module.PrefixScan;
import dev.shrike.topology.module.StoreKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Ratings of images that nobody ticked yet, with the time by the clock at which each began to wait. */
final class WaitingRatings {
    static final String STORE = "waiting-ratings";

    private final TimestampedKeyValueStore<String, SpecificRecord> store;

    private WaitingRatings(TimestampedKeyValueStore<String, SpecificRecord> store) {
        this.store = store;
    }

    static StoreBuilder<TimestampedKeyValueStore<String, SpecificRecord>> store(Serde<SpecificRecord> events) {
        return Stores.timestampedKeyValueStoreBuilder(
                Stores.persistentTimestampedKeyValueStore(STORE), Serdes.String(), events);
    }

    static WaitingRatings in(ProcessingContext context) {
        return new WaitingRatings(context.getStateStore(STORE));
    }

    void add(Rate rating, long now) {
        store.putIfAbsent(
                StoreKey.of(rating.getData().getImageUrl(), rating.getId()), ValueAndTimestamp.make(rating, now));
    }

    /** Takes out the ratings of an image. */
    List<Rate> takeFor(String image) {
        var taken = new ArrayList<Rate>();
        for (var row : PrefixScan.rows(store, StoreKey.prefix(image))) {
            store.delete(row.key);
            taken.add((Rate) row.value.value());
        }
        return taken;
    }

    /** Takes out the ratings that began to wait at this time or earlier. */
    List<Rate> takeSince(long time) {
        return takeIf(row -> row.timestamp() <= time);
    }

    int forget(String person) {
        return takeIf(row -> ((Rate) row.value()).getData().getUser().getId().equals(person))
                .size();
    }

    private List<Rate> takeIf(Predicate<ValueAndTimestamp<SpecificRecord>> wanted) {
        var taken = new ArrayList<Rate>();
        var keys = new ArrayList<String>();
        try (var rows = store.all()) {
            while (rows.hasNext()) {
                var row = rows.next();
                if (wanted.test(row.value)) {
                    keys.add(row.key);
                    taken.add((Rate) row.value.value());
                }
            }
        }
        keys.forEach(store::delete);
        return taken;
    }
}
