package dev.shrike.gdpr.right;

/** What came of a command. */
public sealed interface Handled {

    /** It happens. */
    record Happened(RequestEvent event) implements Handled {}

    /** It does not, and nothing changes. */
    record Denied(Denial denial) implements Handled {}
}
