package dev.shrike.topology.module;

import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * What a processor gives that also removes erased people: its values, and reports of what it removed.
 *
 * @param <V> type of the values
 */
public sealed interface Outcome<V> {

    /** A value; null ends its key. */
    record Value<V>(V value) implements Outcome<V> {}

    /** A report. */
    record Removed<V>(ErasureReport report) implements Outcome<V> {}

    /** The values alone. */
    static <V> KStream<String, V> values(KStream<String, Outcome<V>> outcomes) {
        return outcomes.filter((key, outcome) -> outcome instanceof Value<V>, Named.as("values"))
                .mapValues(outcome -> ((Value<V>) outcome).value(), Named.as("of-values"));
    }

    /** The reports alone. */
    static <V> KStream<String, ErasureReport> reports(KStream<String, Outcome<V>> outcomes) {
        return outcomes.filter((key, outcome) -> outcome instanceof Removed<V>, Named.as("reports"))
                .mapValues(outcome -> ((Removed<V>) outcome).report(), Named.as("of-reports"));
    }
}
