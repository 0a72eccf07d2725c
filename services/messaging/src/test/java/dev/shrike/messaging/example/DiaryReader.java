package dev.shrike.messaging.example;

import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.ReceivedEvent;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.tick.v1.Tick;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
@Requires(property = "diary.reader")
class DiaryReader implements EventHandler {
    private final DiaryRows rows;

    DiaryReader(DiaryRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "diary-reader";
    }

    @Override
    public String dataSource() {
        return "birds";
    }

    @Override
    public List<Selection> selections() {
        return List.of(Selection.of("tick", 1, "new"));
    }

    @Override
    public void handle(ReceivedEvent received) {
        Tick tick = (Tick) received.event();
        rows.markAsPublished(tick.getId()); // in one transaction with the inbox
    }
}
