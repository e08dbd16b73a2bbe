package dev.actors.mesh;

import org.jgroups.Address;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The links of a node: who is there, and who can be reached.
 *
 * <p>Invariants. {@code seen} and {@code open} change under this object's monitor, by the group's
 * views and by what the other sides say. Of two lives of a node only the younger has a link. A link
 * is closed after the monitor is given up, since that calls the kernel.
 */
final class Links {

    /** Hears of links that are opened or lost; with no lock held. */
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
                link.greet(0);
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
            observer.lost(link);
        }
    }

    /**
     * Greets those again who have not answered: a greeting that comes before the view with its
     * sender in it is not heard. A link that cannot send any more is made anew.
     */
    void mend() {
        for (Link link : List.copyOf(seen.values())) {
            Link present = link.outbox().isClosed() ? renew(link, Link.nextNumber()) : link;
            if (present.otherNumber() == 0) {
                present.greet(0);
            }
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
        Link present =
                isNew && link.otherNumber() != 0
                        ? renew(link, known == 0 ? Link.nextNumber() : link.number)
                        : link;
        if (known == 0) {
            present.greet(number); // before anybody can send: what comes earlier is not delivered
        }
        if (isNew) {
            open(present, number);
        }
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

    private void open(Link link, long number) {
        synchronized (this) {
            if (seen.get(link.member.address()) != link) {
                return;
            }
            link.open(number);
            open.put(link.member.node(), link);
        }
        observer.opened(link);
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
