package dev.shrike.messaging.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.read.EventReader;
import dev.shrike.schemas.count.v1.Count;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CountedEventsIT {
    private static final String SOURCE = "services/Tests";

    private final String name = Service.newDatabase(); // no other test counts it
    private Service service = start("100ms");

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whatManyThreadsAddIsPublishedAndNothingTwice() throws InterruptedException {
        EventCounter counter = service.bean(CountedEvents.class).counter(SOURCE, name);
        List<Thread> threads = List.of(adding(counter), adding(counter), adding(counter));
        for (Thread thread : threads) {
            thread.join();
        }

        Awaitility.await("all is published").atMost(Duration.ofSeconds(60)).until(() -> published() >= 3_000);

        assertThat(published()).isEqualTo(3_000);
        assertThat(service.bean(CountedEvents.class).counter(SOURCE, name)).isSameAs(counter);
    }

    @Test
    void whatWasAddedBeforeTheApplicationStopsIsPublishedThen() {
        service.close();
        service = start("1h");
        service.bean(CountedEvents.class).counter(SOURCE, name).add(7);
        assertThat(published()).isZero();

        service.close();

        service = start("1h");
        assertThat(published()).isEqualTo(7);
    }

    @Test
    void whatIsCountedInATransactionIsCountedWhenItCommits() {
        EventCounter counter = service.bean(CountedEvents.class).counter(SOURCE, name);

        service.publish(counter.event(2));
        service.awaitPublished();

        assertThat(published()).isEqualTo(2);
    }

    @Test
    void aNameThatIsNoTokenIsRefused() {
        CountedEvents counted = service.bean(CountedEvents.class);

        assertThatThrownBy(() -> counted.counter(SOURCE, "a.b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counted.counter(SOURCE, "")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Service start(String interval) {
        return Service.start(Service.newDatabase(), Map.of("shrike.messaging.count.interval", interval))
                .awaitStreams();
    }

    private static Thread adding(EventCounter counter) {
        return Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 1_000; i++) {
                counter.add();
            }
        });
    }

    private long published() {
        return service.bean(EventReader.class).readAggregate("count", name, 0, EventReader.MAX_LIMIT).events().stream()
                .mapToLong(event -> ((Count) event.event()).getData().getTimes())
                .sum();
    }
}
