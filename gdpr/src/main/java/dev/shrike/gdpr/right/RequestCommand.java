package dev.shrike.gdpr.right;

import java.time.LocalDate;

/** What somebody wants to happen to a request. Words of a person redact themselves. */
public sealed interface RequestCommand {

    /** The day on which it is wanted. */
    LocalDate today();

    /**
     * More time, because the request is complex or there are many.
     *
     * @param months by how many, 1 or 2
     * @param reason as it is told to the person
     */
    record Extend(LocalDate today, int months, String reason) implements RequestCommand {
        @Override
        public String toString() {
            return "Extend[" + today + ", " + months + " months]";
        }
    }

    /** The clock stops until the person has brought what is missing. */
    record Pause(LocalDate today, Awaited awaited) implements RequestCommand {}

    /** The person has brought it. */
    record Resume(LocalDate today) implements RequestCommand {}

    /** It is done as asked. */
    record Grant(LocalDate today) implements RequestCommand {}

    /**
     * It is not done.
     *
     * @param reason as it is told to the person
     */
    record Refuse(LocalDate today, RefusalGround ground, String reason) implements RequestCommand {
        @Override
        public String toString() {
            return "Refuse[" + today + ", " + ground + "]";
        }
    }

    /** The person no longer wants it. */
    record Withdraw(LocalDate today) implements RequestCommand {}
}
