package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** One actor as its node holds it: its address, names, mailbox and life. */
final class Cell implements Endpoint {

    final long id;
    ActorSpec spec;
    final Mailbox mailbox;
    final Lifecycle life;
    final BehaviorStatistics statistics;
    final @Nullable MessageMeter meter;
    @Nullable Address parent;
    final Instant startedAt;

    /** Links of the {@link CellSet}. */
    @Nullable Cell previousInSet;

    @Nullable Cell nextInSet;

    private final Node node;
    private final Address address;
    private volatile List<String> names = List.of();
    private volatile @Nullable View view;
    private long handled;

    Cell(
            Node node,
            long id,
            ActorSpec spec,
            @Nullable Address parent,
            @Nullable CompletableFuture<Address> start) {
        this.node = node;
        this.id = id;
        this.spec = spec;
        this.parent = parent;
        address = node.newActorAddress(this);
        int capacity = spec.capacityOr(node.settings().mailboxCapacity());
        mailbox =
                spec.overflow() == Overflow.DROP_OLDEST
                        ? new DroppingMailbox(capacity)
                        : new Mailbox(capacity);
        statistics = node.events().statisticsOf(spec.behavior());
        meter = node.events().meterOf(spec.behavior());
        startedAt = node.time().now();
        life = new Lifecycle(this, start);
    }

    void launch() {
        statistics.countSpawn();
        life.incarnation().launch();
    }

    // Messages

    /**
     * Puts a message into the mailbox. A dead actor's message is a dead letter.
     *
     * @param patience how long to wait for room; null for a message that the bound does not concern
     * @return false if there was no room
     */
    boolean deliver(Envelope envelope, @Nullable Duration patience, @Nullable Incarnation sender) {
        if (patience == null) {
            mailbox.reserveBeyondBound(envelope.weight);
        } else {
            envelope.expendable = true;
            if (!mailbox.reserve()) {
                switch (spec.overflow()) {
                    case FAIL -> {
                        return false;
                    }
                    case BLOCK -> {
                        if (!awaitRoom(patience, sender)) {
                            return false;
                        }
                    }
                    case DROP_NEWEST -> {
                        drop(envelope);
                        return true;
                    }
                    case DROP_OLDEST -> {
                        if (!dropOldest()) {
                            drop(envelope);
                            return true;
                        }
                    }
                }
            }
        }
        if (!push(envelope)) {
            refuse(envelope);
        }
        return true;
    }

    /**
     * Puts a message of the kernel's own into the mailbox, whether or not there is room; false if
     * the actor is dead.
     */
    boolean signal(Object message, Origin origin) {
        Envelope envelope = new Envelope(message, origin);
        mailbox.reserveBeyondBound(envelope.weight);
        return push(envelope);
    }

    private boolean push(Envelope envelope) {
        switch (mailbox.push(envelope)) {
            case QUEUED -> {}
            case SCHEDULE -> life.incarnation().launch();
            case UNPARK -> life.incarnation().messageCame();
            case CLOSED -> {
                return false;
            }
        }
        return true;
    }

    private boolean dropOldest() {
        Envelope oldest = mailbox.dropOldest();
        if (oldest != null) {
            drop(oldest);
        }
        return oldest != null;
    }

    private void drop(Envelope envelope) {
        deadLetter(envelope.message, DeadLetter.Reason.FULL, null);
        Ask ask = envelope.ask();
        if (ask != null) {
            ask.fail(Reports.full(this, envelope.messageType(), null));
        }
    }

    private boolean awaitRoom(Duration patience, @Nullable Incarnation sender) {
        if (!patience.isPositive()) {
            return false;
        }
        Thread thread = Thread.currentThread();
        WaitingSenders senders = mailbox.senders(node.engine());
        Slot slot = new Slot();
        senders.enter(thread);
        try {
            return Wait.until(
                    slot::reserve,
                    new Waiting("room in the mailbox", this),
                    node,
                    patience,
                    sender);
        } catch (Killed killed) {
            slot.giveBack();
            throw killed;
        } finally {
            senders.leave(thread);
        }
    }

    /** A slot that a waiting sender may have got in the very moment in which it is killed. */
    private final class Slot {
        private boolean reserved;

        boolean reserve() {
            reserved = reserved || mailbox.reserve();
            return reserved;
        }

        void giveBack() {
            if (reserved) {
                mailbox.release(1);
            }
        }
    }

    /** What becomes of a message that a dead actor did not take. */
    void refuse(Envelope envelope) {
        if (envelope.message instanceof StateQuery query) {
            view().answer(query);
            return;
        }
        if (envelope.isSignal()) {
            return;
        }
        deadLetter(envelope.message, DeadLetter.Reason.DEAD, null);
        Ask ask = envelope.ask();
        if (ask != null) {
            ExitReason exit = life.exit();
            ask.fail(
                    new DeadActorException(
                            Reports.name(this)
                                    + " is dead and did not take the "
                                    + envelope.messageType()
                                    + ".",
                            exit == null ? new ExitReason.Unknown() : exit));
        }
    }

    void deadLetter(Object message, DeadLetter.Reason reason, @Nullable Throwable cause) {
        DeadLetter letter = new DeadLetter(message, address, spec.behavior(), reason, cause);
        node.events().deadLetter(letter, statistics);
    }

    void countHandled(int messages) {
        handled += messages;
    }

    long handled() {
        return handled;
    }

    // Names and state

    void register(String name) {
        synchronized (life) {
            ExitReason exit = life.exit();
            if (exit != null) {
                throw new DeadActorException(
                        Reports.name(this) + " is dead and cannot be registered as '" + name + "'.",
                        exit);
            }
            node.registry().reserve(name, this);
            names = Stream.concat(names.stream(), Stream.of(name)).distinct().toList();
        }
    }

    boolean unregister(String name) {
        synchronized (life) {
            names = names.stream().filter(other -> !other.equals(name)).toList();
            return node.registry().release(name, this);
        }
    }

    /**
     * A dead actor keeps its reason and its last view; what it was made of, and who made it, can be
     * collected.
     */
    void shed() {
        spec = spec.remains();
        parent = null;
    }

    void releaseNames() {
        for (String name : names) {
            boolean unused = node.registry().release(name, this);
        }
    }

    List<String> names() {
        return names;
    }

    /** The incarnation that made the actor's view on demand has ended. */
    void forgetViewSupplier() {
        View known = view;
        if (known != null) {
            known.forgetSupplier();
        }
    }

    /** What the actor shows of itself. */
    View view() {
        View known = view;
        if (known == null) {
            synchronized (this) {
                known = view;
                if (known == null) {
                    known = new View(this);
                    view = known;
                }
            }
        }
        return known;
    }

    @Override
    public Node node() {
        return node;
    }

    Address address() {
        return address;
    }

    @Override
    public void publishAddress() {
        node.registry().publish(address, this);
        if (life.exit() != null) {
            node.registry().bury(address);
        }
    }
}
