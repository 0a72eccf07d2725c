package dev.shrike.bridge.redrive;

/**
 * How a redrive goes about it.
 *
 * @param dryRun whether it only says what it would do
 * @param asLatest whether an event is brought in even where its key has newer ones, and then counts as the latest of its key
 */
public record RedriveOptions(boolean dryRun, boolean asLatest) {
    /** In order within each key, for good. */
    public static RedriveOptions inOrder() {
        return new RedriveOptions(false, false);
    }
}
