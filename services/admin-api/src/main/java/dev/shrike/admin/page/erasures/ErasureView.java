package dev.shrike.admin.page.erasures;

import java.time.LocalDate;
import java.util.List;

/** One erasure with its steps. */
record ErasureView(Erasure erasure, List<Step> steps, LocalDate today) {

    static ErasureView of(Erasure erasure, LocalDate today) {
        return new ErasureView(erasure, Step.of(erasure), today);
    }
}
