package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.MonitorRef;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that actors of this node have throughout the mesh, and the clerk's watch over each of
 * them. The clerk's own; it outlives a crash of the clerk, the watches do not.
 */
final class OwnNames {

    private record Held(Word.NameEntry entry, MonitorRef monitor) {}

    private final Map<String, Held> byName = new HashMap<>();
    private final Map<MonitorRef, Word.NameEntry> byMonitor = new HashMap<>();

    Word.@Nullable NameEntry find(String name) {
        Held held = byName.get(name);
        return held == null ? null : held.entry();
    }

    List<Word.NameEntry> all() {
        return byName.values().stream().map(Held::entry).toList();
    }

    /** Adds a name in place of what is known of it, and watches its actor. */
    void add(ActorContext self, Word.NameEntry entry) {
        remove(self, entry.name());
        MonitorRef monitor = self.monitor(entry.actor());
        byName.put(entry.name(), new Held(entry, monitor));
        byMonitor.put(monitor, entry);
    }

    void remove(ActorContext self, String name) {
        Held held = byName.remove(name);
        if (held != null) {
            byMonitor.remove(held.monitor());
            self.demonitor(held.monitor());
        }
    }

    /** The name whose actor has ended; null if it was removed before. */
    Word.@Nullable NameEntry ended(MonitorRef monitor) {
        Word.NameEntry entry = byMonitor.remove(monitor);
        if (entry != null) {
            byName.remove(entry.name());
        }
        return entry;
    }
}
