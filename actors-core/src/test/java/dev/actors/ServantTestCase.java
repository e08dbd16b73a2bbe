package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.isolation.Isolation;

/** Actors that do what a test tells them to, message by message. */
abstract class ServantTestCase extends KernelTestCase {

    static final ExitReason KILLED = new ExitReason.Killed();
    static final ExitReason SHUTDOWN = new ExitReason.Shutdown();

    /** What a servant is to do with its own context. */
    @FunctionalInterface
    interface Order {
        void on(ActorContext self) throws Exception;
    }

    private static final class Leave extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Orders are code, which no isolation can copy. */
    @Override
    NodeBuilder configure(NodeBuilder builder) {
        return super.configure(builder).isolation(Isolation.SHARE);
    }

    /** Follows orders until it is told to leave; other messages wait. */
    static Object obey(ActorContext self) throws Exception {
        try {
            while (true) {
                Order order = self.receive(Order.class);
                Address principal = self.sender();
                order.on(self);
                if (principal != null) {
                    self.send(principal, "done");
                }
            }
        } catch (Leave leave) {
            return "left";
        }
    }

    Address servant() {
        return node.spawn(ServantTestCase::obey);
    }

    /** Has an order followed to its end. */
    void order(Address servant, Order order) {
        assertThat(ask(servant, order)).isEqualTo("done");
    }

    /** Gives an order that the servant does not survive. */
    void lastOrder(Address servant, Order order) {
        node.send(servant, order);
    }

    static Order crash(RuntimeException cause) {
        return _ -> {
            throw cause;
        };
    }

    static Order leave() {
        return _ -> {
            throw new Leave();
        };
    }

    ActorInfo info(Address actor) {
        return node.info(actor).orElseThrow();
    }
}
