package dev.shrike.admin.alert.engine;

import dev.shrike.admin.alert.cluster.ClusterView;
import dev.shrike.admin.alert.store.AlertStore;
import dev.shrike.admin.alert.store.Orders;
import dev.shrike.messaging.operations.ThisProcess;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this instance judges, and by which orders. The lead is a lease in the database. While that is away for everybody nobody else can
 * take it, and whoever led goes on; while it is away for this instance alone, another one takes over when the lease has ended. Used by one
 * thread.
 */
final class Lead {
    private static final Logger LOG = LoggerFactory.getLogger(Lead.class);
    private static final String DATABASE = "postgres";

    private final UUID instance = UUID.randomUUID();
    private final AlertStore store;
    private final WithinTime database;
    private final ClusterView view;
    private final ThisProcess process;
    private Orders orders = Orders.none();
    private Instant renewed = Instant.EPOCH;

    Lead(AlertStore store, WithinTime database, ClusterView view, ThisProcess process) {
        this.store = store;
        this.database = database;
        this.view = view;
        this.process = process;
    }

    /** Renews it, or tries to take it. */
    Orders orders(Instant now) throws InterruptedException {
        Optional<Orders> read = database.ask(() -> store.orders(instance, now));
        if (read.isPresent()) {
            if (orders.leads() && !read.get().leads()) {
                LOG.info("Another instance judges the alert rules");
            }
            orders = read.get();
            renewed = now;
        } else if (orders.leads()
                && now.isAfter(renewed.plus(AlertStore.LEASE))
                && view.othersSee(DATABASE, process.node(), now)) {
            LOG.warn("The database is away for this instance alone; another one judges the alert rules");
            orders = new Orders(false, orders.rules(), orders.silences());
        }
        return orders;
    }

    /** Lets another instance lead at once. */
    void giveUp() throws InterruptedException {
        if (orders.leads()) {
            database.ask(() -> {
                store.giveUpLead(instance);
                return true;
            });
        }
    }
}
