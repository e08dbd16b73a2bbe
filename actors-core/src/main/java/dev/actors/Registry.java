package dev.actors;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The actors of a node: all that live, those whose addresses were written as text, and those that
 * have names.
 */
final class Registry {

    private final Node node;
    private final CellSet cells = new CellSet();
    private final AddressTable addresses = new AddressTable();
    private final Map<String, Cell> names = new ConcurrentHashMap<>();

    Registry(Node node) {
        this.node = node;
    }

    /** What an address leads to on this node; null if nothing is known. */
    @Nullable Endpoint find(Address address) {
        Endpoint made =
                switch (address) {
                    case Cell cell -> cell;
                    case ReplyAddress reply -> reply.ask;
                    case WrittenAddress written -> holder(written.form());
                };
        return made != null && made.node() == node ? made : addresses.find(address);
    }

    private @Nullable Cell holder(Address.Form form) {
        return switch (form) {
            case Address.Form.OfName named ->
                    named.node().equals(node.name()) ? names.get(named.name()) : null;
            case Address.Form.OfKey key -> node.keyedActors().living(key);
            case Address.Form.OfActor _, Address.Form.OfReply _, Address.Form.OfUrl _ -> null;
        };
    }

    /** The same for a message: it starts the actor of a key, if there is none. */
    @Nullable Endpoint reach(Address address) {
        Endpoint known = find(address);
        return known == null && address.form() instanceof Address.Form.OfKey key
                ? node.keyedActors().reach(key)
                : known;
    }

    @Nullable Cell reachCell(Address address) {
        return reach(address) instanceof Cell cell ? cell : null;
    }

    /** Tells whether an address leads to this node, in any of its lives. */
    boolean isHere(Address address) {
        return address.isOn(node.name())
                || (address.form() instanceof Address.Form.OfKey key
                        && node.keyedActors().isServedHere(key));
    }

    /** What an asker is told whose message has reached nobody. */
    DeadActorException unreachable(Address address) {
        return address.form() instanceof Address.Form.OfKey key
                ? node.keyedActors().unreachable(key)
                : unknown(address);
    }

    /** The actor at an address, dead or alive; null if none is known. */
    @Nullable Cell findCell(Address address) {
        return find(address) instanceof Cell cell ? cell : null;
    }

    /** The actor at an address, dead or alive. */
    Cell requireCell(Address address) {
        Cell cell = findCell(address);
        if (cell == null) {
            throw unknown(address);
        }
        return cell;
    }

    /** What is said of the end of an actor that is not known here. */
    static ExitReason reasonOfUnknown(Address address, Node node) {
        return node.registry().isHere(address)
                ? new ExitReason.Unknown()
                : new ExitReason.NoConnection();
    }

    static DeadActorException unknown(Address address) {
        String text =
                address.form() instanceof Address.Form.OfName named
                        ? "No actor on this node has the address "
                                + named
                                + ". Spawn one with that name, or wait until it is there."
                        : "No actor is known at "
                                + address
                                + ". It ended long ago, or lives on another node.";
        return new DeadActorException(text, new ExitReason.Unknown());
    }

    void add(Cell cell) {
        cells.add(cell);
    }

    void forget(Cell cell) {
        cells.remove(cell);
        addresses.bury(cell);
    }

    /** The living actors, oldest first. */
    List<Cell> living() {
        List<Cell> living = cells.copy();
        living.sort(Comparator.comparingLong(cell -> cell.id));
        return living;
    }

    /** The same, for those who look at all alike. */
    List<Cell> inNoOrder() {
        return cells.copy();
    }

    void publish(Address address, Endpoint endpoint) {
        addresses.publish(address, endpoint);
    }

    /** The ask behind a reply address is over. */
    void withdraw(Address address) {
        addresses.remove(address);
    }

    void bury(Address address) {
        addresses.bury(address);
    }

    SortedSet<String> registered() {
        return new TreeSet<>(names.keySet());
    }

    @Nullable Cell named(String name) {
        return names.get(name);
    }

    void reserve(String name, Cell cell) {
        Cell holder = names.putIfAbsent(name, cell);
        if (holder != null && !holder.equals(cell)) {
            throw new NameTakenException(name);
        }
    }

    /** Where the holder of a name is reached. */
    Address addressOf(String name) {
        if (name.isEmpty() || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("A name is text that is not empty");
        }
        return new WrittenAddress(new Address.Form.OfName(node.name(), name));
    }

    boolean release(String name, Cell cell) {
        return names.remove(name, cell);
    }
}
