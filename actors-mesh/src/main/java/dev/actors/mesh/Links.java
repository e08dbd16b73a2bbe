package dev.actors.mesh;

import org.jgroups.Address;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The links of a node: who is there, and who can be reached.
 *
 * <p>Invariants. {@code seen} and {@code open} change under this object's monitor, by the group's
 * views and by what the other sides say. Of two lives of a node only the younger has a link. A link
 * is closed, and the observer told, after the monitor is given up, since that calls the kernel.
 *
 * <p>Of a node's links the observer is told one thing after the other, in the order in which they
 * came to be, {@code opened} and {@code lost} in turn: while one thread tells of a node, what
 * others would tell of it is left to that thread, and no link to the node is opened.
 */
final class Links {

    /**
     * Hears of links that are opened or lost; with no lock held. What comes by a link is heard
     * after it was told to be opened.
     */
    interface Observer {
        void opened(Link link);

        void lost(Link link);
    }

    /** Makes a link to a member. */
    interface Maker {
        Link make(Member member, long number);
    }

    private final Maker maker;
    private final Observer observer;
    private final Map<Address, Link> seen = new ConcurrentHashMap<>();
    private final Map<String, Link> open = new ConcurrentHashMap<>();

    /** The nodes of which somebody tells now. */
    private final Map<String, Telling> telling = new HashMap<>();

    /** What is left to who tells of a node. */
    private static final class Telling {

        final Queue<Link> lost = new ArrayDeque<>();

        /** Whether the node is to be greeted then. */
        boolean greets;
    }

    Links(Maker maker, Observer observer) {
        this.maker = maker;
        this.observer = observer;
    }

    /** The open link to a node; null if it cannot be reached. */
    @Nullable Link to(String node) {
        return open.get(node);
    }

    /** The link to a member of the group; null if there is no such member. */
    @Nullable Link from(Address member) {
        return seen.get(member);
    }

    /** The nodes that can be reached. */
    SortedSet<String> nodes() {
        return new TreeSet<>(open.keySet());
    }

    List<Link> all() {
        return List.copyOf(open.values());
    }

    /** The group is now these, the node itself not among them; called by one thread. */
    void members(List<Member> members) {
        Map<String, Member> present = new HashMap<>();
        members.forEach(member -> present.merge(member.node(), member, Links::younger));
        for (Link link : List.copyOf(seen.values())) {
            Member member = present.get(link.member.node());
            if (member == null || !member.address().equals(link.member.address())) {
                remove(link.member);
            }
        }
        for (Member member : present.values()) {
            if (!seen.containsKey(member.address())) {
                Link link = maker.make(member, Link.nextNumber());
                seen.put(member.address(), link);
                greet(link);
            }
        }
    }

    private static Member younger(Member one, Member other) {
        return one.creation() > other.creation() ? one : other;
    }

    private void remove(Member member) {
        Link link;
        synchronized (this) {
            link = seen.remove(member.address());
            if (link != null) {
                open.remove(member.node(), link);
            }
        }
        if (link != null) {
            close(link);
        }
    }

    private void close(Link link) {
        boolean wasOpen = link.otherNumber() != 0;
        link.close();
        if (wasOpen) {
            tellLost(link);
        }
    }

    private void tellLost(Link link) {
        synchronized (this) {
            Telling present = telling.get(link.member.node());
            if (present != null) {
                present.lost.add(link);
                return;
            }
            telling.put(link.member.node(), new Telling());
        }
        tellLostAndMore(link);
    }

    private void tellLostAndMore(Link link) {
        try {
            observer.lost(link);
        } finally {
            tellMore(link.member.node());
        }
    }

    /** Tells what has come to be meanwhile; then links to the node can be opened again. */
    private void tellMore(String node) {
        Link next = nextUntold(node);
        if (next != null) {
            tellLostAndMore(next);
        }
    }

    /** The next link that is to be told as lost; null at the end of the telling. */
    private synchronized @Nullable Link nextUntold(String node) {
        Telling present = Objects.requireNonNull(telling.get(node));
        Link next = present.lost.poll();
        if (next == null) {
            telling.remove(node);
            if (present.greets) {
                seen.values().stream()
                        .filter(link -> link.member.node().equals(node))
                        .forEach(this::greet);
            }
        }
        return next;
    }

    /** Tells the other side of a link that is not open its number, once it can be opened. */
    private synchronized void greet(Link link) {
        Telling present = telling.get(link.member.node());
        if (present != null) {
            present.greets = true;
        } else if (link.otherNumber() == 0) {
            link.greet(0);
        }
    }

    /**
     * Greets those again who have not answered: a greeting that comes before the view with its
     * sender in it is not heard. A link that cannot send any more is made anew.
     */
    void mend() {
        for (Link link : List.copyOf(seen.values())) {
            greet(link.outbox().isClosed() ? renew(link, Link.nextNumber()) : link);
        }
    }

    /**
     * The other side of a link has told its number, and the number of this side that it knows; zero
     * if it knows none. Where it knows an old one, it is told the new one first.
     */
    void greeted(Link link, long number, long known) {
        if (known != 0 && known != link.number) {
            link.greet(link.otherNumber());
            return;
        }
        boolean isNew = link.otherNumber() != number;
        if (!isNew) {
            if (known == 0) {
                link.greet(number);
            }
            return;
        }
        Link present =
                link.otherNumber() == 0
                        ? link
                        : renew(link, known == 0 ? Link.nextNumber() : link.number);
        open(present, number, known == 0);
    }

    /** The link is lost, and its next one takes its place. */
    private Link renew(Link link, long number) {
        Link next = maker.make(link.member, number);
        boolean isReplaced;
        synchronized (this) {
            isReplaced = seen.replace(link.member.address(), link, next);
            if (isReplaced) {
                open.remove(link.member.node(), link);
            }
        }
        close(isReplaced ? link : next);
        return isReplaced ? next : link;
    }

    /**
     * Opens a link, unless it is no more. While somebody tells of the node it is not opened: the
     * other side, which may take it for open, loses it then, since it is greeted with another.
     *
     * @param greets to tell the other side so, before anybody can send: what comes to it earlier is
     *     not delivered
     */
    private void open(Link link, long number, boolean greets) {
        boolean isFree;
        synchronized (this) {
            if (seen.get(link.member.address()) != link) {
                return;
            }
            isFree = telling.putIfAbsent(link.member.node(), new Telling()) == null;
            if (isFree) {
                if (greets) {
                    link.greet(number);
                }
                link.open(number);
                open.put(link.member.node(), link);
            }
        }
        if (!isFree) {
            greet(renew(link, Link.nextNumber()));
            return;
        }
        try {
            observer.opened(link);
        } finally {
            tellMore(link.member.node());
        }
    }

    /** The node leaves the group. */
    void close() {
        List<Link> gone;
        synchronized (this) {
            gone = List.copyOf(seen.values());
            seen.clear();
            open.clear();
        }
        gone.forEach(this::close);
    }
}
