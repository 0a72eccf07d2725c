package dev.shrike.topology.statistics;

import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.module.Erasures;
import dev.shrike.topology.module.Publication;
import java.time.Duration;
import java.time.LocalDate;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sees every event once, all events of a person in one place and in order, the erasure among them. Everything that counts
 * without naming anybody is added up here for this partition; everything about people is kept here.
 */
final class TallyPeople implements Processor<String, Fact, String, Tallied> {
    static final Duration TOLD_EVERY = Duration.ofMillis(50);
    private static final Duration TIDIED_EVERY = Duration.ofHours(1);

    private ProcessorContext<String, Tallied> context;
    private People people;
    private ErasedPeople erased;
    private Subtotals subtotals;
    private PartitionBoard board;

    @Override
    public void init(ProcessorContext<String, Tallied> taskContext) {
        context = taskContext;
        people = People.in(taskContext);
        erased = ErasedPeople.in(taskContext);
        subtotals = Subtotals.in(taskContext);
        board = PartitionBoard.in(taskContext);
        taskContext.schedule(TOLD_EVERY, PunctuationType.WALL_CLOCK_TIME, this::tell);
        taskContext.schedule(TIDIED_EVERY, PunctuationType.STREAM_TIME, subtotals::dropWindowsOver);
    }

    @Override
    public void process(Record<String, Fact> arrived) {
        Fact fact = arrived.value();
        Counters.of(fact, context.currentStreamTimeMs()).forEach(subtotals::addOne);
        Counters.named(fact, context.currentStreamTimeMs()).ifPresent(named -> subtotals.add(named, fact.times()));
        if (Erasures.isOrder(fact.event(), fact.type())) {
            forget(fact.person(), arrived.timestamp());
        } else if (fact.person() != null && !erased.contains(fact.person())) {
            tally(fact, arrived.timestamp());
        }
    }

    private void tally(Fact fact, long time) {
        String person = fact.person();
        PersonTally before = people.of(person);
        PersonTally now = before.with(fact, newSpecies(fact), newDay(fact));
        if (!now.equals(before)) {
            people.put(person, before, now);
            forward(person, new Tallied.Person(now.view(person)), time);
            board.changed(before.ticks() != now.ticks());
        }
        if (fact.image() != null) {
            people.touched(fact.image(), person);
            forward(fact.image(), new Tallied.OnImage(ImageFact.of(fact)), time);
        }
    }

    private boolean newSpecies(Fact fact) {
        return fact.isTick() && fact.species() != null && people.firstSightOf(fact.species(), fact.person());
    }

    private boolean newDay(Fact fact) {
        LocalDate day = Counters.dayOf(fact);
        boolean first = fact.isActivity() && people.firstActivityOn(day, fact.person());
        if (first) {
            subtotals.addOne(Counters.active(day));
        }
        return first;
    }

    private void forget(String person, long time) {
        erased.add(person, time);
        for (String image : people.imagesTouchedBy(person)) {
            forward(image, new Tallied.OnImage(ImageFact.forget(person, time)), time);
        }
        people.forget(person);
        board.changed(true);
        forward(person, new Tallied.Person(null), time);
    }

    private void tell(long now) {
        int partition = context.taskId().partition();
        for (String counter : subtotals.takeUntold()) {
            var part = new Tallied.Subtotal(partition, subtotals.of(counter));
            forward(counter, new Tallied.Part(part), context.currentStreamTimeMs());
        }
        board.takeChanged(partition)
                .ifPresent(
                        best -> forward(PartitionBoard.NAME, new Tallied.Board(best), context.currentStreamTimeMs()));
    }

    private void forward(String key, Tallied value, long time) {
        context.forward(new Record<>(key, value, Math.max(0, time), Publication.ownHeaders()));
    }
}
