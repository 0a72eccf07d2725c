package dev.shrike.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EarlierFirstTest {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void withoutUnansweredDeliveriesEverythingPasses() {
        EarlierFirst<String> earlier = unanswered(0);

        assertThat(earlier.fetched("new", 8)).containsExactly("new");
        assertThat(earlier.mayFetch()).isTrue();
    }

    @Test
    void newOnesWaitUntilAllEarlierOnesHaveComeAndThoseAreInOrder() {
        EarlierFirst<String> earlier = unanswered(3);

        assertThat(earlier.fetched("6", 6)).isEmpty();
        assertThat(earlier.fetched("8", 8)).isEmpty();
        assertThat(earlier.fetched("7", 7)).isEmpty();
        assertThat(earlier.fetched("5", 5)).containsExactly("5", "6", "7", "8");
        assertThat(earlier.fetched("9", 9)).containsExactly("9");
    }

    @Test
    void whatIsLateIsStillPutIntoOrderUntilTheServerComesToNewOnes() {
        EarlierFirst<String> earlier = unanswered(3);
        assertThat(earlier.fetched("8", 8)).isEmpty();

        nanos.addAndGet(Duration.ofSeconds(32).toNanos());

        assertThat(earlier.fetched("7", 7)).isEmpty();
        assertThat(earlier.fetched("6", 6)).isEmpty();
        assertThat(earlier.fetched("9", 9)).containsExactly("6", "7", "8", "9");
    }

    @Test
    void earlierOnesThatNeverComeHoldNobodyForEver() {
        EarlierFirst<String> earlier = unanswered(2);
        assertThat(earlier.fetched("8", 8)).isEmpty();
        assertThat(earlier.mayFetch()).isFalse();
        assertThat(earlier.nothingFetched()).isEmpty();

        nanos.addAndGet(Duration.ofSeconds(32).toNanos());

        assertThat(earlier.mayFetch()).isTrue();
        assertThat(earlier.nothingFetched()).containsExactly("8");
    }

    /** Of messages up to 7. */
    private EarlierFirst<String> unanswered(int missing) {
        return new EarlierFirst<>(7, missing, Duration.ofSeconds(30), nanos::get);
    }
}
