package dev.shrike.messaging.redrive;

import dev.shrike.schemas.rate.v1.Rate;
import dev.shrike.schemas.upcast.RateUpcaster;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Knows the owner of every image: it is always the same. */
@Singleton
@Requires(property = "rates.owner")
class RatesWithOwner implements EventUpcaster {
    private final UUID owner;

    RatesWithOwner(@Value("${rates.owner}") String owner) {
        this.owner = UUID.fromString(owner);
    }

    @Override
    public String event() {
        return "rate";
    }

    @Override
    public int from() {
        return 1;
    }

    @Override
    public SpecificRecord upcast(SpecificRecord old) {
        return RateUpcaster.upcast((Rate) old, owner);
    }
}
