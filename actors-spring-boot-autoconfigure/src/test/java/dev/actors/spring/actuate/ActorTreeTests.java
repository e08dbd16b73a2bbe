package dev.actors.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Node;
import dev.actors.spring.Patience;
import dev.actors.spring.insight.Census;
import dev.actors.spring.insight.NodeModel;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The tree, where there are many. */
class ActorTreeTests {

    private static Object parent(ActorContext self, int children) {
        for (int i = 0; i < children; i++) {
            self.spawn(ActorContext::receive);
        }
        return self.receive();
    }

    private static Object chain(ActorContext self, int more) {
        if (more > 0) {
            self.start(ActorSpec.process(next -> chain(next, more - 1)));
        }
        return self.receive();
    }

    private static ActorTreeDescriptor tree(Node node, int limit) {
        NodeModel model = new NodeModel(() -> node, _ -> null);
        Census census = model.census();
        return ActorTreeDescriptor.of(model.tree(census), census.size(), limit);
    }

    private static int depth(List<ActorTreeDescriptor.Branch> level) {
        return level.isEmpty() ? 0 : 1 + depth(level.getFirst().children());
    }

    @Test
    void showsWhatIsNearTheRootsWhenItIsTooLarge() {
        try (Node node = Node.builder("c@h:1").open()) {
            node.start(ActorSpec.process(self -> parent(self, 10)));
            node.start(ActorSpec.process(self -> parent(self, 10)));
            ActorTreeDescriptor tree = tree(node, 15);

            assertThat(tree.total()).isEqualTo(22);
            assertThat(tree.shown()).isEqualTo(15);
            assertThat(tree.roots())
                    .extracting(ActorTreeDescriptor.Branch::childCount)
                    .containsExactly(10, 10);
            assertThat(tree.roots())
                    .extracting(root -> root.children().size())
                    .containsExactly(10, 3);
        }
    }

    @Test
    void endsWhereADocumentWouldBeTooDeep() {
        try (Node node = Node.builder("c@h:1").open()) {
            node.start(ActorSpec.process(self -> chain(self, 150)));
            ActorTreeDescriptor tree = tree(node, 10_000);

            assertThat(tree.total()).isEqualTo(151);
            assertThat(depth(tree.roots())).isEqualTo(100);
            assertThat(tree.shown()).isEqualTo(100);
        }
    }

    @Test
    void hasAnActorAtTheRootsWhoseParentHasEnded() {
        try (Node node = Node.builder("c@h:1").open()) {
            Patience.of(node.termination(node.spawn(self -> self.spawn(ActorContext::receive))));
            ActorTreeDescriptor tree = tree(node, 10);

            assertThat(tree.roots()).hasSize(1);
            assertThat(tree.roots().getFirst().children()).isEmpty();
        }
    }
}
