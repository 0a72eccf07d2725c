package dev.shrike.admin.page.sagas;

import dev.shrike.admin.page.platform.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Sagas of one status, or of those that have not ended.
 *
 * @param status which; empty for all that have not ended
 */
record SagaList(String status, Answer<List<SagaAnswer>> sagas) {
    /** In the order in which they need somebody. */
    static final List<String> UNFINISHED = List.of("stuck", "compensating", "running");

    static final List<String> STATUSES =
            List.of("stuck", "running", "compensating", "completed", "compensated", "abandoned");

    String revision() {
        CRC32 sum = new CRC32();
        sum.update(sagas.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
