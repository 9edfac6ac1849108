package io.narraforge.migration.preflight;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * What PgBouncer does with {@code pool_mode=transaction}, as far as PostgreSQL's protocol goes: a client signs in on a
 * session of the server, and from then on each of its transactions is given to whichever session was free last.
 */
final class TransactionPooler implements Closeable {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_ENCRYPTION_REQUEST = 80_877_104;

    private final ServerSocket door;
    private final int serverPort;
    private final LinkedBlockingDeque<Peer> free;

    private TransactionPooler(ServerSocket door, int serverPort, int sessions) {
        this.door = door;
        this.serverPort = serverPort;
        this.free = new LinkedBlockingDeque<>(sessions);
    }

    /**
     * In front of the server on this port of the machine.
     *
     * @param sessions of the server that are kept at most
     */
    static TransactionPooler start(int serverPort, int sessions) throws IOException {
        var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var pooler = new TransactionPooler(door, serverPort, sessions);
        Thread.ofVirtual().start(pooler::acceptUntilClosed);
        return pooler;
    }

    int port() {
        return door.getLocalPort();
    }

    /** One side of a conversation. */
    private record Peer(Socket socket, DataInputStream in, DataOutputStream out) implements Closeable {
        static Peer of(Socket socket) throws IOException {
            return new Peer(
                    socket,
                    new DataInputStream(socket.getInputStream()),
                    new DataOutputStream(socket.getOutputStream()));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        Message read() throws IOException {
            byte type = in.readByte();
            byte[] body = new byte[in.readInt() - Integer.BYTES];
            in.readFully(body);
            return new Message(type, body);
        }

        void write(Message message) throws IOException {
            out.writeByte(message.type);
            out.writeInt(message.body.length + Integer.BYTES);
            out.write(message.body);
            out.flush();
        }
    }

    private static final class Message {
        private final byte type;
        private final byte[] body;

        Message(byte type, byte[] body) {
            this.type = type;
            this.body = body;
        }

        boolean is(char letter) {
            return type == letter;
        }

        /** Authentication that wants an answer: all but 0, that it is done, and 12, that the server has proved itself. */
        boolean asksForAnAnswer() {
            return is('R') && body[3] != 0 && body[3] != 12;
        }

        /** ReadyForQuery, outside of a transaction. */
        boolean isIdle() {
            return is('Z') && body[0] == 'I';
        }
    }

    private void acceptUntilClosed() {
        try {
            while (true) {
                Peer client = Peer.of(door.accept());
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Peer client) {
        try (client) {
            signIn(client);
            for (Message first = client.read(); !first.is('X'); first = client.read()) {
                Peer server = free.take();
                transact(client, server, first);
                free.putFirst(server);
            }
        } catch (IOException closed) {
            // The client has gone.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void signIn(Peer client) throws IOException {
        Peer server = Peer.of(new Socket(InetAddress.getLoopbackAddress(), serverPort));
        byte[] startup = startup(client);
        server.out().writeInt(startup.length + Integer.BYTES);
        server.out().write(startup);
        server.out().flush();
        Message answer = server.read();
        while (!answer.is('Z')) {
            client.write(answer);
            if (answer.asksForAnAnswer()) {
                server.write(client.read());
            }
            answer = server.read();
        }
        client.write(answer);
        if (!free.offerFirst(server)) {
            server.close();
        }
    }

    private static byte[] startup(Peer client) throws IOException {
        while (true) {
            byte[] body = new byte[client.in().readInt() - Integer.BYTES];
            client.in().readFully(body);
            int code = ByteBuffer.wrap(body).getInt();
            if (code != SSL_REQUEST && code != GSS_ENCRYPTION_REQUEST) {
                return body;
            }
            client.out().writeByte('N');
            client.out().flush();
        }
    }

    /** Hands messages on until the transaction is over. */
    private static void transact(Peer client, Peer server, Message first) throws IOException {
        Message message = first;
        while (true) {
            server.write(message);
            boolean isAnswered = message.is('S') || message.is('Q');
            if (isAnswered && answer(client, server).isIdle()) {
                return;
            }
            message = client.read();
        }
    }

    private static Message answer(Peer client, Peer server) throws IOException {
        Message answer = server.read();
        client.write(answer);
        while (!answer.is('Z')) {
            answer = server.read();
            client.write(answer);
        }
        return answer;
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Peer server : free) {
                server.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
