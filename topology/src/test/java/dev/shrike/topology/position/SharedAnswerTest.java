package dev.shrike.topology.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedAnswerTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SharedAnswer<Integer> answer = new SharedAnswer<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void many_who_wait_at_the_same_time_share_the_next_answer() throws Exception {
        var firstIsAsking = new CountDownLatch(1);
        var hold = new Semaphore(0);
        var others = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> answer.get(
                    () -> {
                        firstIsAsking.countDown();
                        hold.acquire();
                        return asked.incrementAndGet();
                    },
                    Deadline.in(LONG)));
            firstIsAsking.await();
            var came = new CountDownLatch(50);
            for (int i = 0; i < 50; i++) {
                others.add(threads.submit(() -> {
                    came.countDown();
                    return answer.get(asked::incrementAndGet, Deadline.in(LONG));
                }));
            }
            assertThat(came.await(10, TimeUnit.SECONDS)).isTrue();
            hold.release();

            assertThat(first.get()).isEqualTo(1);
            for (Future<Integer> other : others) {
                assertThat(other.get()).as("asked for after they came").isGreaterThan(1);
            }
        }
        assertThat(asked.get()).isLessThan(50);
    }

    @Test
    void who_comes_later_gets_an_answer_of_then() throws InterruptedException {
        assertThat(answer.get(asked::incrementAndGet, Deadline.in(LONG))).isEqualTo(1);
        assertThat(answer.get(asked::incrementAndGet, Deadline.in(LONG))).isEqualTo(2);
    }

    @Test
    void a_failure_is_no_answer_for_anybody_else() throws InterruptedException {
        assertThatThrownBy(() -> answer.get(
                        () -> {
                            throw new NotThereYetException("no answer");
                        },
                        Deadline.in(LONG)))
                .hasMessage("no answer");

        assertThat(answer.get(asked::incrementAndGet, Deadline.in(LONG))).isEqualTo(1);
    }

    @Test
    void nobody_waits_for_others_beyond_the_own_deadline() throws Exception {
        var asking = new CountDownLatch(1);
        var hold = new Semaphore(0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> answer.get(
                    () -> {
                        asking.countDown();
                        hold.acquire();
                        return 1;
                    },
                    Deadline.in(LONG)));
            asking.await();

            assertThatThrownBy(() -> answer.get(asked::incrementAndGet, Deadline.in(Duration.ofMillis(50))))
                    .isInstanceOf(NotThereYetException.class);
            hold.release();
            assertThat(first.get()).isEqualTo(1);
        }
    }
}
