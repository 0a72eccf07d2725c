package dev.shrike.gdpr.right;

import java.time.LocalDate;

/** What happened to a request. Words of a person redact themselves. */
public sealed interface RequestEvent {

    /** The day on which it happened. */
    LocalDate on();

    /** It reached the controller. */
    record Received(LocalDate on, RequestKind kind) implements RequestEvent {}

    /** The period was extended. */
    record Extended(LocalDate on, int months, String reason) implements RequestEvent {
        @Override
        public String toString() {
            return "Extended[" + on + ", " + months + " months]";
        }
    }

    /** The clock stopped. */
    record Paused(LocalDate on, Awaited awaited) implements RequestEvent {}

    /** The clock goes on. */
    record Resumed(LocalDate on) implements RequestEvent {}

    /** It was done as asked. */
    record Granted(LocalDate on) implements RequestEvent {}

    /** It was refused. */
    record Refused(LocalDate on, RefusalGround ground, String reason) implements RequestEvent {
        @Override
        public String toString() {
            return "Refused[" + on + ", " + ground + "]";
        }
    }

    /** The person withdrew it. */
    record Withdrawn(LocalDate on) implements RequestEvent {}
}
