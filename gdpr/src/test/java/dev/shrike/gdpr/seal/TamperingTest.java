package dev.shrike.gdpr.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.Ticks;
import dev.shrike.schemas.tick.v1.Tick;
import java.nio.ByteBuffer;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TamperingTest {

    private final EventSealer sealer = new EventSealer(new MemoryVault());

    @Property(tries = 400)
    void anyFlippedBitIsTampered(@ForAll @IntRange(max = 10_000) int position, @ForAll @IntRange(max = 7) int bit) {
        Tick tick = sealer.seal(Ticks.by(Birders.ana()), Map.of(Ticks.NOTE, Ticks.twoChicks()));
        ByteBuffer bytes = tick.getData().getSighting().getNote();
        int at = position % bytes.remaining();
        bytes.put(at, (byte) (bytes.get(at) ^ 1 << bit));

        assertThat(sealer.open(tick, Ticks.field(Ticks.NOTE))).isInstanceOf(Opened.Tampered.class);
    }

    @Property(tries = 200)
    void anyTruncationIsTampered(@ForAll @IntRange(min = 1, max = 44) int missing) {
        Tick tick = sealer.seal(Ticks.by(Birders.ana()), Map.of(Ticks.NOTE, Ticks.twoChicks()));
        ByteBuffer bytes = tick.getData().getSighting().getNote();
        tick.getData().getSighting().setNote(bytes.slice(0, bytes.remaining() - missing));

        assertThat(sealer.open(tick, Ticks.field(Ticks.NOTE))).isInstanceOf(Opened.Tampered.class);
    }

    @Property(tries = 200)
    void anyOtherBytesAreTampered(@ForAll @Size(max = 80) byte[] bytes) {
        Tick tick = Ticks.by(Birders.ana());
        tick.getData().getSighting().setNote(ByteBuffer.wrap(bytes));

        assertThat(sealer.open(tick, Ticks.field(Ticks.NOTE))).isInstanceOf(Opened.Tampered.class);
    }
}
