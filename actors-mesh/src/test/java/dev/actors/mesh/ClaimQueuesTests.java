package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How many claims are asked for at a time. */
class ClaimQueuesTests {

    private static final int MAX_FRAME = 16 * 1_024;

    private ClaimQueues queues = new ClaimQueues(MAX_FRAME);
    private final Outbox outbox = new Outbox("claims", 1, _ -> {}, _ -> {});
    private final Link other =
            new Link(new Member("a:1", 1, org.jgroups.util.UUID.randomUUID()), 1, outbox, null);

    ClaimQueuesTests() {
        outbox.close();
    }

    /** Claims for keys with names of a length, which are to be asked for. */
    private List<Claim> ask(int number, int length) {
        List<Claim> claims =
                IntStream.range(0, number)
                        .mapToObj(i -> "x".repeat(length - 4) + (1_000 + i))
                        .map(key -> Address.parse("keyed:counter/" + key))
                        .map(key -> new Claim(key, 0, Duration.ofSeconds(10)))
                        .toList();
        claims.forEach(claim -> queues.add(other, claim));
        return claims;
    }

    private List<ClaimQueues.Question> next() {
        return queues.next(7, _ -> true);
    }

    @ParameterizedTest
    @EnumSource
    void asksForNoMoreThanAFrameHolds(WireFormat format) {
        List<Claim> claims = ask(256, 200);
        Codec codec = new Codec(WireTypes.builder().build(), format, MAX_FRAME);
        int asked = 0;
        for (List<ClaimQueues.Question> some = next(); !some.isEmpty(); some = next()) {
            for (ClaimQueues.Question question : some) {
                List<Address> keys = question.claims().stream().map(claim -> claim.key).toList();
                KeyedWord word = new KeyedWord.Claimed("a:1", keys);
                byte[] frame = codec.encode(new Frame.Ask(1, Clerk.on("a:1"), word));
                assertThat(frame.length).isLessThanOrEqualTo(MAX_FRAME);
                asked += keys.size();
                queues.answered(other);
            }
        }
        assertThat(asked).isEqualTo(claims.size());
    }

    @Test
    void asksForAKeyThatIsTooLongByItself() {
        queues = new ClaimQueues(1_000);
        List<Claim> claims = ask(2, 600);
        assertThat(next())
                .extracting(ClaimQueues.Question::claims)
                .containsExactly(claims.subList(0, 1), claims.subList(1, 2));
    }

    @Test
    void asksFourQuestionsAtATime() {
        List<Claim> claims = ask(1_200, 10);
        assertThat(next()).hasSize(4);
        assertThat(next()).isEmpty();

        queues.answered(other);
        assertThat(next())
                .containsExactly(new ClaimQueues.Question(other, 7, claims.subList(1_024, 1_200)));
    }

    @Test
    void asksNotForWhatIsOver() {
        List<Claim> claims = ask(3, 10);
        assertThat(queues.next(7, claim -> claim == claims.get(2)))
                .containsExactly(new ClaimQueues.Question(other, 7, claims.subList(2, 3)));
    }

    @Test
    void forgetsWhomToAskSoThatItCanBeSaidAnew() {
        Claim claim = ask(1, 10).getFirst();
        assertThat(claim.isToAsk(other, 0)).isFalse();
        queues.drop();
        assertThat(claim.isToAsk(other, 0)).isTrue();
        assertThat(next()).isEmpty();
    }
}
