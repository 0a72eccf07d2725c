package dev.shrike.messaging.command;

import dev.shrike.schemas.command.CommandCatalogue;
import dev.shrike.schemas.command.CommandDefinition;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Has commands decided by this service's handlers. Thread-safe.
 *
 * <p>Guarantee: a command is decided once. What its handler wrote, the decision and the events that follow commit together; when the
 * same id is issued again within seven days, the answer is that of the first time. The payload is kept nowhere.
 */
@Singleton
public final class Commands {
    private static final int BATCH = 5_000;
    private static final int MOST_BATCHES = 100;

    private final CommandCatalogue catalogue;
    private final Map<String, CommandHandler<?>> handlers = new HashMap<>();
    private final Map<String, CommandLog> logs = new HashMap<>();
    private final Collection<CommandLog> ofAllDatabases;
    private final Validator validator;

    Commands(
            CommandCatalogue catalogue,
            Collection<CommandHandler<?>> handlers,
            Collection<CommandLog> logs,
            Validator validator) {
        this.catalogue = catalogue;
        this.validator = validator;
        this.ofAllDatabases = List.copyOf(logs);
        handlers.forEach(handler -> add(handler, logs));
    }

    private void add(CommandHandler<?> handler, Collection<CommandLog> all) {
        String name = handler.command();
        if (catalogue.find(name).isEmpty()) {
            throw new IllegalStateException("A handler decides on " + name + ", which the catalogue does not know");
        }
        if (handlers.put(name, handler) != null) {
            throw new IllegalStateException("Two handlers decide on " + name);
        }
        logs.computeIfAbsent(
                handler.dataSource(),
                dataSource -> all.stream()
                        .filter(log -> log.dataSource().equals(dataSource))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "The handler of " + name + " names no datasource of this service: " + dataSource)));
    }

    /** Names of the commands that this service decides on. */
    public List<String> names() {
        return handlers.keySet().stream().sorted().toList();
    }

    /**
     * Has a command decided. Takes part in the transaction of this thread, or makes one.
     *
     * @throws UnknownCommandException when this service has no handler for it, or its payload is of another class
     * @throws CommandIdReusedException when the id belongs to another command
     * @throws UndeclaredDecisionException when the handler decides what the catalogue does not say; nothing has happened
     */
    public <P> CommandResult issue(Command<P> command) {
        CommandHandler<P> handler = handler(command);
        CommandDefinition definition = catalogue.find(command.name()).orElseThrow();
        String violations = violations(command.payload());
        if (!violations.isEmpty()) {
            return new CommandResult.Rejected(CommandDefinition.INVALID, violations, false);
        }
        return logs.get(handler.dataSource()).decide(command, definition, handler);
    }

    /**
     * Forgets what somebody issued: their commands could then be decided again.
     *
     * @return how many there were
     */
    public int forget(Issuer issuer) {
        return logs.values().stream().mapToInt(log -> log.forget(issuer)).sum();
    }

    /**
     * Forgets what somebody issued and one database knows of, whether anything is decided there now or not. Takes part in the
     * transaction of this thread.
     *
     * @return how many there were
     */
    public int forget(String dataSource, Issuer issuer) {
        return ofAllDatabases.stream()
                .filter(log -> log.dataSource().equals(dataSource))
                .mapToInt(log -> log.forget(issuer))
                .sum();
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "1h")
    void clean() {
        for (CommandLog log : logs.values()) {
            int deleted = BATCH;
            for (int i = 0; i < MOST_BATCHES && deleted == BATCH; i++) {
                deleted = log.clean(BATCH);
            }
        }
    }

    @SuppressWarnings("unchecked") // its payload class was compared
    private <P> CommandHandler<P> handler(Command<P> command) {
        CommandHandler<?> handler = handlers.get(command.name());
        if (handler == null || !handler.payload().isInstance(command.payload())) {
            throw new UnknownCommandException(command);
        }
        return (CommandHandler<P>) handler;
    }

    private String violations(Object payload) {
        return validator.validate(payload).stream()
                .sorted(Comparator.comparing(
                        (ConstraintViolation<?> one) -> one.getPropertyPath().toString()))
                .map(one -> one.getPropertyPath() + " " + one.getMessage())
                .collect(Collectors.joining(", "));
    }
}
