package dev.shrike.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
    private final RouteTable table = RouteTable.standard();

    @ParameterizedTest
    @CsvSource({
        "/users, user-api",
        "/users/1, user-api",
        "/v1/ratings, tick-api",
        "/events, admin-api",
        "/events/tick/1, admin-api",
        "/events/live, gateway",
        "/admin, admin-api",
        "/admin/ui/people, admin-api",
        "/admin/sagas/1, user-api",
        "/admin/dead-letters, admin-api",
        "/admin/dead-letters/ticks/redrive, tick-api"
    })
    void theLongestBeginningCounts(String path, String service) {
        assertThat(table.serviceOf(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "", "/internal", "/internal/keys/x", "/usersx", "/v1", "/health", "/prometheus", "/USERS"})
    void whatIsNotListedIsNotLetIn(String path) {
        assertThat(table.serviceOf(path)).isEmpty();
    }

    @Test
    void otherTeamsAddTheirsAndTheirsCount() {
        RouteTable more = table.with(List.of("/nests nest-api", "/ticks/shared nest-api"));

        assertThat(more.serviceOf("/nests/1")).contains("nest-api");
        assertThat(more.serviceOf("/ticks/shared/1")).contains("nest-api");
        assertThat(more.serviceOf("/ticks/1")).contains("tick-api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal nest-api",
                "/internal/nests nest-api",
                "nests nest-api",
                "/nests/ nest-api",
                "/nests",
                "/ nest-api"
            })
    void whatMayNotBeLetInIsNoRoute(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> table.with(List.of(line)));
    }
}
