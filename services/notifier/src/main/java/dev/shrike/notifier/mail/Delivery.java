package dev.shrike.notifier.mail;

/** What became of one attempt to deliver a mail. Reasons hold no personal data. */
sealed interface Delivery {
    /** The mail server has it. */
    record Sent() implements Delivery {}

    /** There is nobody to send it to, nobody any more, or somebody whose data must not be used. */
    record Nobody() implements Delivery {}

    /** It will not go out, now or later. */
    record Failed(String reason) implements Delivery {}

    /** A server that is needed does not answer; later it may. */
    record Unreachable(String reason) implements Delivery {}
}
