package dev.shrike.messaging.erasure;

import dev.shrike.messaging.fault.FaultInjection;
import dev.shrike.messaging.outbox.Outbox;
import dev.shrike.messaging.subscribe.EventHandler;
import dev.shrike.messaging.subscribe.MadeHandlers;
import io.micronaut.context.BeanContext;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a handler of each participant. */
@Singleton
final class ErasureHandlers implements MadeHandlers {
    private final List<EventHandler> handlers;

    ErasureHandlers(BeanContext beans, FaultInjection faults, @Nullable Clock clock) {
        Clock time = clock == null ? Clock.systemUTC() : clock;
        Collection<ErasureParticipant> participants = checked(beans.getBeansOfType(ErasureParticipant.class));
        this.handlers = participants.stream()
                .<EventHandler>map(participant -> new ErasureHandler(
                        participant,
                        beans.getBean(Remains.class, Qualifiers.byName(participant.dataSource())),
                        beans.getBean(Outbox.class, Qualifiers.byName(participant.dataSource())),
                        faults,
                        time))
                .toList();
    }

    @Override
    public List<EventHandler> handlers() {
        return handlers;
    }

    private static Collection<ErasureParticipant> checked(Collection<ErasureParticipant> participants) {
        Set<String> names = new HashSet<>();
        for (ErasureParticipant participant : participants) {
            if (!Registration.isName(participant.name()) || !names.add(participant.name())) {
                throw new IllegalStateException(
                        "Name of a participant in erasures is not usable or not unique: " + participant.name());
            }
        }
        return participants;
    }
}
