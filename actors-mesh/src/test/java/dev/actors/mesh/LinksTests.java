package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.mesh.Frame.Hello;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** In which order it is told what becomes of the links to a node. */
class LinksTests {

    private static final String NODE = "127.0.0.1:4712";

    private final Codec codec = new Codec(Sample.types(), WireFormat.CBOR, 1_000);
    private final BlockingQueue<Hello> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final Semaphore permits = new Semaphore(1_000_000);
    private final Member member = new Member(NODE, 1, Member.address(NODE, 1));

    private final Links links =
            new Links(
                    this::link,
                    new Links.Observer() {
                        @Override
                        public void opened(Link link) {
                            tell("opened");
                        }

                        @Override
                        public void lost(Link link) {
                            tell("lost");
                        }
                    });

    private void tell(String what) {
        begun.add(what);
        try {
            if (!permits.tryAcquire(MeshTestCase.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody was to be told that it is " + what);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        told.add(what);
    }

    private Link link(Member to, long number) {
        return new Link(to, number, new Outbox("links", 10_000, this::keep, _ -> {}), codec);
    }

    /** Reads each frame of a batch behind its length. */
    private void keep(byte[] batch) {
        ByteBuffer frames = ByteBuffer.wrap(batch);
        while (frames.hasRemaining()) {
            byte[] frame = new byte[frames.getInt()];
            frames.get(frame);
            sent.add((Hello) codec.decode(frame, 0, frame.length));
        }
    }

    private Link present() {
        Link link = links.from(member.address());
        if (link == null) {
            throw new AssertionError("There is no link");
        }
        return link;
    }

    private Hello nextSent() {
        return MeshTestCase.next(sent, "greeting");
    }

    /** The other side answers the greeting that it gets next, by a link of that number. */
    private void answer(long number) {
        links.greeted(present(), number, nextSent().number());
    }

    @AfterEach
    void close() {
        permits.release(1_000);
        links.close();
    }

    @Test
    void tellsOfALinkThatIsOpenedAndLost() {
        links.members(List.of(member));
        answer(7);
        assertThat(links.nodes()).containsExactly(NODE);
        links.members(List.of());

        assertThat(told).containsExactly("opened", "lost");
        assertThat(links.nodes()).isEmpty();
    }

    @Test
    void opensNoLinkWhileItIsToldThatTheLastOneIsLost() {
        links.members(List.of(member));
        answer(7);
        permits.drainPermits();
        begun.clear();
        present().outbox().close();

        Future<?> mending = MeshTestCase.async(links::mend);
        assertThat(MeshTestCase.next(begun, "telling")).isEqualTo("lost");
        links.greeted(present(), 8, 0);

        assertThat(told).containsExactly("opened");
        assertThat(links.nodes()).isEmpty();
        long refused = present().number;
        permits.release();
        Object unused = MeshTestCase.get(mending);
        Hello greeting = nextSent();
        assertThat(greeting.number()).isEqualTo(refused);
        assertThat(greeting.known()).isZero();
        permits.release();
        links.greeted(present(), 8, greeting.number());
        assertThat(told).containsExactly("opened", "lost", "opened");
        assertThat(links.nodes()).containsExactly(NODE);
    }

    @Test
    void tellsThatALinkIsLostAfterItHasToldThatItIsOpened() {
        links.members(List.of(member));
        permits.drainPermits();
        Future<?> opening = MeshTestCase.async(() -> answer(7));
        assertThat(MeshTestCase.next(begun, "telling")).isEqualTo("opened");

        links.members(List.of());
        assertThat(told).isEmpty();
        permits.release(2);
        Object unused = MeshTestCase.get(opening);

        assertThat(told).containsExactly("opened", "lost");
    }

    @Test
    void greetsTheNextLifeOfANodeWhenTheLastOneIsToldAsLost() {
        links.members(List.of(member));
        answer(7);
        permits.drainPermits();
        begun.clear();
        Member next = new Member(NODE, 2, Member.address(NODE, 2));
        present().outbox().close();

        Future<?> mending = MeshTestCase.async(links::mend);
        assertThat(MeshTestCase.next(begun, "telling")).isEqualTo("lost");
        links.members(List.of(next));
        assertThat(sent).isEmpty();
        permits.release();
        Object unused = MeshTestCase.get(mending);

        assertThat(nextSent().known()).isZero();
    }

    @Test
    void goesOnTellingWhenTheObserverFails() {
        Links failing =
                new Links(
                        this::link,
                        new Links.Observer() {
                            @Override
                            public void opened(Link link) {
                                throw new IllegalStateException("I fail");
                            }

                            @Override
                            public void lost(Link link) {
                                told.add("lost");
                            }
                        });
        failing.members(List.of(member));
        Link link = failing.from(member.address());
        assertThat(link).isNotNull();
        try {
            failing.greeted(link, 7, nextSent().number());
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("I fail");
        }
        failing.members(List.of());

        assertThat(told).containsExactly("lost");
    }
}
