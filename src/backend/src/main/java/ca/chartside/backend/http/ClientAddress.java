package ca.chartside.backend.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose request it is, by address: the sender's, or, where that is a proxy of ours, what the proxy says in {@code X-Forwarded-For}. */
public final class ClientAddress {
    private final Set<InetAddress> proxies;

    /** @param proxies those that are believed */
    public ClientAddress(List<InetAddress> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    public String of(Context ctx) {
        return of(ctx.ip(), ctx.req().getHeader("X-Forwarded-For"));
    }

    /** Each proxy adds whom it heard behind what it was told: read from the end, the first that is no proxy of ours is the client. */
    String of(String sender, @Nullable String forwarded) {
        InetAddress address = literal(sender);
        List<String> told = forwarded == null ? List.of() : List.of(forwarded.split(",", -1));
        for (int i = told.size() - 1; i >= 0 && address != null && proxies.contains(address); i--) {
            InetAddress next = literal(told.get(i).strip());
            if (next == null) {
                break;
            }
            address = next;
        }
        return address == null ? sender : address.getHostAddress();
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
