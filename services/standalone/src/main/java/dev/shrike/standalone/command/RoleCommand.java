package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.roles.RolesTable;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Roles of people. */
@Command(
        name = "role",
        mixinStandardHelpOptions = true,
        description = {
            "Give a person a role, or take it away.",
            "analyst: asks the latest events of all people in SQL. privacy_officer: looks after people's rights and erasures. "
                    + "operator: keeps the platform running. A person has a role from their next login on, and until their last "
                    + "token from before runs out, which takes an hour at most. Who gave and took it is kept."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./shrike role USER --grant analyst",
            "  ./shrike role USER --show",
            "  ./shrike role USER --revoke analyst"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Given, shown or taken.",
            " 1:There is no such person, they do not have the role, or the platform does not answer.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class RoleCommand implements Callable<Integer> {
    private static final String PATH = "/roles/";

    /** What can be given. */
    enum Role {
        ANALYST,
        PRIVACY_OFFICER,
        OPERATOR;

        private String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "USER", description = "The person's id.")
    private UUID user;

    @Mixin
    private JsonOption json;

    @ArgGroup(multiplicity = "1")
    private What what;

    static final class What {
        @Option(
                names = "--grant",
                required = true,
                paramLabel = "ROLE",
                description = "Give it: one of ${COMPLETION-CANDIDATES}.")
        private Role grant;

        @Option(names = "--revoke", required = true, paramLabel = "ROLE", description = "Take it away.")
        private Role revoke;

        @Option(names = "--show", required = true, description = "Show what roles the person has and had.")
        private boolean show;
    }

    @Override
    public Integer call() throws IOException {
        RolesTable table = new RolesTable(spec.commandLine().getOut());
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            if (what.revoke != null) {
                platform.delete(PATH + user + "/" + what.revoke.id());
                json.say(user + " is " + what.revoke.id() + " no more, from the next login on");
                return json.wanted() ? json.print(platform.get(PATH + user)) : ExitCodes.OK;
            }
            JsonNode answer =
                    what.show ? platform.get(PATH + user) : platform.put(PATH + user + "/" + what.grant.id(), null);
            if (json.wanted()) {
                return json.print(answer);
            }
            table.show(answer);
            return ExitCodes.OK;
        }
    }
}
