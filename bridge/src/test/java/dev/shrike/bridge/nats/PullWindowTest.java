package dev.shrike.bridge.nats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.bridge.settings.FetchWindow;
import org.junit.jupiter.api.Test;

class PullWindowTest {
    private final PullWindow pulls = new PullWindow(new FetchWindow(4, 1_000));

    @Test
    void twoHalvesAreOpenAtMost() {
        assertThat(pulls.next()).contains(new PullWindow.Pull(1, 2, 500));
        assertThat(pulls.next()).contains(new PullWindow.Pull(2, 2, 500));
        assertThat(pulls.next()).isEmpty();
    }

    @Test
    void aHalfThatIsReceivedMakesRoomForTheNext() {
        open();
        pulls.received();
        assertThat(pulls.next()).isEmpty();
        pulls.received();
        assertThat(pulls.next()).contains(new PullWindow.Pull(3, 2, 500));
    }

    @Test
    void aPullThatExpiresIsReplaced() {
        open();
        pulls.ended(1, false);
        assertThat(pulls.isWaiting()).isTrue();
        assertThat(pulls.next()).contains(new PullWindow.Pull(3, 2, 500));
    }

    @Test
    void aMessageLargerThanHalfTheWindowIsPulledAloneAndWithoutABound() {
        open();
        pulls.ended(1, true);
        pulls.ended(2, true);
        assertThat(pulls.next()).contains(new PullWindow.Pull(3, 1, 0));
        assertThat(pulls.next()).isEmpty();
        pulls.received();
        assertThat(pulls.next()).contains(new PullWindow.Pull(4, 2, 500));
    }

    @Test
    void aPullThatEndsForSizeAfterMessagesIsAnOrdinaryEnd() {
        open();
        pulls.received();
        pulls.ended(1, true);
        assertThat(pulls.next()).contains(new PullWindow.Pull(3, 2, 500));
    }

    private void open() {
        assertThat(pulls.next()).isPresent();
        assertThat(pulls.next()).isPresent();
    }
}
