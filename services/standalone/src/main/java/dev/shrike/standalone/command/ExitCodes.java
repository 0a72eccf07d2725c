package dev.shrike.standalone.command;

/** What scripts can rely on. */
public final class ExitCodes {
    public static final int OK = 0;
    /** It did not work, or not everything is well. */
    public static final int FAILED = 1;
    /** The command line makes no sense. */
    public static final int USAGE = 2;
    /** Shrike does not run. */
    public static final int NOT_RUNNING = 3;

    private ExitCodes() {}
}
