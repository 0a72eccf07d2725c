package dev.shrike.messaging.example;

import dev.shrike.messaging.eventstore.AggregateRepository;
import dev.shrike.messaging.eventstore.AggregateStore;
import dev.shrike.messaging.eventstore.SnapshotForm;
import dev.shrike.schemas.tick.v1.Tick;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class LifeLists {
    private final AggregateRepository<LifeList> lists;

    LifeLists(@Named("birds") AggregateStore store) {
        lists = store.repository(new LifeList.Rules(), SnapshotForm.json(LifeList.class, 1, 100));
    }

    LifeList add(Tick tick) {
        String url = tick.getData().getImage().getUrl();
        return lists.update(
                        tick.getData().getUser().getId(),
                        list -> list.images().contains(url) ? List.of() : List.of(tick))
                .state();
    }
}
