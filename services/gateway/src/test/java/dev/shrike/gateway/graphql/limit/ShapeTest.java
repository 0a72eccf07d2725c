package dev.shrike.gateway.graphql.limit;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void fields_within_fields_are_its_depth() {
        assertThat(of("{ me { ticks { nodes { id } } } person(id: 1) { id } }")).isEqualTo(new Shape(4, 0, 6, 0));
    }

    @Test
    void a_fragment_counts_as_often_as_it_is_spread() {
        assertThat(of("{ a: me { ...Who } b: me { ...Who } } fragment Who on Me { id profile { username } }"))
                .isEqualTo(new Shape(3, 0, 8, 2));
    }

    @Test
    void inline_fragments_are_no_level_of_their_own() {
        assertThat(of("{ ... on Query { me { ... { id } } } }")).isEqualTo(new Shape(2, 0, 2, 0));
    }

    @Test
    void all_operations_count_whichever_is_asked_for() {
        assertThat(of("query A { me { id } } query B { me { id profile { email } } }"))
                .isEqualTo(new Shape(3, 0, 6, 0));
    }

    @Test
    void introspection_has_a_depth_of_its_own() {
        assertThat(of("{ __schema { types { fields { name } } } }")).isEqualTo(new Shape(1, 4, 4, 0));
    }

    /** Spread, it has 2^40 fields. */
    @Test
    void fragments_that_double_each_other_are_measured_at_once() {
        String bomb = IntStream.range(0, 40)
                .mapToObj(i -> "fragment F" + i + " on Query { ...F" + (i + 1) + " ...F" + (i + 1) + " }")
                .collect(Collectors.joining("\n"));

        assertThat(of("{ ...F0 } fragment F40 on Query { x: me { id } }\n" + bomb))
                .isEqualTo(new Shape(2, 0, Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    @Test
    void fragments_that_spread_themselves_end() {
        assertThat(of("{ ...A } fragment A on Query { me { id } ...B } fragment B on Query { ...A }")
                        .depth())
                .isEqualTo(2);
    }

    private static Shape of(String query) {
        return Shape.of(Parser.parse(query));
    }
}
