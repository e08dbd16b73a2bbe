package dev.actors.test;

import dev.actors.ActorInfo;
import dev.actors.ActorStatus;
import dev.actors.Address;
import dev.actors.DeadLetter;
import dev.actors.Down;
import dev.actors.ExitReason;
import dev.actors.Node;
import dev.actors.NodeListener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The node of one test, and what its actors leave behind. */
final class Stage implements NodeListener {

    private static final String IDENTITY = "test@127.0.0.1:4711";

    /** How long actors that are about to end may take for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    final Setting setting;
    final Node node;
    private final Puppet overseer;
    private final Queue<ActorInfo> stubborn = new ConcurrentLinkedQueue<>();
    private volatile long closingSince;
    private volatile boolean closing;

    Stage(Setting setting) {
        this.setting = setting;
        node = setting.node(IDENTITY).listener(this).open();
        overseer = new Puppet(node);
    }

    DeadLetters deadLetters() {
        return new DeadLetters(overseer);
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        boolean ours =
                letter.message() instanceof Puppet.Control
                        || letter.message() instanceof DeadLetter;
        if (!closing && !ours) {
            node.sendOrDrop(overseer.address(), letter);
        }
    }

    /** An actor that the node had to kill; one that the test had killed ends soon. */
    @Override
    public void ended(ActorInfo actor, ExitReason reason) {
        if (closing
                && reason instanceof ExitReason.Killed
                && setting.nanoTime() - closingSince > PATIENCE.toNanos()) {
            stubborn.add(actor);
        }
    }

    /**
     * Closes the node.
     *
     * @return what the test has left behind and should not, in words
     */
    List<String> close(Tolerance tolerance) throws Exception {
        List<String> complaints = new ArrayList<>();
        try {
            setting.settle();
            setting.run(() -> inspect(tolerance, complaints));
        } finally {
            closingSince = setting.nanoTime();
            closing = true;
            setting.run(() -> setting.close(node));
            setting.settle();
        }
        if (tolerance.leaks().contains(Leak.STUBBORN)) {
            stubborn.forEach(
                    actor ->
                            complaints.add(
                                    Texts.of(actor)
                                            + " did not end when its node stopped it, and had to be"
                                            + " killed. Let it receive, or let its waits end; or"
                                            + " leave STUBBORN out of `leaks`."));
        }
        return complaints;
    }

    private void inspect(Tolerance tolerance, List<String> complaints) {
        if (!leaks(tolerance.leaks()).isEmpty()) {
            awaitEnds(leaks(tolerance.leaks()));
        }
        for (ActorInfo actor : leaks(tolerance.leaks())) {
            complaints.add(
                    Texts.of(actor)
                            + (isOrphan(actor)
                                    ? " is left, though the actor that spawned it has ended. Link"
                                            + " it to that one (spawnLink), or stop it; or leave"
                                            + " ORPHANED out of `leaks`."
                                    : " is left running. Stop it; or leave LEFT_RUNNING out of"
                                            + " `leaks`."));
        }
        for (DeadLetter letter : deadLetters().untaken()) {
            if (!tolerance.deadLetters().contains(letter.reason())) {
                complaints.add(
                        Texts.of(letter.message())
                                + " to "
                                + letter.behavior()
                                + " became a dead letter ("
                                + letter.reason()
                                + "). Take it from a DeadLetters parameter, or name its reason in"
                                + " `deadLetters`.");
            }
        }
    }

    private List<ActorInfo> leaks(Set<Leak> kinds) {
        return node.snapshot().stream()
                .filter(actor -> !actor.behavior().equals(Puppet.BEHAVIOR))
                .filter(
                        actor ->
                                kinds.contains(Leak.LEFT_RUNNING)
                                        || (kinds.contains(Leak.ORPHANED) && isOrphan(actor)))
                .toList();
    }

    private boolean isOrphan(ActorInfo actor) {
        Address parent = actor.parent();
        return parent != null
                && node.info(parent).filter(info -> info.status() != ActorStatus.ENDED).isEmpty();
    }

    /** Waits for the ends of actors, but not long. */
    private void awaitEnds(List<ActorInfo> actors) {
        boolean unused = overseer.perform(PATIENCE, hand -> haveEnded(hand, actors));
    }

    private static boolean haveEnded(Puppet.Hand hand, List<ActorInfo> actors) {
        actors.forEach(actor -> hand.self().monitor(actor.address()));
        return actors.stream().allMatch(_ -> hand.next(Down.class::isInstance) != null);
    }
}
