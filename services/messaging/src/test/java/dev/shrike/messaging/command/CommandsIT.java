package dev.shrike.messaging.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.messaging.Service;
import dev.shrike.messaging.command.SingingBirds.How;
import dev.shrike.messaging.command.SingingBirds.Sing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommandsIT {
    private static final Issuer WREN = Issuer.person(UUID.randomUUID());

    private static Service service;
    private static Commands commands;

    private final UUID bird = UUID.randomUUID();

    @BeforeAll
    static void start() {
        service =
                Service.start(Service.newDatabase(), Map.of("birds.sing", "on")).awaitStreams();
        service.change("create table song (bird uuid)");
        commands = service.bean(Commands.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anAcceptedCommandIsItsEventsWhichNameIt() {
        Command<Sing> command = command(How.ACCEPT);

        CommandResult result = commands.issue(command);

        service.awaitPublished();
        var published = service.ticksOf(bird);
        assertThat(result)
                .isEqualTo(new CommandResult.Accepted(
                        published.stream().map(event -> event.envelope().id()).toList(), false));
        assertThat(published).hasSize(2).allSatisfy(event -> {
            assertThat(event.envelope().causationId())
                    .isEqualTo(Optional.of(command.id().toString()));
            assertThat(event.envelope().correlationId())
                    .isEqualTo(Optional.of(command.correlation().toString()));
        });
        assertThat(songs()).isEqualTo(1);
    }

    @Test
    void theSameCommandIsDecidedOnce() {
        Command<Sing> command = command(How.ACCEPT);
        CommandResult.Accepted first = (CommandResult.Accepted) commands.issue(command);

        assertThat(commands.issue(command)).isEqualTo(new CommandResult.Accepted(first.events(), true));
        assertThat(songs()).isEqualTo(1);
    }

    @Test
    void theSameCommandFromManyThreadsIsDecidedOnce() throws Exception {
        Command<Sing> command = command(How.ACCEPT);
        List<CommandResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<CommandResult>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(() -> commands.issue(command)));
            }
            for (Future<CommandResult> one : all) {
                results.add(one.get(60, TimeUnit.SECONDS));
            }
        }

        assertThat(results).filteredOn(CommandResult::repeated).hasSize(3);
        assertThat(songs()).isEqualTo(1);
    }

    @Test
    void aRejectedCommandLeavesItsReasonAndNothingElse() {
        Command<Sing> command = command(How.REFUSE);

        assertThat(commands.issue(command))
                .isEqualTo(new CommandResult.Rejected("hoarse", "This bird has a cold.", false));
        assertThat(commands.issue(command))
                .isEqualTo(new CommandResult.Rejected("hoarse", "This bird has a cold.", true));
        assertThat(songs()).isZero();
        assertThat(service.count("select count(*) from command where code = 'hoarse' and id = '" + command.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aPayloadThatBreaksItsConstraintsIsNotDecidedOn() {
        int before = service.bean(SingingBirds.class).decisions.get();

        CommandResult result = commands.issue(Command.of("sing", WREN, new Sing(bird, 10, How.ACCEPT)));

        assertThat(result)
                .asInstanceOf(InstanceOfAssertFactories.type(CommandResult.Rejected.class))
                .returns("invalid", CommandResult.Rejected::code)
                .returns("verses must be less than or equal to 9", CommandResult.Rejected::reason);
        assertThat(service.bean(SingingBirds.class).decisions.get()).isEqualTo(before);
    }

    @Test
    void aHandlerThatThrowsHasDecidedNothing() {
        UUID id = UUID.randomUUID();
        Command<Sing> thrown = new Command<>(id, "sing", WREN, id, new Sing(bird, 1, How.THROW));
        assertThatThrownBy(() -> commands.issue(thrown)).hasStackTraceContaining("a cat");
        assertThat(songs()).isZero();

        Command<Sing> again = new Command<>(id, "sing", WREN, id, new Sing(bird, 1, How.ACCEPT));
        assertThat(commands.issue(again).repeated()).isFalse();
        assertThat(songs()).isEqualTo(1);
    }

    @Test
    void whatTheCatalogueDoesNotSayDoesNotHappen() {
        assertThatThrownBy(() -> commands.issue(command(How.REFUSE_UNDECLARED)))
                .hasMessage("The catalogue of commands does not say that sing may lead to the rejection asleep");
        assertThatThrownBy(() -> commands.issue(command(How.ACCEPT_UNDECLARED)))
                .hasMessage("The catalogue of commands does not say that sing may lead to the event rate.v2.update");
        assertThat(songs()).isZero();
    }

    @Test
    void anIdBelongsToOneIssuer() {
        Command<Sing> command = command(How.ACCEPT);
        commands.issue(command);
        Command<Sing> stolen = new Command<>(
                command.id(), "sing", Issuer.service("a-thief"), command.correlation(), command.payload());

        assertThatThrownBy(() -> commands.issue(stolen)).isInstanceOf(CommandIdReusedException.class);
    }

    @Test
    void aCommandThatNobodyDecidesOnIsToldSo() {
        assertThatThrownBy(() -> commands.issue(Command.of("fly", WREN, new Sing(bird, 1, How.ACCEPT))))
                .isInstanceOf(UnknownCommandException.class)
                .hasMessage("No handler here decides on fly with a Sing");
    }

    @Test
    void whatAnIssuerWantedCanBeForgotten() {
        Issuer person = Issuer.person(UUID.randomUUID());
        commands.issue(Command.of("sing", person, new Sing(bird, 1, How.REFUSE)));

        assertThat(commands.forget(person)).isEqualTo(1);
        assertThat(service.count("select count(*) from command where issuer = '" + person.name() + "'"))
                .isZero();
    }

    private Command<Sing> command(How how) {
        return Command.of("sing", WREN, new Sing(bird, 1, how));
    }

    private long songs() {
        return service.count("select count(*) from song where bird = '" + bird + "'");
    }
}
