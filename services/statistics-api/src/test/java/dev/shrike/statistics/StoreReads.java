package dev.shrike.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shrike.topology.reading.StoreQuestion;
import dev.shrike.topology.reading.StoreQuestion.Kind;
import java.util.List;
import java.util.stream.IntStream;

/** Asks one instance about its own stores, as another one would. */
record StoreReads(Http instance) {
    static final String PATH = "/internal/topologies/reads";

    private static final int PARTITIONS = 2;

    /** For each partition of the scores 1 where it answers, else 0. */
    List<Integer> answering(boolean stale) {
        return IntStream.range(0, PARTITIONS)
                .map(partition -> instance.post(PATH, count(partition, stale)).status() == 200 ? 1 : 0)
                .boxed()
                .toList();
    }

    static byte[] count(int partition, boolean stale) {
        try {
            return new ObjectMapper()
                    .writeValueAsBytes(new StoreQuestion(
                            "score", "scored-images", Kind.COUNT, null, null, null, 0, List.of(partition), stale));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
