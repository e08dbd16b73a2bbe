package dev.actors.supervisor;

import dev.actors.ActorContext;
import dev.actors.ActorInfo;
import dev.actors.ActorStartException;
import dev.actors.ActorStatus;
import dev.actors.Address;
import dev.actors.Refusal;

import org.jspecify.annotations.Nullable;

/** How a supervisor serves its clients. */
final class ChildCommands {

    private final ActorContext self;
    private final Children children;

    ChildCommands(ActorContext self, Children children) {
        this.self = self;
        this.children = children;
    }

    /** Does what is asked and answers; a child that does not start is an answer too. */
    void execute(ChildCommand command) {
        try {
            self.reply(answer(command));
        } catch (Refusal | ActorStartException e) {
            self.reply(e);
        }
    }

    private @Nullable Object answer(ChildCommand command) {
        return switch (command) {
            case ChildCommand.Start(ChildSpec child) -> start(child);
            case ChildCommand.Terminate(String id) -> {
                children.stop(known(id));
                yield null;
            }
            case ChildCommand.Restart(String id) -> children.start(ended(id).spec());
            case ChildCommand.Delete(String id) -> {
                children.forget(ended(id));
                yield null;
            }
            case ChildCommand.Which() -> children.all().stream().map(this::info).toList();
            case ChildCommand.Count() -> count();
        };
    }

    private Address start(ChildSpec spec) {
        if (children.find(spec.id()) != null) {
            throw refused(spec.id(), "is there already. Choose another id, or delete it first.");
        }
        return children.start(spec);
    }

    private SupervisedChild known(String id) {
        SupervisedChild child = children.find(id);
        if (child == null) {
            throw refused(id, "is not known. Ask whichChildren for those that are.");
        }
        return child;
    }

    private SupervisedChild ended(String id) {
        SupervisedChild child = known(id);
        if (!child.hasEnded()) {
            throw refused(id, "has not ended. Terminate it first.");
        }
        return child;
    }

    private Refusal refused(String id, String why) {
        return new Refusal("Child '" + id + "' of " + self + " " + why);
    }

    private ChildInfo info(SupervisedChild child) {
        ActorInfo actor = self.node().info(child.address()).orElseThrow();
        return new ChildInfo(
                child.id(),
                actor.status() == ActorStatus.ENDED ? null : child.address(),
                actor.status(),
                child.spec().restart(),
                actor.restarts(),
                actor.lastCrash());
    }

    private ChildCounts count() {
        int active = 0;
        for (SupervisedChild child : children.all()) {
            ActorStatus status = info(child).status();
            active += status == ActorStatus.RUNNING || status == ActorStatus.WAITING ? 1 : 0;
        }
        return new ChildCounts(children.all().size(), active);
    }
}
