package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.verification.VerificationClient;
import dev.shrike.standalone.verification.VerificationText;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks for a person everywhere. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Look everywhere whether anything of a person can still be read: every topic, stream, table and file.",
            "Of an erased person nothing can. Their id, a random number, stays in clear for as long as the table says. "
                    + "Interrupting this only ends the waiting."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./shrike verify 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11",
            "  ./shrike verify 5b1d3c52-8f0e-4c47-9d4e-3a2f6f0a7c11 --deep --json > report.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Nothing of the person can be read anywhere.",
            " 1:Something can, or not everything could be looked at, or the platform refused.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class VerifyCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(500);

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "USER", description = "The person's id.")
    private UUID user;

    @Option(
            names = "--deep",
            description = "Also the servers' own files, which keep what was deleted until the servers clean up.")
    private boolean deep;

    @Option(names = "--json", description = "The whole report, for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            JsonNode ended = verify(new VerificationClient(platform, PAUSE));
            if (!ended.path("state").asText().equals("completed")) {
                throw new CommandFailure(
                        "The verification " + ended.path("failure").asText("failed"));
            }
            return told(ended.path("report"));
        }
    }

    private JsonNode verify(VerificationClient client) throws InterruptedException {
        try (PlaceProgress progress = new PlaceProgress()) {
            return client.verify(user, deep, progress::at);
        }
    }

    private int told(JsonNode report) {
        VerificationText text = new VerificationText(report);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(report.toPrettyString());
        } else {
            text.lines().forEach(out::println);
        }
        out.flush();
        return text.isClean() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
