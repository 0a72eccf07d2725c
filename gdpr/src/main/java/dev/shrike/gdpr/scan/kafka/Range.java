package dev.shrike.gdpr.scan.kafka;

import org.apache.kafka.common.TopicPartition;

/** Offsets of a partition, from the first up to the end, which is not part of it. Transaction markers count too. */
record Range(TopicPartition partition, long first, long end) {

    long size() {
        return end - first;
    }
}
