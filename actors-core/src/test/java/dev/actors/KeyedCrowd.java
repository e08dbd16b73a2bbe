package dev.actors;

import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Senders that send to a few keys, with pauses in which actors become idle, and what must hold: one
 * actor per key at any time; each message handled once, in its sender's order, or a dead letter;
 * and where nothing crashes, no dead letter, and a sum that outlives each passivation.
 */
final class KeyedCrowd implements NodeListener {

    static final int KEYS = 8;
    static final Duration IDLE = Duration.ofMillis(20);

    /** A message of a sender. */
    record Note(int sender, int number, int key, boolean fatal) {}

    /** What an actor keeps. */
    record Count(int handled) {}

    private final Map<Integer, AtomicInteger> living = new ConcurrentHashMap<>();
    private final Map<List<Integer>, Integer> last = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> counts = new ConcurrentHashMap<>();
    private final Set<Note> handled = ConcurrentHashMap.newKeySet();
    private final Set<Object> dead = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final boolean crashes;

    KeyedCrowd(boolean crashes) {
        this.crashes = crashes;
    }

    KeyedBehavior behavior(boolean dropsOldest) {
        RestartPolicy policy =
                new RestartPolicy(
                        RestartType.TRANSIENT,
                        1,
                        Duration.ofMillis(50),
                        Duration.ZERO,
                        Duration.ZERO);
        ActorSpec spec =
                ActorSpec.behavior(this::begin)
                        .supervised(policy::newSupervision)
                        .overflow(dropsOldest ? Overflow.DROP_OLDEST : Overflow.BLOCK);
        return KeyedBehavior.of("crowd", spec).idle(IDLE);
    }

    private Behavior<?> begin(ActorContext self) throws Exception {
        Keyed keyed = self.keyed().orElseThrow();
        int key = Integer.parseInt(keyed.key());
        AtomicInteger alive = living.computeIfAbsent(key, _ -> new AtomicInteger());
        self.onTerminate(_ -> alive.decrementAndGet());
        if (alive.incrementAndGet() != 1) {
            complaints.add("two actors of key " + key);
        }
        Count kept = keyed.state(Count.class);
        int[] count = {kept == null ? 0 : kept.handled()};
        keyed.keep(() -> new Count(count[0]));
        return Behavior.of(
                Note.class,
                (context, note) -> {
                    note(note, key);
                    counts.put(key, ++count[0]);
                    context.reply(note.number());
                    return Behavior.same();
                });
    }

    private void note(Note note, int key) {
        if (note.key() != key) {
            complaints.add(note + " came to " + key);
        }
        if (note.fatal()) {
            throw new IllegalStateException("a crash on purpose");
        }
        if (!handled.add(note)) {
            complaints.add(note + " was handled twice");
        }
        Integer before = last.put(List.of(note.sender(), key), note.number());
        if (before != null && before >= note.number()) {
            complaints.add(note + " came after number " + before);
        }
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        if (letter.message() instanceof Note && !dead.add(letter.message())) {
            complaints.add(letter.message() + " died twice");
        }
    }

    /** A sender's life. */
    ProcessFunction sender(int sender, int messages, long seed) {
        return self -> {
            Random random = new Random(seed * 1_000 + sender);
            for (int number = 0; number < messages; number++) {
                int key = random.nextInt(KEYS);
                boolean fatal = crashes && random.nextInt(12) == 0;
                Note note = new Note(sender, number, key, fatal);
                sent.incrementAndGet();
                send(self, self.node().keyed("crowd", "" + key), note, random.nextInt(4));
                if (random.nextInt(3) == 0) {
                    Duration pause =
                            IDLE.multipliedBy(random.nextInt(3)).plusNanos(random.nextInt(9));
                    self.receive(String.class, pause);
                }
                if (crashes && random.nextInt(20) == 0) {
                    self.node().kill(self.node().keyed("crowd", "" + key));
                }
            }
            return null;
        };
    }

    private void send(ActorContext self, Address to, Note note, int how) {
        switch (how) {
            case 0 -> {
                try {
                    Object reply = self.ask(to, note, KernelTestCase.LONG);
                    if (!Integer.valueOf(note.number()).equals(reply)) {
                        complaints.add(note + " was answered with " + reply);
                    }
                } catch (ActorException e) {
                    if (!crashes) {
                        complaints.add(note + " was not answered: " + e);
                    }
                }
            }
            case 1 -> self.sendOrDrop(to, note);
            default -> self.send(to, note);
        }
    }

    /** What went wrong, once all is quiet. */
    List<String> complaints(Node node) {
        List<String> all = new ArrayList<>(complaints);
        Set<Object> accounted = new HashSet<>(handled); // a kill may strike after the handling
        accounted.addAll(dead);
        if (accounted.size() != sent.get() || (!crashes && !dead.isEmpty())) {
            all.add(sent + " were sent, " + handled.size() + " handled, " + dead.size() + " died");
        }
        if (!crashes) {
            int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
            if (sum != sent.get()) {
                all.add(sent + " were sent, and the actors have counted " + counts);
            }
        }
        if (!node.snapshot().isEmpty()) {
            all.add("left alive: " + node.snapshot());
        }
        living.forEach(
                (key, alive) -> {
                    if (alive.get() != 0) {
                        all.add(alive + " actors of key " + key + " are left");
                    }
                });
        return all;
    }

    long passivations(Node node) {
        return node.statistics().stream()
                .filter(each -> each.behavior().equals("crowd"))
                .mapToLong(BehaviorStatistics::passivations)
                .sum();
    }
}
