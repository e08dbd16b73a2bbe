package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One actor as its node holds it; its address, too, so that an idle actor is small and reached
 * without a lookup.
 *
 * <p>What only some actors have, such as names, links or a supervision, is in its {@link
 * Lifecycle}, which is made for the first of them. Invariant: {@code run}, {@code exit}, {@code
 * life} and {@code spec} change under {@link #lock}, and the actor ends once.
 */
final class Cell extends Address implements Endpoint {

    final Home home;
    final long id;
    final Mailbox mailbox;
    ActorSpec spec;
    @Nullable Address parent;

    /** Links of the {@link CellSet}. */
    @Nullable Cell previousInSet;

    @Nullable Cell nextInSet;

    private volatile @Nullable Incarnation run;
    private volatile @Nullable ExitReason exit;
    private volatile @Nullable Lifecycle life;
    private long handled;

    Cell(
            Home home,
            long id,
            ActorSpec spec,
            @Nullable Address parent,
            @Nullable CompletableFuture<Address> start) {
        this.home = home;
        this.id = id;
        this.spec = spec;
        this.parent = parent;
        mailbox = spec.overflow() == Overflow.DROP_OLDEST ? new DroppingMailbox() : new Mailbox();
        run = Incarnation.of(this);
        if (start != null || spec.name() != null || spec.isSupervised()) {
            life = new Lifecycle(this, node().time().now(), start);
        }
    }

    void launch() {
        Incarnation first = run;
        if (first != null) {
            first.start();
        }
    }

    /** Has the present run go on, if there is one. */
    void launchRun() {
        Incarnation present = run;
        if (present != null) {
            present.launch();
        }
    }

    // The life

    /** Guards the actor's life. The cell's own monitor is not the kernel's: users hold it. */
    Object lock() {
        return mailbox;
    }

    /** The present run; null if the actor has ended. */
    @Nullable Incarnation run() {
        return run;
    }

    void run(Incarnation next) {
        run = next;
    }

    /** Why the actor ended; null while it lives. */
    @Nullable ExitReason exit() {
        return exit;
    }

    Lifecycle life() {
        Lifecycle known = life;
        if (known == null) {
            synchronized (lock()) {
                known = life;
                if (known == null) {
                    known = new Lifecycle(this, null, null);
                    life = known;
                }
            }
        }
        return known;
    }

    /** The same, if the actor has come to need one. */
    @Nullable Lifecycle knownLife() {
        return life;
    }

    /**
     * A run is over.
     *
     * @param lost the item that it had in hand; null if there was none
     */
    void runEnded(Incarnation ended, ExitReason reason, @Nullable Object lost) {
        Lifecycle known = life;
        if (known != null) {
            known.runEnded(ended, reason, lost);
        } else {
            node().events().runEnded(this, reason, true, lost);
            finish(reason);
        }
    }

    /** Ends the actor for good. */
    void finish(ExitReason reason) {
        ActorInfo last =
                node().events().isTold(reason) ? Activity.info(this).at(ActorStatus.ENDED) : null;
        List<Object> rest;
        Lifecycle followed;
        Bonds told;
        Kind kind = kind();
        KeyedSlot slot = spec.slot();
        enterEnd(slot);
        try {
            synchronized (lock()) {
                if (exit != null) {
                    return;
                }
                followed = life;
                told = followed == null ? null : followed.settle();
                exit = reason;
                rest = mailbox.close();
                spec = slot == null ? kind.remains() : kind.remains().at(slot);
                parent = null;
                run = null;
            }
            if (slot != null) {
                rest = slot.ended(this, rest);
            }
        } finally {
            leaveEnd(slot);
        }
        if (!rest.isEmpty()) {
            rest.forEach(item -> Delivery.refuse(this, item));
        }
        node().registry().forget(this);
        kind.statistics().countExit(reason.kind(), handled);
        if (last != null) {
            node().events().ended(last, reason);
        }
        if (told != null) {
            told.end(reason);
        }
        if (followed != null) {
            followed.tellEnded(reason);
        }
    }

    private static void enterEnd(@Nullable KeyedSlot slot) {
        if (slot != null) {
            slot.enterEnd();
        }
    }

    private static void leaveEnd(@Nullable KeyedSlot slot) {
        if (slot != null) {
            slot.leaveEnd();
        }
    }

    /** What the node knows of its behaviour. */
    Kind kind() {
        return spec.kindOn(node());
    }

    // Messages

    int capacity() {
        return spec.capacityOr(node().settings().mailboxCapacity());
    }

    void deadLetter(Object message, DeadLetter.Reason reason, @Nullable Throwable cause) {
        DeadLetter letter = new DeadLetter(message, address(), spec.behavior(), reason, cause);
        node().events().deadLetter(letter, kind().statistics());
    }

    void countHandled(int messages) {
        handled += messages;
    }

    long handled() {
        return handled;
    }

    /** The names that it is registered under, oldest first. */
    List<String> names() {
        Lifecycle known = life;
        return known == null ? List.of() : known.names();
    }

    void releaseNames() {
        Lifecycle known = life;
        if (known != null) {
            known.releaseNames();
        }
    }

    // The address

    /** Where others reach it: that of its key, if it serves one. */
    Address address() {
        KeyedSlot slot = spec.slot();
        return slot == null ? this : slot.address();
    }

    @Override
    public Node node() {
        return home.node();
    }

    @Override
    Form form() {
        return new Form.OfActor(home.life(), id);
    }

    @Override
    void publish() {
        node().registry().publish(this, this);
        if (exit != null) {
            node().registry().bury(this);
        }
    }
}
