package dev.shrike.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.rest.problem.ProblemException;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final UUID ANA = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID BRUNO = UUID.fromString("22222222-2222-4222-8222-222222222222");

    @Test
    void aPersonActsForThemselfOnly() {
        Caller ana = new Caller(ANA, Roles.USER);

        assertThat(ana.mayActFor(ANA)).isTrue();
        assertThat(ana.mayLookAfter(ANA)).isTrue();
        assertThat(ana.mayActFor(BRUNO)).isFalse();
        assertThat(ana.mayLookAfter(BRUNO)).isFalse();
        assertThat(ana.keepsThePlatform()).isFalse();
    }

    @Test
    void anAdminMayWhatAllMay() {
        Caller admin = new Caller(ANA, Roles.USER, Roles.ADMIN);

        assertThat(admin.mayActFor(BRUNO)).isTrue();
        assertThat(admin.mayLookAfter(BRUNO)).isTrue();
        assertThat(admin.keepsThePlatform()).isTrue();
    }

    @Test
    void aPrivacyOfficerUsesTheRightsOfOthersAndChangesNothingElseOfTheirs() {
        Caller officer = new Caller(ANA, Roles.USER, Roles.PRIVACY_OFFICER);

        assertThat(officer.mayLookAfter(BRUNO)).isTrue();
        assertThatCode(() -> officer.requireMayLookAfter(BRUNO)).doesNotThrowAnyException();
        assertThat(officer.mayActFor(BRUNO)).isFalse();
        assertThatThrownBy(() -> officer.requireSelfOrAdmin(BRUNO)).isInstanceOf(ProblemException.class);
        assertThat(officer.keepsThePlatform()).isFalse();
    }

    @Test
    void anOperatorKeepsThePlatformAndLooksAfterNobody() {
        Caller operator = new Caller(ANA, Roles.USER, Roles.OPERATOR);

        assertThat(operator.keepsThePlatform()).isTrue();
        assertThat(operator.mayActFor(BRUNO)).isFalse();
        assertThatThrownBy(() -> operator.requireMayLookAfter(BRUNO)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aServiceActsForNobodyNotEvenForItsOwnId() {
        Caller service = Caller.of(Authentication.build("tick-api", List.of(Roles.SERVICE)));

        assertThat(service.service()).isTrue();
        assertThat(service.mayActFor(service.id())).isFalse();
        assertThat(service.mayLookAfter(service.id())).isFalse();
    }
}
