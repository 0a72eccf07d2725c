package dev.shrike.bridge.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.bridge.plan.Plan;
import dev.shrike.bridge.plan.PlanItem;
import dev.shrike.bridge.plan.Planning;
import dev.shrike.bridge.plan.Verdict;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what the bridge would find and make. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Hold the configuration against the brokers: what is fine, what would be created, what differs, what cannot work.",
            "Nothing is changed. Exit code 1: something cannot work; 3: a server is away."
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Spec
    private CommandSpec spec;

    @Option(names = "--brief", description = "Without what is fine.")
    private boolean brief;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Plan plan;
        try (var planning = new Planning(connection.settings(), connection.catalogue())) {
            plan = planning.run();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(json(plan), out);
        } else {
            print(plan, out);
        }
        if (plan.away()) {
            return ExitCode.AWAY;
        }
        return plan.isSound() ? ExitCode.OK : ExitCode.FOUND;
    }

    private void print(Plan plan, PrintWriter out) {
        var table = new Table("", "PART", "WHAT", "FOUND", "TO DO");
        plan.items().stream()
                .filter(item -> !brief || item.verdict() != Verdict.OK)
                .forEach(item -> table.row(item.verdict(), item.area(), item.what(), item.found(), item.advice()));
        table.print(out);
        out.println();
        out.println(Arrays.stream(Verdict.values())
                .map(verdict -> plan.items().stream()
                                .filter(item -> item.verdict() == verdict)
                                .count() + " " + verdict)
                .collect(Collectors.joining(", ")));
        out.flush();
    }

    private static ObjectNode json(Plan plan) {
        ObjectNode all = JsonOutput.object();
        all.put("sound", plan.isSound());
        all.put("away", plan.away());
        var items = all.putArray("items");
        for (PlanItem item : plan.items()) {
            items.addObject()
                    .put("verdict", item.verdict().name())
                    .put("part", item.area())
                    .put("what", item.what())
                    .put("found", item.found())
                    .put("to_do", item.advice());
        }
        return all;
    }
}
