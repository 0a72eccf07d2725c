package dev.shrike.topology.statistics;

import dev.shrike.topology.module.BeforeCommit;
import dev.shrike.topology.module.CommitPace;
import dev.shrike.topology.module.ErasedPeople;
import dev.shrike.topology.module.ErasureReport;
import dev.shrike.topology.module.Erasures;
import dev.shrike.topology.module.Publication;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sees every event once, all events of a person in one place and in order, the erasure among them. Everything that counts
 * without naming anybody is added up here for this partition; everything about people is kept here.
 */
final class TallyPeople implements Processor<String, Fact, String, Tallied> {
    static final String BEFORE_COMMIT = "tell-before-commit";
    private static final Duration TIDIED_EVERY = Duration.ofHours(1);

    private ProcessorContext<String, Tallied> context;
    private People people;
    private Traces traces;
    private ErasedPeople erased;
    private Subtotals subtotals;
    private PartitionBoard board;

    @Override
    public void init(ProcessorContext<String, Tallied> taskContext) {
        context = taskContext;
        CommitPace.begin(taskContext);
        people = People.in(taskContext, this::changed);
        traces = new Traces(taskContext.getStateStore(Traces.STORE));
        erased = ErasedPeople.in(taskContext);
        subtotals = Subtotals.in(taskContext);
        board = PartitionBoard.in(taskContext);
        taskContext.<BeforeCommit>getStateStore(BEFORE_COMMIT).run(taskContext, this::tell);
        taskContext.schedule(TIDIED_EVERY, PunctuationType.STREAM_TIME, subtotals::dropWindowsOver);
    }

    @Override
    public void process(Record<String, Fact> arrived) {
        CommitPace.arrived();
        Fact fact = arrived.value();
        Counters.of(fact, context.currentStreamTimeMs()).forEach(subtotals::addOne);
        Counters.named(fact, context.currentStreamTimeMs()).ifPresent(named -> subtotals.add(named, fact.times()));
        if (Erasures.isOrder(fact.event(), fact.type())) {
            forget(fact, arrived.timestamp());
        } else if (fact.person() != null && !erased.contains(fact.person())) {
            tally(fact, arrived.timestamp());
        }
    }

    private void tally(Fact fact, long time) {
        String person = fact.person();
        PersonTally before = people.of(person);
        PersonTally now = before.with(fact, newSpecies(fact), newDay(fact));
        if (!now.equals(before)) {
            people.put(person, now);
        }
        if (fact.image() != null) {
            traces.touched(fact.image(), person);
            forward(fact.image(), new Tallied.OnImage(ImageFact.of(fact)), time);
        }
    }

    private boolean newSpecies(Fact fact) {
        return fact.isTick() && fact.species() != null && traces.firstSightOf(fact.species(), fact.person());
    }

    private boolean newDay(Fact fact) {
        LocalDate day = Counters.dayOf(fact);
        boolean first = fact.isActivity() && traces.firstActivityOn(day, fact.person());
        if (first) {
            subtotals.addOne(new Counter.Active(day));
        }
        return first;
    }

    private void forget(Fact order, long time) {
        String person = order.person();
        erased.add(person, time);
        List<String> images = traces.imagesTouchedBy(person);
        for (String image : images) {
            forward(image, new Tallied.OnImage(ImageFact.forget(person, time)), time);
        }
        int removedTraces = traces.forget(person);
        people.forget(person);
        var removed = Map.of("images", (long) images.size(), "traces", (long) removedTraces);
        var report =
                new ErasureReport(order.id(), null, person, context.taskId().partition(), removed);
        forward(report.order(), new Tallied.Removed(report), time);
    }

    private void changed(String person, PersonTally before, PersonTally now) {
        board.changed(before, now);
        forward(person, new Tallied.Person(now == null ? null : now.view(person)), context.currentStreamTimeMs());
    }

    private void tell() {
        int partition = context.taskId().partition();
        people.write();
        subtotals.tell((counter, count) -> forward(
                counter, new Tallied.Part(new Tallied.Subtotal(partition, count)), context.currentStreamTimeMs()));
        board.takeChanged(partition)
                .ifPresent(
                        best -> forward(PartitionBoard.NAME, new Tallied.Board(best), context.currentStreamTimeMs()));
    }

    private void forward(String key, Tallied value, long time) {
        context.forward(Publication.of(key, value, time), value.node());
    }
}
