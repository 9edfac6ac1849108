package io.narraforge.http;

import io.narraforge.engine.ClientName;
import io.narraforge.engine.GraphQlRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/**
 * The client at the other end of a request's connection. Looks at the socket when asked, at no other time, and reads no
 * byte of it: what waits there is the beginning of the connection's next request. A client that has closed only its
 * sending half counts as gone, as it does for other servers: nobody can tell the two apart before an answer is sent.
 */
final class ConnectedClient implements GraphQlRequest.Client, AutoCloseable {
    private final HttpServletRequest request;
    private volatile @Nullable SocketChannel channel;

    private ConnectedClient(HttpServletRequest request, @Nullable SocketChannel channel) {
        this.request = request;
        this.channel = channel;
    }

    static ConnectedClient of(HttpServletRequest request) {
        Object transport = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .getTransport();
        return new ConnectedClient(request, transport instanceof SocketChannel socket ? socket : null);
    }

    /**
     * Whether the connection has ended and nothing is left to read from it. A client that has sent its next request
     * ahead and left then is not found out.
     */
    @Override
    public boolean isGone() {
        SocketChannel asked = channel;
        return asked != null && hasEnded(asked);
    }

    @Override
    public ClientName name() {
        return ClientNameHeaders.read(request::getHeader);
    }

    /** From now on the connection may serve another request, and says nothing about the client of this one. */
    @Override
    public void close() {
        channel = null;
    }

    /**
     * A socket that is readable and has no byte to read is at its end, or was reset. While a request is handled nobody
     * else reads it, so no byte can disappear between the two questions. The selector is our own and gone at once: the
     * connector's has no part in this.
     */
    private static boolean hasEnded(SocketChannel channel) {
        try (Selector selector = channel.provider().openSelector()) {
            channel.register(selector, SelectionKey.OP_READ);
            return selector.selectNow() > 0 && channel.socket().getInputStream().available() == 0;
        } catch (IOException unknown) {
            // Out of file descriptors, and the client is there for all we know; or the channel was closed meanwhile.
            return !channel.isOpen();
        }
    }
}
