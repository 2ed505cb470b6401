package ca.chartside.desktop.bridge;

import ca.chartside.desktop.profile.OwnerOnly;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** Where host and client meet: a Unix domain socket in the user's own profile, of this session on this computer. */
final class BridgeSocket {
    private final Path profile;
    private final String name;

    BridgeSocket(Path profile, String session) {
        this.profile = profile;
        this.name = "bridge-" + session + ".sock";
    }

    Path path() throws IOException {
        return OwnerOnly.socket(profile, name);
    }

    /** The socket belongs to another user, or who listens there does. */
    static final class NotOurs extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** @return null where no client listens */
    @Nullable SocketChannel connect() throws NotOurs {
        SocketChannel channel = null;
        try {
            Path path = path();
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
            if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(us())) {
                throw new NotOurs();
            }
            channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
            if (!isOurs(channel)) {
                channel.close();
                throw new NotOurs();
            }
            return channel;
        } catch (NotOurs e) {
            throw e;
        } catch (IOException e) {
            // It was left behind by a client that did not end well.
            return null;
        }
    }

    /** Replaces what an earlier client left: who has the profile's lock calls this. */
    ServerSocketChannel listen() throws IOException {
        Path path = path();
        Files.deleteIfExists(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(path));
        return channel;
    }

    void delete() throws IOException {
        OwnerOnly.deleteSocket(path());
    }

    /** Where the system does not tell who is at the other end, the folder's rights have kept others out. */
    boolean isOurs(SocketChannel channel) throws IOException {
        return !channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                || channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().equals(us());
    }

    private UserPrincipal us() throws IOException {
        return Files.getOwner(profile);
    }
}
