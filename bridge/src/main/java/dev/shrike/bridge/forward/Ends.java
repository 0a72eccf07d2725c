package dev.shrike.bridge.forward;

import dev.shrike.bridge.checkpoint.CheckpointLog;
import dev.shrike.bridge.kafka.LaneProducer;
import dev.shrike.bridge.nats.Cursor;
import dev.shrike.bridge.nats.StreamView;

/**
 * What an attempt at a forward lane touches outside of itself: its stream and its topics. Each method may fail with {@link
 * dev.shrike.bridge.fault.UnavailableException} while what it needs is away. Thread-safe.
 */
interface Ends {

    /** Fences the lane's predecessors. */
    LaneProducer fence();

    /** The lane's checkpoints, which are worth reading once its predecessors are fenced. */
    CheckpointLog checkpoints();

    /** What is made of messages; knows what the lane mirrored last. */
    Translation translation();

    /** The largest dead letter that Kafka takes. */
    int maxDeadLetterBytes();

    StreamView streams();

    /** Reads the lane's part of its stream. */
    Cursor open(long from);
}
