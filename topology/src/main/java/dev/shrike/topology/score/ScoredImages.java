package dev.shrike.topology.score;

import dev.shrike.topology.module.QueryableStore;
import dev.shrike.topology.module.StoreKey;
import dev.shrike.topology.serde.JsonSerde;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state of each image, and the images in the order of their scores, best first. */
final class ScoredImages {
    static final String STORE = "scored-images";
    static final String RANKING = "score-ranking";
    static final QueryableStore<String, ImageScore> BY_IMAGE =
            QueryableStore.byText(STORE, JsonSerde.of(ImageScore.class));
    static final QueryableStore<String, ImageScore> BEST_FIRST =
            QueryableStore.byText(RANKING, JsonSerde.of(ImageScore.class));

    private final KeyValueStore<String, ImageScore> images;
    private final KeyValueStore<String, ImageScore> ranking;

    private ScoredImages(KeyValueStore<String, ImageScore> images, KeyValueStore<String, ImageScore> ranking) {
        this.images = images;
        this.ranking = ranking;
    }

    static StoreBuilder<KeyValueStore<String, ImageScore>> store() {
        return builder(STORE);
    }

    static StoreBuilder<KeyValueStore<String, ImageScore>> ranking() {
        return builder(RANKING);
    }

    static ScoredImages in(ProcessingContext context) {
        return new ScoredImages(context.getStateStore(STORE), context.getStateStore(RANKING));
    }

    ImageScore of(String image) {
        ImageScore found = images.get(image);
        return found == null ? ImageScore.NONE : found;
    }

    void put(String image, ImageScore before, ImageScore now) {
        if (before.published()) {
            ranking.delete(rank(image, before));
        }
        if (now.published()) {
            ranking.put(rank(image, now), now);
        }
        images.put(image, now.evidence().equals(ImageEvidence.NONE) ? null : now);
    }

    /** Sorts better means first, and equal ones by address. */
    private static String rank(String image, ImageScore score) {
        long below = Math.round((5 - score.mean()) * 1_000_000);
        return StoreKey.of(String.format(Locale.ROOT, "%07d", below), image);
    }

    static String imageIn(String rank) {
        return StoreKey.parts(rank, 2)[1];
    }

    private static StoreBuilder<KeyValueStore<String, ImageScore>> builder(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), JsonSerde.of(ImageScore.class))
                .withCachingEnabled();
    }
}
