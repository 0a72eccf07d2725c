package dev.shrike.admin.alert.tell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.shrike.admin.alert.state.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private final Notice notice = new Notice(UUID.randomUUID(), "parts", List.of(), List.of(), Instant.EPOCH);
    private final List<Deliveries.Delivered> heard = new ArrayList<>();
    private Deliveries deliveries;

    /** A channel that fails so many times. */
    private record Failing(String name, boolean open, AtomicInteger failures, AtomicInteger told) implements Channel {
        Failing(String name, int failures) {
            this(name, true, new AtomicInteger(failures), new AtomicInteger());
        }

        @Override
        public void tell(Message message) {
            if (failures.getAndDecrement() > 0) {
                throw new UntoldException("not now");
            }
            told.incrementAndGet();
        }
    }

    @AfterEach
    void close() {
        deliveries.close();
    }

    @Test
    void it_is_told_as_soon_as_one_channel_has_it_and_the_other_is_tried_again() {
        Failing mail = new Failing("mail", 1);
        Failing webhook = new Failing("webhook", 0);
        begin(mail, webhook);

        await().atMost(SOON).until(() -> heard().size() == 1);
        assertThat(heard.getFirst().told()).isTrue();
        assertThat(webhook.told()).hasValue(1);
        await("the mail, too").atMost(SOON).until(() -> mail.told().get() == 1);

        assertThat(heard()).as("heard of once").hasSize(1);
        assertThat(webhook.told()).as("told once").hasValue(1);
    }

    @Test
    void what_the_only_channel_has_told_is_told() {
        begin(new Failing("mail", 1));

        await().atMost(SOON).until(() -> heard().size() == 1);
        assertThat(heard.getFirst().told()).isTrue();
    }

    @Test
    void where_nobody_is_to_be_told_it_ends_untold() {
        begin();

        await().atMost(SOON).until(() -> heard().size() == 1);
        assertThat(heard.getFirst().told()).isFalse();
        assertThat(deliveries.open()).isEmpty();
    }

    @Test
    void what_is_one_too_many_ends_untold_and_the_others_go_on() throws InterruptedException {
        CountDownLatch answers = new CountDownLatch(1);
        Channel slow = new Channel() {
            @Override
            public String name() {
                return "slow";
            }

            @Override
            public boolean open() {
                return true;
            }

            @Override
            public void tell(Message message) {
                try {
                    answers.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        begin(slow);
        for (int i = 0; i < 25; i++) {
            deliveries.begin(notice, List.of());
        }
        assertThat(heard()).isNotEmpty().noneMatch(Deliveries.Delivered::told);

        answers.countDown();
        await().atMost(SOON).until(() -> heard().size() == 26);
    }

    private void begin(Channel... channels) {
        deliveries = new Deliveries(
                List.of(channels), new AlertSettings(Duration.ofSeconds(5), Duration.ofSeconds(10), null), null);
        deliveries.begin(notice, List.of());
    }

    private List<Deliveries.Delivered> heard() {
        heard.addAll(deliveries.ended());
        return heard;
    }
}
