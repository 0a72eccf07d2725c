package dev.shrike.standalone.platform;

/** Told how the start is getting on; called on any thread, also on several at once. */
public interface StartListener {
    void done(Step step);
}
