package dev.shrike.statistics.analytics;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import reactor.core.publisher.Mono;

/** Tells when a client closes its connection before it has its answer; the framework itself tells only who streams. */
final class ClientGone {

    private ClientGone() {}

    /** Ends when the connection of the request is closed. */
    static Mono<Void> of(HttpRequest<?> request) {
        if (!(request instanceof NettyHttpRequest<?> netty)) {
            return Mono.never();
        }
        return Mono.create(gone -> {
            ChannelFuture closed = netty.getChannelHandlerContext().channel().closeFuture();
            ChannelFutureListener listener = _ -> gone.success();
            closed.addListener(listener);
            gone.onDispose(() -> closed.removeListener(listener));
        });
    }
}
