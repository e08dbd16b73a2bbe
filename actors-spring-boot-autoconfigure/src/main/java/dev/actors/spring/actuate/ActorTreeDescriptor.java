package dev.actors.spring.actuate;

import dev.actors.ActorGlance;
import dev.actors.ActorInfo;
import dev.actors.spring.insight.ActorTree;
import dev.actors.spring.insight.Labels;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The living actors below those that spawned them, as supervisors have their children.
 *
 * @param roots the actors that were spawned from outside, or whose parent has ended, oldest first
 * @param shown how many actors are in the tree
 * @param total how many live
 */
public record ActorTreeDescriptor(List<Branch> roots, int shown, int total)
        implements OperationResponseBody {

    /** JSON libraries bound how deep a document may be; an actor takes two levels. */
    private static final int DEEPEST = 100;

    /**
     * An actor with its children. Some of them are left out where the tree would be too large or
     * too deep.
     *
     * @param address where it is reached
     * @param names the names it is registered under, oldest first
     * @param behavior the name of its behaviour
     * @param status what it is doing
     * @param restarts how often it was restarted
     * @param restartsLeft how many restarts it may still have now; left out where it is not
     *     restarted
     * @param childCount how many children it has
     * @param children those of them that are shown, oldest first
     */
    public record Branch(
            String address,
            List<String> names,
            String behavior,
            String status,
            int restarts,
            @Nullable Integer restartsLeft,
            int childCount,
            List<Branch> children) {}

    /** An actor whose children are still to be put in the tree. */
    private record Open(Branch branch, List<ActorGlance> children, int depth) {}

    /**
     * Makes the tree, level by level, so that what is near the roots is shown first.
     *
     * @param tree all that live
     * @param total how many that are
     * @param limit how many are shown at most
     */
    static ActorTreeDescriptor of(ActorTree tree, int total, int limit) {
        List<Branch> roots = new ArrayList<>();
        Queue<Open> open = new ArrayDeque<>();
        int shown = grow(roots, tree.roots(), 1, limit, tree, open);
        for (Open next = open.poll(); next != null && shown < limit; next = open.poll()) {
            shown +=
                    grow(
                            next.branch().children(),
                            next.children(),
                            next.depth(),
                            limit - shown,
                            tree,
                            open);
        }
        return new ActorTreeDescriptor(roots, shown, total);
    }

    private static int grow(
            List<Branch> level,
            List<ActorGlance> actors,
            int depth,
            int limit,
            ActorTree tree,
            Queue<Open> open) {
        List<ActorGlance> some = actors.subList(0, Math.min(limit, actors.size()));
        for (ActorGlance glance : some) {
            ActorInfo actor = glance.info();
            List<ActorGlance> children = tree.childrenOf(actor.address());
            Branch branch =
                    new Branch(
                            actor.address().toString(),
                            actor.names(),
                            actor.behavior(),
                            Labels.of(actor.status()),
                            actor.restarts(),
                            actor.restartsLeft(),
                            children.size(),
                            new ArrayList<>());
            level.add(branch);
            if (depth < DEEPEST && !children.isEmpty()) {
                open.add(new Open(branch, children, depth + 1));
            }
        }
        return some.size();
    }
}
