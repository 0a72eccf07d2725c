package dev.shrike.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to the platform that can be cut: all that is open on it breaks, and nobody gets through until it is mended. Thread-safe. */
final class CuttableLine implements AutoCloseable {
    private final URI to;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    private enum State {
        WHOLE,
        CUT,
        BAD_GATEWAY
    }

    CuttableLine(URI to) throws IOException {
        this.to = to;
        Thread.ofVirtual().start(this::serve);
    }

    /** Where it begins. */
    URI http() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Nobody answers any more. */
    void cut() {
        end(State.CUT);
    }

    /** A proxy answers, that there is nobody behind it. */
    void cutBehindAProxy() {
        end(State.BAD_GATEWAY);
    }

    private void end(State how) {
        state = how;
        open.forEach(CuttableLine::drop);
    }

    void mend() {
        state = State.WHOLE;
    }

    private void serve() {
        try {
            while (true) {
                Socket here = door.accept();
                open.add(here);
                switch (state) {
                    case WHOLE -> connect(here);
                    case CUT -> drop(here);
                    case BAD_GATEWAY -> Thread.ofVirtual().start(() -> refuse(here));
                }
            }
        } catch (IOException closed) {
            open.forEach(CuttableLine::drop);
        }
    }

    private void connect(Socket here) throws IOException {
        Socket there = new Socket(to.getHost(), to.getPort());
        open.add(there);
        Thread.ofVirtual().start(() -> carry(here, there));
        Thread.ofVirtual().start(() -> carry(there, here));
    }

    private void refuse(Socket here) {
        try (here) {
            here.getInputStream().read(new byte[64 * 1024]);
            here.getOutputStream()
                    .write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(US_ASCII));
        } catch (IOException gone) {
            // who asked has left
        } finally {
            open.remove(here);
        }
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // so is the other direction, in a moment
        } finally {
            drop(from);
            drop(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A socket does not close", e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
