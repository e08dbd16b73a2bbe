package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.examples.Chat.Join;
import dev.actors.examples.Chat.Say;

import java.time.Duration;

class ChatTests {

    @Seeds
    void tellsTheOthersWhenAClientJoinsSaysLeavesOrCrashes(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) ->
                        assertThat(node.await(node.spawn(Chat::alice)))
                                .isEqualTo(
                                        """
                                        Alice joined
                                        Bob joined
                                        Bob: hello, Alice
                                        Bob left
                                        Carol joined
                                        Carol was cut off: line noise\
                                        """));
    }

    @Seeds
    void tellsWhatCameWhenSomebodySendsNonsense(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) -> {
                    Address chat = node.spawn(Chat::serve);
                    assertThat(node.await(node.spawn(ChatTests::talkNonsense, chat)))
                            .isEqualTo("Somebody sent nonsense: 42");
                });
    }

    private static String talkNonsense(ActorContext self, Address chat) {
        self.send(chat, new Join(self.address(), "Dave"));
        assertThat(self.receive()).isEqualTo("Dave joined");
        self.send(chat, 42);
        return self.receive(String.class);
    }

    @Seeds
    void goesOnWhenItsOnlyClientHasCrashed(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, world) -> {
                    Address chat = node.spawn(Chat::serve);
                    node.spawn(Chat::carol, chat);
                    world.sleep(Duration.ofSeconds(1));
                    assertThat(node.await(node.spawn(ChatTests::talkToOneself, chat)))
                            .isEqualTo("Dave: anybody here?");
                });
    }

    private static String talkToOneself(ActorContext self, Address chat) {
        self.send(chat, new Join(self.address(), "Dave"));
        assertThat(self.receive()).isEqualTo("Dave joined");
        self.send(chat, new Say(self.address(), "anybody here?"));
        return self.receive(String.class);
    }
}
