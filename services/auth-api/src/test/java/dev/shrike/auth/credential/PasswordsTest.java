package dev.shrike.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aHashIsArgon2idWithItsParametersAndMatchesItsPasswordOnly() {
        String hash = passwords.hash("tit-tit-tuit");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("tit-tit-tuit", hash)).isTrue();
        assertThat(passwords.matches("tit-tit-tuiT", hash)).isFalse();
    }

    @Test
    void theSamePasswordHashesDifferentlyEachTime() {
        assertThat(passwords.hash("tit-tit-tuit")).isNotEqualTo(passwords.hash("tit-tit-tuit"));
    }
}
