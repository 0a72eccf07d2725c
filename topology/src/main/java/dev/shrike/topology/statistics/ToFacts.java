package dev.shrike.topology.statistics;

import dev.shrike.schemas.catalogue.MajorVersion;
import dev.shrike.topology.module.CommitPace;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Takes from events what statistics need. */
final class ToFacts implements FixedKeyProcessor<String, SpecificRecord, Fact> {
    private final MajorVersion major;
    private FixedKeyProcessorContext<String, Fact> context;

    ToFacts(MajorVersion major) {
        this.major = major;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Fact> taskContext) {
        context = taskContext;
        CommitPace.begin(taskContext);
    }

    @Override
    public void process(FixedKeyRecord<String, SpecificRecord> arrived) {
        CommitPace.arrived();
        context.forward(arrived.withValue(Fact.of(arrived.value(), major)));
    }
}
