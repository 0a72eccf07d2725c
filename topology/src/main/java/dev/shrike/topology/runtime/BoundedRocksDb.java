package dev.shrike.topology.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one budget of write buffers for all state stores of the JVM, as the Kafka Streams memory guide has it.
 * The first store that opens decides the size; index and filter blocks count too, so that this is the bound of native memory.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    /** Configuration key: bytes for all stores together. */
    static final String BYTES = "shrike.rocksdb.bytes";

    private static final long WRITE_BUFFER = 4L << 20;

    /** What a write buffer grows by. Many stores share the budget, and most have little in theirs. */
    private static final long WRITE_BUFFER_STEP = 64L << 10;

    private static final double WRITE_BUFFER_BLOOM = 0.02;
    private static final int WRITE_BUFFERS = 2;
    private static final double HIGH_PRIORITY_SHARE = 0.1;

    private static Cache cache;
    private static WriteBufferManager writeBuffers;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        share(Long.parseLong(String.valueOf(configs.get(BYTES))));
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(writeBuffers);
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setArenaBlockSize(WRITE_BUFFER_STEP);
        // most ids and traces that are looked for are new, and one thread writes to a store
        options.setMemtablePrefixBloomSizeRatio(WRITE_BUFFER_BLOOM);
        options.setMemtableWholeKeyFiltering(true);
        options.setAllowConcurrentMemtableWrite(false);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
    }

    @Override
    public void close(String storeName, Options options) {
        // cache and write buffers belong to all stores and live as long as the JVM
    }

    private static synchronized void share(long bytes) {
        if (cache == null) {
            cache = new LRUCache(bytes, -1, false, HIGH_PRIORITY_SHARE);
            writeBuffers = new WriteBufferManager(bytes / 2, cache);
        }
    }
}
