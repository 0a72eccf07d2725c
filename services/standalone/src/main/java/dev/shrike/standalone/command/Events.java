package dev.shrike.standalone.command;

import dev.shrike.standalone.events.EventListing;
import dev.shrike.standalone.events.EventPrinter;
import dev.shrike.standalone.events.EventQuery;
import dev.shrike.standalone.events.EventTable;
import dev.shrike.standalone.events.JsonLines;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the event store. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = {
            "List events in the order in which they were stored, all of them or those of one event or aggregate.",
            "Sealed fields stay sealed. The cursor at the end leads on from there, now or at any later time; pages of any size "
                    + "show the same sequence.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./shrike events --aggregate user/5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
            "  ./shrike events --event tick --after 41 --limit 1    the tick at sequence 42",
            "  ./shrike events --all --json > events.jsonl",
            "  ./shrike events --after \"$(./shrike events --last)\" --follow"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Listed, be it nothing.",
            " 1:The platform refused or does not answer.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class Events implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private Of of = new Of();

    private static final class Of {
        @Option(names = "--aggregate", paramLabel = "EVENT/ID", description = "Only this aggregate's, as in user/ID.")
        private String aggregate;

        @Option(names = "--event", paramLabel = "EVENT", description = "Only this event's, as in tick.")
        private String event;
    }

    @Option(
            names = "--event-version",
            paramLabel = "N",
            description = "Only this major version, with --event or --aggregate.")
    private Integer version;

    @Option(
            names = "--after",
            paramLabel = "CURSOR",
            description =
                    "Begin behind this cursor; 0, the default, is the beginning. With --event or --aggregate also a sequence "
                            + "of the event's stream.")
    private String after = EventQuery.BEGINNING;

    @ArgGroup
    private HowMany howMany = new HowMany();

    private static final class HowMany {
        @Option(names = "--limit", paramLabel = "N", description = "At most so many (100).")
        private Long limit;

        @Option(names = "--all", description = "As many as there are.")
        private boolean all;
    }

    @Option(names = "--follow", description = "Show new ones as they come, until interrupted or --limit is reached.")
    private boolean follow;

    @Option(names = "--json", description = "One event a line in its JSON form; the cursor goes to standard error.")
    private boolean json;

    @Option(names = "--last", description = "Only tell the cursor behind the last event.")
    private boolean last;

    @Override
    public Integer call() throws IOException {
        EventQuery query = query();
        long limit = limit();
        var out = spec.commandLine().getOut();
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            if (last) {
                out.println(EventListing.end(platform));
            } else {
                EventPrinter printer =
                        json ? new JsonLines(out, spec.commandLine().getErr()) : new EventTable(out);
                new EventListing(platform, printer, PAUSE).list(query, after, limit, follow);
            }
        }
        out.flush();
        return ExitCodes.OK;
    }

    private EventQuery query() {
        try {
            EventQuery query = of.aggregate != null
                    ? EventQuery.ofAggregate(of.aggregate)
                    : of.event != null ? EventQuery.ofEvent(of.event) : EventQuery.all();
            if (version == null) {
                return query;
            }
            if (query.event().isEmpty()) {
                throw new IllegalArgumentException("--event-version needs --event or --aggregate");
            }
            return query.version(version);
        } catch (IllegalArgumentException senseless) {
            throw new ParameterException(spec.commandLine(), senseless.getMessage(), senseless);
        }
    }

    private long limit() {
        if (howMany.limit == null) {
            return howMany.all || follow ? Long.MAX_VALUE : 100;
        }
        if (howMany.limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is at least 1");
        }
        return howMany.limit;
    }
}
