package dev.shrike.messaging.example;

import dev.shrike.messaging.copy.CachedCopy;
import dev.shrike.messaging.copy.CopyPage;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

@Singleton
@Requires(beans = Reserves.class)
class ReserveCopy implements CachedCopy<String> {
    private final Reserves owner;
    private final DiaryRows rows;

    ReserveCopy(Reserves owner, DiaryRows rows) {
        this.owner = owner;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "diary-reserves";
    }

    @Override
    public String dataSource() {
        return "birds";
    }

    @Override
    public CopyPage<String> fetch(String after) {
        Reserves.Page page = owner.page(after); // over HTTP, with a timeout
        return new CopyPage<>(page.names(), page.next());
    }

    @Override
    public void store(String reserve) {
        rows.insertIfNew(reserve); // in one transaction with the rest of its page
    }
}
