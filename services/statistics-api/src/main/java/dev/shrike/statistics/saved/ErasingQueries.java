package dev.shrike.statistics.saved;

import dev.shrike.messaging.erasure.ErasureParticipant;
import dev.shrike.rest.erased.ErasedPeople;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** Deletes what an erased person saved, and what others saved with that person's id in it. */
@Singleton
@Requires(beans = SavingQueries.class)
class ErasingQueries implements ErasureParticipant {

    private final SavingQueries saving;
    private final ErasedPeople erased;

    ErasingQueries(SavingQueries saving, @Named("statistics") ErasedPeople erased) {
        this.saving = saving;
        this.erased = erased;
    }

    @Override
    public String name() {
        return "statistics-api";
    }

    @Override
    public String handler() {
        return "statistics-erasure";
    }

    @Override
    public String dataSource() {
        return "statistics";
    }

    @Override
    public String source() {
        return "services/StatisticsAPI";
    }

    @Override
    public Map<String, Long> erase(UUID person) {
        SavingQueries.Forgotten forgotten = saving.forget(person);
        erased.record(person);
        return Map.of("saved_queries", forgotten.own(), "saved_queries_naming", forgotten.naming());
    }
}
