package dev.shrike.admin.page.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkTest {
    private static final Link PEOPLE = Link.to("/admin/ui/people");
    private static final List<String> COLUMNS = List.of("name", "time");

    @Test
    void what_is_typed_cannot_leave_its_parameter() {
        assertThat(PEOPLE.with("q", "a&b=c d/\"<").href()).isEqualTo("/admin/ui/people?q=a%26b%3Dc%20d%2F%22%3C");
    }

    @Test
    void a_parameter_without_a_value_is_left_out() {
        assertThat(PEOPLE.with("q", "a").with("q", "").with("after", null).href())
                .isEqualTo("/admin/ui/people");
    }

    @Test
    void a_head_leads_to_the_table_sorted_by_it_and_then_the_other_way_round() {
        Sorting byTime = Sorting.of(null, COLUMNS, "-time", PEOPLE.with("after", "cursor"));

        assertThat(byTime.aria("time")).isEqualTo("descending");
        assertThat(byTime.aria("name")).isNull();
        assertThat(byTime.href("name")).isEqualTo("/admin/ui/people?sort=name");
        assertThat(byTime.href("time")).isEqualTo("/admin/ui/people?sort=time");
        assertThat(Sorting.of("time", COLUMNS, "-time", PEOPLE).href("time")).isEqualTo("/admin/ui/people?sort=-time");
    }

    @Test
    void a_column_that_is_none_sorts_nothing() {
        Sorting sorting = Sorting.of("-password", COLUMNS, "name", PEOPLE);

        assertThat(sorting.column()).isEqualTo("name");
        assertThat(sorting.sorted(List.of("b", "a"), Map.of("name", Comparator.<String>naturalOrder())))
                .containsExactly("a", "b");
    }

    @Test
    void the_first_page_has_no_way_back_and_the_last_none_on() {
        Pager first = Pager.of(PEOPLE, null, "c2", "");
        Pager last = Pager.of(PEOPLE, "c2", null, "");

        assertThat(first.first()).isNull();
        assertThat(first.next()).isEqualTo("/admin/ui/people?after=c2");
        assertThat(last.first()).isEqualTo("/admin/ui/people");
        assertThat(last.next()).isNull();
    }
}
