package dev.shrike.bridge.fault;

import java.util.Locale;

/** What can happen to a lane, told apart. Each is counted, and comes with what a person can do about it. */
public enum Incident {
    /** The stream or topic was deleted and made again: sequences and offsets mean something else now. */
    RECREATED(
            Course.STOPS,
            "decide whether the new one is mirrored from its start, then: shrike bridge checkpoints reset LANE"),
    /** The stream has lost its tail, and sequences that were mirrored are given out again. */
    ROLLED_BACK(Course.STOPS, "find out what was lost, then: shrike bridge checkpoints move LANE --to-end"),
    /** A reverse lane finds more events already published than any predecessor can have left uncommitted. */
    TOO_MUCH_IN_DOUBT(Course.STOPS, "the lane's checkpoint is lost or old: restore bridge.checkpoints"),
    /** NATS does not answer. */
    NATS_AWAY(Course.WAITS, "start NATS, or look at the network between"),
    /** Kafka does not answer. */
    KAFKA_AWAY(Course.WAITS, "start Kafka, or look at the network between"),
    /** The schema registry does not answer. */
    REGISTRY_AWAY(Course.WAITS, "start the registry, or look at the network between"),
    /** The stream is not there. */
    STREAM_MISSING(Course.WAITS, "create the stream; shrike bridge plan says how it should be"),
    /** A topic is not there. */
    TOPIC_MISSING(Course.WAITS, "create the topic, or restart the bridge, which makes its own"),
    /** A transaction that does not end hides what lies behind it from readers of committed records. */
    TRANSACTION_OPEN(
            Course.WAITS,
            "end that producer or wait for its transaction's timeout; a hanging one is ended with kafka-transactions abort"),
    /** A broker refuses what the lane needs. */
    REFUSED(Course.WAITS, "look at permissions and settings; shrike bridge plan compares them"),
    /** Another writer has taken the lane. */
    FENCED(Course.WAITS, "nothing, unless it happens again and again: then two groups run the same lanes"),
    /** Something nobody thought of. */
    UNEXPECTED(Course.WAITS, "read the trace in the log"),
    /** Messages reached the end of their retention before they were mirrored. */
    EXPIRED(Course.GOES_ON, "lengthen the stream's retention, or find out why the lane was behind"),
    /** Somebody removed messages before they were mirrored. */
    PURGED(Course.GOES_ON, "nothing, if the purge was meant"),
    /** The clock of NATS is ahead of the one here. */
    CLOCK_SKEW(Course.GOES_ON, "set the clocks; records get the time here instead of one in the future");

    /** What the lane does about it. */
    public enum Course {
        /** It stops until a person has decided. */
        STOPS,
        /** It tries again, for ever. */
        WAITS,
        /** It goes on, and says so. */
        GOES_ON
    }

    private final Course course;
    private final String advice;

    Incident(Course course, String advice) {
        this.course = course;
        this.advice = advice;
    }

    /** What the lane does about it. */
    public Course course() {
        return course;
    }

    /** What a person can do about it, as the end of a sentence. */
    public String advice() {
        return advice;
    }

    /** The word that stands in metrics and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
