package dev.shrike.bridge.cli;

/** What scripts can rely on. */
final class ExitCode {
    static final int OK = 0;
    /** It did not work, or something was found. */
    static final int FOUND = 1;
    /** The command line or the configuration makes no sense. */
    static final int USAGE = 2;
    /** NATS, Kafka or the registry is away. */
    static final int AWAY = 3;

    private ExitCode() {}
}
