package dev.shrike.messaging.example;

import dev.shrike.messaging.live.LiveEvents;
import dev.shrike.messaging.live.LiveSubscription;
import dev.shrike.messaging.subscribe.Selection;
import dev.shrike.schemas.tick.v1.Tick;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@Singleton
class DiaryView {
    private final LiveEvents events;

    DiaryView(LiveEvents events) {
        this.events = events;
    }

    List<Tick> nextTicks(int wanted, Duration atMost) throws InterruptedException {
        List<Tick> ticks = new ArrayList<>();
        try (LiveSubscription live = events.open(Selection.of("tick", 1, "new"), 100)) {
            for (var next = live.next(atMost); next.isPresent(); next = live.next(atMost)) {
                ticks.add((Tick) next.get().event());
                if (ticks.size() == wanted) {
                    break;
                }
            }
        }
        return ticks;
    }
}
