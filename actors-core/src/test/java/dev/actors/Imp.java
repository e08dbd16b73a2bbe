package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * One actor of the {@link Chaos}: it does things at random, keeps a book of what must come of them,
 * over its restarts, and complains of what does not fit.
 */
final class Imp {

    record Numbered(int from, int number) {}

    record Question() {}

    record Tick(int run, int number) {}

    /** Told when all is quiet: nothing more will come. */
    record Finish() {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    final int index;
    private final Chaos chaos;
    private final Random random;
    private final boolean trapsExits;
    private final Map<Imp, Integer> sent = new HashMap<>();
    private final Map<Imp, Integer> received = new HashMap<>();

    /** Exit signals that may still come from each: one for a link that it makes, one for mine. */
    private final Map<Address, Integer> exitsDue = new HashMap<>();

    private int runs;

    Imp(Chaos chaos, int index) {
        this.chaos = chaos;
        this.index = index;
        random = new Random(chaos.seed() * 31 + index);
        trapsExits = index % 3 == 0;
    }

    /** One of three kinds: a process, and a behaviour on workers or on virtual threads. */
    ActorSpec spec() {
        return switch (index / 6 % 3) {
            case 0 -> ActorSpec.process(self -> new Run(self, ++runs).live());
            case 1 -> ActorSpec.behavior(this::behavior);
            default -> ActorSpec.behavior(this::behavior).blocking(true);
        };
    }

    private Behavior<?> behavior(ActorContext self) {
        return new Run(self, ++runs).behavior();
    }

    private void complain(String complaint) {
        chaos.complain("Imp " + index + ": " + complaint);
    }

    int countReceived() {
        return received.values().stream().mapToInt(n -> n).sum();
    }

    /** Complains of each message that was sent to it and has not come. */
    void checkAllCame(Collection<Imp> senders) {
        for (Imp sender : senders) {
            checkAllCameFrom(sender);
        }
    }

    private void checkAllCameFrom(Imp sender) {
        int all = sender.sent.getOrDefault(this, 0);
        int came = received.getOrDefault(sender, 0);
        if (came != all) {
            complain("got " + came + " of " + all + " messages of imp " + sender.index);
        }
    }

    /** What belongs to one run: all of it must be over, or gone, with the run. */
    private final class Run {
        private final ActorContext self;
        private final int number;
        private final List<MonitorRef> monitors = new ArrayList<>();
        private final Set<RequestRef> requests = new HashSet<>();
        private final Map<Integer, TimerRef> timers = new HashMap<>();
        private int lastTimer;

        Run(ActorContext self, int number) {
            this.self = self;
            this.number = number;
        }

        Object live() {
            self.trapExit(trapsExits);
            for (Object m = next(); !(m instanceof Finish); m = next()) {
                react(m);
            }
            return finish();
        }

        private @Nullable Object next() {
            return chaos.isOver() ? self.receive() : self.receive(patience());
        }

        Behavior<?> behavior() {
            self.trapExit(trapsExits);
            return waiting();
        }

        private Behavior<?> waiting() {
            Behavior<Object> waiting = Behavior.of(Object.class, (_, message) -> after(message));
            return chaos.isOver()
                    ? waiting
                    : waiting.stateTimeout(
                            patience(),
                            _ -> {
                                react(null);
                                return waiting();
                            });
        }

        private Behavior<?> after(Object message) {
            if (message instanceof Finish) {
                return Behavior.stopped(finish());
            }
            react(message);
            return waiting();
        }

        private Duration patience() {
            return Duration.ofMillis(random.nextInt(4_000));
        }

        private void react(@Nullable Object message) {
            if (message != null) {
                note(message);
            }
            if (!chaos.isOver()) {
                act();
            }
        }

        private String finish() {
            checkNothingIsOpen();
            return "finished";
        }

        private void note(Object message) {
            switch (message) {
                case Numbered(int index, int sequence) -> {
                    Imp from = chaos.impOf(index);
                    int last = received.getOrDefault(from, 0);
                    if (sequence != last + 1) {
                        complain(sequence + " came after " + last + " from imp " + index);
                    }
                    received.put(from, sequence);
                }
                case Question _ -> {
                    if (random.nextInt(4) > 0) {
                        self.reply("answer");
                    }
                }
                case Tick(int run, int timer) -> {
                    if (run != number || timers.remove(timer) == null) {
                        complain("timer " + timer + " of run " + run + " in run " + number);
                    }
                }
                case Response response -> {
                    if (!requests.remove(response.request())) {
                        complain("an answer to no open request");
                    }
                }
                case Down down -> {
                    if (!monitors.remove(down.monitor())) {
                        complain("a Down of no open monitor");
                    }
                    checkAllCameBefore(down.actor());
                }
                case Exit(Address from, _) -> {
                    if (!trapsExits || exitsDue.merge(from, -1, (n, _) -> n - 1) < -1) {
                        complain("an exit signal too many");
                    }
                    checkAllCameBefore(from);
                }
                default -> complain("an unknown message: " + message);
            }
        }

        private void checkAllCameBefore(Address dead) {
            Imp sender = chaos.impAt(dead);
            if (sender != null) {
                checkAllCameFrom(sender);
            }
        }

        private void act() {
            Imp peer = chaos.anyImp(random);
            Address to = peer == null ? null : chaos.addressOf(peer);
            if (to == null) {
                return;
            }
            int dice = random.nextInt(200);
            if (dice < 70) {
                int sequence = sent.getOrDefault(peer, 0) + 1;
                self.send(to, new Numbered(index, sequence));
                sent.put(peer, sequence);
            } else if (dice < 85) {
                exitsDue.merge(to, 1, Integer::sum);
                self.link(to);
            } else if (dice < 95) {
                self.unlink(to);
            } else if (dice < 115) {
                monitors.add(self.monitor(to));
            } else if (dice < 125) {
                demonitorAny();
            } else if (dice < 140) {
                Tick tick = new Tick(number, ++lastTimer);
                timers.put(tick.number(), self.sendAfter(soon(), self.address(), tick));
            } else if (dice < 147) {
                cancelTheLastTimer();
            } else if (dice < 162) {
                requests.add(self.sendRequest(to, new Question(), PATIENCE));
            } else if (dice < 170) {
                askOrFail(to);
            } else if (dice < 184) {
                multiply(dice);
            } else if (dice < 187) {
                self.node().kill(to);
            } else if (dice < 188) {
                self.node().stop(to);
            } else if (dice < 191) {
                throw new IllegalStateException("chaos");
            }
        }

        private Duration soon() {
            return Duration.ofMillis(random.nextInt(8_000));
        }

        private void demonitorAny() {
            if (!monitors.isEmpty()) {
                self.demonitor(monitors.remove(random.nextInt(monitors.size())));
            }
        }

        private void cancelTheLastTimer() {
            TimerRef timer = timers.remove(lastTimer);
            if (timer != null) {
                boolean unused = timer.cancel();
            }
        }

        private void askOrFail(Address to) {
            try {
                Object answer = self.ask(to, new Question(), PATIENCE);
                if (!"answer".equals(answer)) {
                    complain("the answer " + answer);
                }
            } catch (ActorException e) {
                chaos.countFailedAsk();
            }
        }

        private void multiply(int dice) {
            chaos.spawn(
                    spec ->
                            switch (dice % 3) {
                                case 0 -> self.spawn(spec);
                                case 1 -> self.spawnLink(spec);
                                default -> {
                                    Monitored child = self.spawnMonitor(spec);
                                    monitors.add(child.monitor());
                                    yield child.address();
                                }
                            });
        }

        private void checkNothingIsOpen() {
            if (!requests.isEmpty() || !timers.isEmpty()) {
                complain(requests.size() + " requests and " + timers.size() + " timers are open");
            }
            for (MonitorRef monitor : monitors) {
                if (!chaos.livedToTheEnd(monitor.target())) {
                    complain("a monitor of a dead actor has not fired");
                }
            }
        }
    }
}
