package dev.shrike.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gateway.Events;
import dev.shrike.schemas.rate.v2.Rate;
import dev.shrike.schemas.tick.v1.Tick;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever may publish may publish nonsense, and one event of it must not end anybody's subscription. */
class EventFactsTest {
    private final UUID ana = UUID.randomUUID();
    private final ErasedHeard erased = new ErasedHeard();
    private final EventViews views = new EventViews(null, erased, Frames.CATALOGUE);

    @Test
    void anIdThatIsNoneIsNobodys() {
        EventFacts facts = Frames.facts(tickOf("bob"));

        assertThat(facts.people()).isEmpty();
        assertThat(facts.sealed()).isEmpty();
        assertThat(facts.aggregate()).isEqualTo("bob");
        assertThat(facts.image()).contains(Events.LAPWING);
    }

    @Test
    void anIdThatNoSubjectCanHoldIsAnAggregateOfNobody() {
        assertThat(Frames.facts(tickOf("a.*")).aggregate()).isEmpty();
    }

    @Test
    void anOwnerThatIsNoneLeavesTheOneWhoActs() {
        Rate rate = Events.rate(ana, ana, 5);
        rate.getData().getImage().setOwner("bob");

        assertThat(Frames.facts(rate).people()).containsExactly(ana);
    }

    @Test
    void whatIsSealedForNobodyIsShownClosed() {
        Frame frame = Frames.frame(Frames.TICK, 1, tickOf("bob"), Frames.TABLE.unknown());

        assertThat(frame.show(views, Frames.operator())
                        .json()
                        .at("/data/sighting/note/sealed")
                        .asBoolean())
                .isTrue();
    }

    private Tick tickOf(String person) {
        Tick tick = Events.tick(ana, 1);
        tick.getData().getUser().setId(person);
        tick.getData().getSighting().setNote(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        return tick;
    }
}
