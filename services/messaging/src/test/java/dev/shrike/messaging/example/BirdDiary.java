package dev.shrike.messaging.example;

import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.schemas.tick.v1.Tick;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

@Singleton
class BirdDiary {
    private final DiaryRows rows;
    private final Outbox outbox;

    BirdDiary(DiaryRows rows, @Named("birds") Outbox outbox) {
        this.rows = rows;
        this.outbox = outbox;
    }

    @Transactional("birds")
    void note(Tick tick) {
        rows.insert(tick.getId()); // your own tables
        outbox.append(tick); // published when this method's transaction has committed
    }
}
