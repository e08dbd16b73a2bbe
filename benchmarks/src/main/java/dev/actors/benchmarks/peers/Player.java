package dev.actors.benchmarks.peers;

import dev.actors.benchmarks.peers.Peer.Next;
import dev.actors.benchmarks.peers.Peer.Step;
import dev.actors.benchmarks.peers.PeerMessages.From;
import dev.actors.benchmarks.workload.Finish;

/**
 * One who sends a ball to and fro.
 *
 * @param <C> how one of the peer's actors sees the world
 * @param <R> a reference to one of its actors
 */
abstract class Player<C, R> implements Step<C> {

    private final Peer<C, R> peer;
    private final From ball;
    private int left;

    private Player(Peer<C, R> peer, C self, int rounds) {
        this.peer = peer;
        this.ball = new From(peer.self(self));
        this.left = rounds;
    }

    /** The one who begins, and tells when it is over. */
    static <C, R> Player<C, R> ping(Peer<C, R> peer, C self, R pong, int rounds, Finish finish) {
        Player<C, R> ping =
                new Player<>(peer, self, rounds) {
                    @Override
                    public Next handle(C self, Object answer) {
                        if (isLast()) {
                            finish.arrive();
                            return Next.END;
                        }
                        sendBack(self, answer);
                        return Next.GO_ON;
                    }
                };
        peer.send(self, pong, ping.ball());
        return ping;
    }

    /** The other one. */
    static <C, R> Player<C, R> pong(Peer<C, R> peer, C self, int rounds) {
        return new Player<>(peer, self, rounds) {
            @Override
            public Next handle(C self, Object question) {
                sendBack(self, question);
                return isLast() ? Next.END : Next.GO_ON;
            }
        };
    }

    private From ball() {
        return ball;
    }

    boolean isLast() {
        return --left == 0;
    }

    void sendBack(C self, Object message) {
        peer.send(self, peer.sender(message), ball);
    }
}
