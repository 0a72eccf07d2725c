package dev.shrike.topology.module;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;

class StoreKeyTest {

    @Property
    void parts_come_back_as_they_were_given(
            @ForAll @AlphaChars String first, @ForAll @AlphaChars String second, @ForAll String last) {
        assertThat(StoreKey.parts(StoreKey.of(first, second, last), 3)).containsExactly(first, second, last);
    }

    @Property
    void a_prefix_finds_what_begins_with_its_parts_and_nothing_else(
            @ForAll @AlphaChars String part,
            @ForAll @AlphaChars @NotEmpty String more,
            @ForAll @AlphaChars String rest) {
        String prefix = StoreKey.prefix(part);

        assertThat(StoreKey.of(part, rest)).startsWith(prefix).isBetween(prefix, StoreKey.after(prefix));
        assertThat(StoreKey.of(part + more, rest)).doesNotStartWith(prefix);
    }

    @Example
    void the_last_part_can_be_had_alone() {
        assertThat(StoreKey.last(StoreKey.of("an", "image", "person"))).isEqualTo("person");
    }
}
