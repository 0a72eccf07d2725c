package dev.shrike.messaging.projection;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.Ticks;
import dev.shrike.messaging.read.StoredEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.tick.v1.Tick;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;

/** How often each number was ticked; fails and dawdles as a test wants. */
@Singleton
@Requires(property = "numbers.version")
class TickNumbers implements Projection {
    static final String NAME = "tick-numbers";

    final Semaphore mayRebuild = new Semaphore(1_000_000);
    volatile int failsOn = -1;

    private final int version;

    TickNumbers(@Value("${numbers.version}") int version) {
        this.version = version;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return version;
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
    public List<String> tables() {
        return List.of("tick_number");
    }

    @Override
    public void createTables(Connection connection) throws SQLException {
        String more = version > 1 ? ", person uuid" : "";
        try (var statement = connection.createStatement()) {
            statement.execute("create table tick_number (number int primary key, times int not null" + more + ")");
        }
    }

    @Override
    public void apply(StoredEvent event, ProjectionTables tables) throws SQLException {
        if (Thread.currentThread().getName().endsWith("building")) {
            mayRebuild.acquireUninterruptibly();
        }
        int number = Ticks.number((Tick) event.event());
        tables.write("""
                insert into tick_number (number, times) select ?, 1
                on conflict (number) do update set times = tick_number.times + 1""", number);
        if (number == failsOn) {
            throw new IllegalStateException("told to fail on " + number);
        }
    }
}
