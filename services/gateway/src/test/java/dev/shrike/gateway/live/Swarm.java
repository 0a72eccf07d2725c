package dev.shrike.gateway.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many cheap clients of Server-Sent Events, each with a connection of its own, read by one thread. Of an event it only looks for the id, and
 * tells of it.
 */
final class Swarm implements AutoCloseable {
    private static final byte[] DATA = "data: {\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = ": heartbeat".getBytes(StandardCharsets.US_ASCII);
    private static final int ID = 36;

    private final URI server;
    private final Selector selector;
    private final Thread thread;
    private final Heard heard;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private final AtomicInteger ready = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean closed;

    /** Told of each event that a client got. */
    @FunctionalInterface
    interface Heard {
        void event(int client, String id, long nanoTime);
    }

    /** What of a line is known so far. */
    private static final class Client {
        private final int number;
        private final byte[] line = new byte[DATA.length + ID];
        private int length;
        private boolean positioned;

        Client(int number) {
            this.number = number;
        }
    }

    Swarm(URI server, Heard heard) throws IOException {
        this.server = server;
        this.heard = heard;
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().daemon().name("swarm").start(this::read);
    }

    /** One more client. */
    void add(String token, String query) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        String request =
                "GET /events/live?" + query + " HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channels.add(channel);
        channel.register(selector, SelectionKey.OP_READ, new Client(channels.size() - 1));
        selector.wakeup();
    }

    /** How many were told from where on they see events. */
    int ready() {
        return ready.get();
    }

    long bytes() {
        return bytes.get();
    }

    private void read() {
        try {
            while (!closed) {
                selector.select(this::read, 100);
            }
        } catch (IOException e) {
            throw new AssertionError("The swarm is dead", e);
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            int count = ((SocketChannel) key.channel()).read(buffer);
            if (count < 0) {
                key.cancel();
                return;
            }
            bytes.addAndGet(count);
            long now = System.nanoTime();
            buffer.flip();
            while (buffer.hasRemaining()) {
                take((Client) key.attachment(), buffer.get(), now);
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void take(Client client, byte next, long now) {
        if (next == '\n') {
            if (client.length == client.line.length && begins(client.line, DATA)) {
                String id = new String(client.line, DATA.length, ID, StandardCharsets.US_ASCII);
                heard.event(client.number, id, now);
            } else if (!client.positioned && client.length >= HEARTBEAT.length && begins(client.line, HEARTBEAT)) {
                client.positioned = true;
                ready.incrementAndGet();
            }
            client.length = 0;
        } else if (client.length < client.line.length) {
            client.line[client.length++] = next;
        }
    }

    private static boolean begins(byte[] line, byte[] beginning) {
        for (int i = 0; i < beginning.length; i++) {
            if (line[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
