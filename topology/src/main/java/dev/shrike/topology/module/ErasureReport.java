package dev.shrike.topology.module;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one partition of a topology removed of a person.
 *
 * @param order id of the event that ordered it
 * @param correlation joins the events of the erasure, or null
 * @param person who was erased
 * @param partition which partition removed it
 * @param removed how many of what, by name
 */
public record ErasureReport(String order, String correlation, String person, int partition, Map<String, Long> removed) {

    /** Copies the numbers, in the order of their names. */
    public ErasureReport {
        removed = new TreeMap<>(removed);
    }
}
