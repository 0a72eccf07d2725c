package dev.shrike.users.recipient;

/** What came of one attempt to deliver. */
sealed interface Attempt {

    /** The recipient said that it has it. */
    record Taken() implements Attempt {}

    /** It did not; later it may. The reason is for an admin: it holds nothing that the recipient wrote. */
    record Refused(String reason) implements Attempt {}
}
