package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.sql.Prompt;
import dev.shrike.standalone.sql.ResultTable;
import dev.shrike.standalone.sql.SavedQueries;
import dev.shrike.standalone.sql.SqlClient;
import dev.shrike.standalone.sql.TerminalLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Asks the latest events in SQL. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Ask in SQL: one table for each compacted topic, with a row for each key, kept as the topic is.",
            "Statements can be saved under names: whoever may ask runs them, and only who saved them, or an admin, changes them.",
            "Without a statement it opens a prompt, or runs the statements that come on standard input. "
                    + "Sealed columns are NULL. Only reading is possible."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./shrike sql \"select species, count(*) n from tick_latest group by 1 order by n desc limit 5\"",
            "  ./shrike sql \"from rate_latest\" --format parquet -o ratings.parquet",
            "  ./shrike sql \"from score_latest where score = 5\" --save best-images",
            "  ./shrike sql --run best-images --format csv",
            "  echo 'select count(*) from user_latest;' | ./shrike sql",
            "  ./shrike sql                          a prompt; \\d lists the tables"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Answered.",
            " 1:The SQL is wrong, or the platform refused or does not answer.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class Sql implements Callable<Integer> {
    /** How an answer is shown. */
    enum Shown {
        TABLE,
        CSV,
        JSON,
        PARQUET
    }

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SQL", description = "One statement.")
    private String sql;

    @ArgGroup
    private Saved saved = new Saved();

    static final class Saved {
        @Option(
                names = "--save",
                paramLabel = "NAME",
                description = "Keep the statement under a name instead of running it.")
        private String save;

        @Option(names = "--run", paramLabel = "NAME", description = "Run the saved query of that name.")
        private String run;

        @Option(names = "--saved", description = "List the saved queries.")
        private boolean list;
    }

    @Option(names = "--description", paramLabel = "TEXT", description = "What the query that is saved is for.")
    private String description;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, csv, json or parquet (${DEFAULT-VALUE}).")
    private Shown format = Shown.TABLE;

    @Option(names = "--json", description = "The same as --format json.")
    private void json(boolean wanted) {
        format = wanted ? Shown.JSON : format;
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it instead; a file that is there is replaced.")
    private Path output;

    @Option(names = "--rows", paramLabel = "N", description = "At most so many rows (1000).")
    private Integer rows;

    @Option(
            names = "--position",
            paramLabel = "TOKEN",
            description = "Answer when the tables include what has this Shrike-Position, or fail after some seconds.")
    private String position;

    @Override
    public Integer call() throws IOException {
        if (format == Shown.PARQUET && output == null && Progress.isTerminal()) {
            throw new ParameterException(spec.commandLine(), "Parquet is not for a terminal: say -o FILE");
        }
        requireSense();
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            platform.include(position);
            SqlClient client = new SqlClient(platform, rows);
            SavedQueries queries =
                    new SavedQueries(client, new ResultTable(spec.commandLine().getOut()));
            if (saved.list) {
                queries.list();
                return ExitCodes.OK;
            }
            if (saved.save != null) {
                queries.save(saved.save, sql, description);
                return ExitCodes.OK;
            }
            if (sql == null && saved.run == null) {
                return prompt(client) ? ExitCodes.OK : ExitCodes.FAILED;
            }
            answer(client);
            return ExitCodes.OK;
        }
    }

    private void requireSense() {
        if (sql == null && saved.run == null && (format != Shown.TABLE || output != null)) {
            throw new ParameterException(spec.commandLine(), "--format and --output need a statement");
        }
        if (sql == null && saved.save != null) {
            throw new ParameterException(spec.commandLine(), "--save needs a statement");
        }
        if (sql != null && (saved.run != null || saved.list)) {
            throw new ParameterException(spec.commandLine(), "--run and --saved take no statement");
        }
        if (description != null && saved.save == null) {
            throw new ParameterException(spec.commandLine(), "--description goes with --save");
        }
    }

    private boolean prompt(SqlClient client) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!Progress.isTerminal()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return new Prompt(client, out).run(_ -> line(in));
        }
        out.println("SQL over the latest events; \\d lists the tables, \\q ends");
        out.flush();
        try (TerminalLines lines = new TerminalLines(shrike.settings().data().resolve("sql-history"))) {
            new Prompt(client, out).run(lines);
            return true;
        }
    }

    private static Optional<String> line(BufferedReader in) {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode ask(SqlClient client) {
        return saved.run == null ? client.ask(sql) : client.askSaved(saved.run);
    }

    private void answer(SqlClient client) throws IOException {
        if (format == Shown.TABLE) {
            if (output == null) {
                new ResultTable(spec.commandLine().getOut()).show(ask(client));
            } else {
                try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(output))) {
                    new ResultTable(out).show(ask(client));
                }
            }
            return;
        }
        byte[] bytes =
                saved.run == null ? client.fetch(sql, format.name()) : client.fetchSaved(saved.run, format.name());
        if (output != null) {
            Files.write(output, bytes);
        } else if (format == Shown.PARQUET) {
            System.out.write(bytes);
            System.out.flush();
        } else {
            PrintWriter out = spec.commandLine().getOut();
            String text = new String(bytes, StandardCharsets.UTF_8);
            out.print(text.endsWith("\n") ? text : text + "\n");
            out.flush();
        }
    }
}
