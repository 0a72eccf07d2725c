package dev.shrike.messaging.command;

/**
 * Decides on the commands of one name. Every bean of this type is known to {@link Commands}.
 *
 * @param <P> the payload
 */
public interface CommandHandler<P> {

    /** The command's name in the catalogue. */
    String command();

    /** The payload's class; it is validated before {@link #decide} sees it. */
    Class<P> payload();

    /** Name of the datasource in whose transaction it decides. */
    String dataSource();

    /**
     * Decides, in a transaction that also keeps the decision and publishes its events: all or nothing. When it throws nothing has
     * happened, and the command may be issued again with the same id.
     */
    Decision decide(Command<P> command);
}
