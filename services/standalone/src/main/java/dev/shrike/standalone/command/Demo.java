package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.demo.DemoStep;
import dev.shrike.standalone.demo.DemoStory;
import dev.shrike.standalone.importing.Importing;
import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells a story on the running platform. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Show what the platform does, in a minute: import the sample, tick and rate as two people who are made for it, forget one of "
                    + "them, and prove it. Each step says where to look.",
            "It can be told again; it leaves behind what it did, but for the person who is forgotten."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Told to the end.",
            " 1:The platform refused or does not answer.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class Demo implements Callable<Integer> {
    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Mixin
    private JsonOption json;

    private final ArrayNode steps = JsonNodeFactory.instance.arrayNode();

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocalSettings settings = shrike.settings();
        try (PlatformRest admin = RunningPlatform.of(settings)) {
            Importing importing = new Importing(settings.http(), RunningPlatform.adminPassword(settings));
            new DemoStory(settings.http(), admin, importing, settings.data().resolve("demo"), this::told).tell();
        }
        if (json.wanted()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("steps", steps);
            return json.print(answer);
        }
        json.say("");
        json.say("The page: " + settings.http() + "/admin, as admin, password in " + settings.adminPasswordFile());
        return ExitCodes.OK;
    }

    private void told(DemoStep step) {
        ObjectNode said = steps.addObject().put("title", step.title());
        step.told().forEach(said.putArray("told")::add);
        step.links().forEach(said.putArray("links")::add);
        Paint paint = new Paint(spec.commandLine());
        json.say("");
        json.say(paint.strong("%d of %d  %s".formatted(steps.size(), DemoStory.STEPS, step.title())));
        step.told().forEach(line -> json.say("        " + line));
        step.links().forEach(link -> json.say("        " + paint.faint("-> " + link)));
    }
}
