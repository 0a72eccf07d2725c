package dev.shrike.messaging.trace;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.saga.Saga;
import dev.shrike.messaging.saga.Sagas;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.tick.v1.Tick;
import dev.shrike.schemas.trace.TraceScope;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;

/** Answers tick {@value #CALL} of its person with tick {@value #ANSWER}, and that by a saga whose step makes tick {@value #LAST}. */
@Singleton
@Requires(property = "echo.person")
class Echo implements EventHandler {
    static final int CALL = 0;
    static final int ANSWER = 1;
    static final int LAST = 2;

    /** What the handler's log lines said of their trace, by the number of the tick. */
    final Map<Integer, String> logged = new ConcurrentHashMap<>();

    private final UUID person;
    private final Outbox outbox;
    private final Sagas sagas;
    private final Saga<Answered> saga;

    /** What the saga knows. */
    record Answered(String person) {}

    Echo(
            @Value("${echo.person}") UUID person,
            @Named(Service.DATA_SOURCE) Outbox outbox,
            @Named(Service.DATA_SOURCE) Sagas sagas,
            Saga<Answered> saga) {
        this.person = person;
        this.outbox = outbox;
        this.sagas = sagas;
        this.saga = saga;
    }

    @Override
    public String name() {
        return "echo-" + person;
    }

    @Override
    public String dataSource() {
        return Service.DATA_SOURCE;
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("tick", 1, "new"));
    }

    @Override
    public void handle(ReceivedEvent received) {
        if (!received.aggregate().equals(person.toString())) {
            return;
        }
        int number = Ticks.number((Tick) received.event());
        logged.put(number, MDC.get(TraceScope.TRACE_ID));
        switch (number) {
            case CALL -> outbox.append(Ticks.by(person, ANSWER));
            case ANSWER -> sagas.start(saga, person.toString(), new Answered(person.toString()));
            default -> {}
        }
    }

    @Factory
    @Requires(property = "echo.person")
    static class Definitions {
        @Singleton
        Saga<Answered> saga(@Named(Service.DATA_SOURCE) Outbox outbox) {
            return Saga.named("echo")
                    .on(Service.DATA_SOURCE)
                    .holding(Answered.class)
                    .step("last", (state, key) -> {
                        outbox.append(Ticks.by(UUID.fromString(state.person()), LAST));
                        return state;
                    })
                    .build();
        }
    }
}
